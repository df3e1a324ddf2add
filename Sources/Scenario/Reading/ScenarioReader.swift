import CableFormat
import Configuration
package import Diagnostics
import EventKernel
import RelayNetwork

/// Reads a scenario in the format `cablesim-scenario/1`, with everything that it refers to.
///
/// Everything wrong with its parts is reported at once; what is wrong with the form of one part, one at a time.
package struct ScenarioReader {
  static let format = "cablesim-scenario/1"

  /// Every key that a scenario can have at its top, but `extends`, which a resolved one does not have.
  package static var keys: [String] { ScenarioDefaults.keys }

  var tree: ScenarioTree
  var diagnostics: [Diagnostic] = []
  private var isValid = true

  private init(_ tree: ScenarioTree) {
    self.tree = tree
  }

  /// The scenario of a file, with what the command line says instead.
  ///
  /// - Throws: all that is wrong with it, with file, line and column.
  package static func resolve(
    _ path: String, overrides: [ScenarioOverride] = [], load: @escaping FileLoader
  ) throws(InvalidInput) -> ResolvedScenario {
    var reader = ScenarioReader(try ScenarioTree(path, overrides: overrides, load: load))
    let scenario = reader.attempt { (reader) throws(ConfigurationError) in try reader.scenario() }
    reader.diagnostics.sort { $0.location < $1.location }
    guard let scenario = scenario ?? nil, reader.isValid else { throw InvalidInput(reader.diagnostics) }
    return ResolvedScenario(
      scenario: scenario, diagnostics: reader.diagnostics, document: reader.tree.root,
      texts: reader.tree.texts, chain: reader.tree.chain)
  }

  // MARK: Findings

  /// Does a part of the work; what is wrong with it is reported, and the rest goes on.
  mutating func attempt<Value>(
    _ body: (inout ScenarioReader) throws(ConfigurationError) -> Value
  ) -> Value? {
    do throws(ConfigurationError) {
      return try body(&self)
    } catch {
      report([tree.texts.diagnostic(error)])
      return nil
    }
  }

  mutating func report(_ findings: [Diagnostic]) {
    // A value that [*] gives to many is wrong once.
    for finding in findings where !diagnostics.contains(finding) { diagnostics.append(finding) }
    if findings.contains(where: { $0.severity == .error }) { isValid = false }
  }

  mutating func warn(_ error: ConfigurationError) {
    report([tree.texts.diagnostic(error, severity: .warning)])
  }

  // MARK: The whole

  private mutating func scenario() throws(ConfigurationError) -> Scenario? {
    var fields = try Fields(tree.root, of: "a scenario")
    for key in ScenarioDefaults.keys { _ = fields.has(key) }
    attempt { (_) throws(ConfigurationError) in try fields.finish() }
    let facts = facts(&fields)
    let topology = topology(fields.node("topology"), changes: fields.node("changes"), at: fields.position)
    let cables = attempt { (reader) throws(ConfigurationError) in try reader.members("cables") } ?? []
    let real = topology.map { realCables(cables, in: $0) } ?? [:]
    let start = attempt { (_) throws(ConfigurationError) in
      try ScenarioReader.start(&fields, cables: cables, real: real)
    }
    let expectations = expectations(in: topology)
    let traffic = topology.map { self.traffic(in: $0) } ?? []
    // What is left depends on where and when it happens.
    guard let topology, let policy = facts.policy, let start, let duration = facts.duration else {
      return nil
    }
    let surroundings = Surroundings(
      topology: topology, policy: policy, start: start, horizon: start + duration)
    let filings = filings(cables, real: real, in: surroundings)
    let outages = outages(in: surroundings)
    check(facts.warmUp, duration: duration)
    guard let name = facts.name, let seed = facts.seed else { return nil }
    tree.fill("start", with: start.iso8601)
    tree.fill("duration", with: TimeText.text(microseconds: duration.microseconds))
    var scenario = Scenario(
      name: name, topology: topology, start: start, duration: duration, seed: seed, filings: filings)
    scenario.about = facts.about ?? scenario.about
    scenario.policy = policy
    scenario.recording = facts.recording ?? scenario.recording
    scenario.replications = facts.replications ?? scenario.replications
    scenario.warmUp = facts.warmUp ?? scenario.warmUp
    scenario.traffic = traffic
    scenario.outages = outages
    scenario.expectations = expectations
    return scenario
  }

  /// What a scenario says that depends on nothing else; `nil` where there is something wrong with it.
  private struct Facts {
    var name: String?
    var about: String?
    var policy: Policy?
    var recording: Scenario.Recording?
    var seed: UInt64?
    var replications: Int?
    var duration: TimeSpan?
    var warmUp: Scenario.WarmUp?
  }

  private mutating func facts(_ fields: inout Fields) -> Facts {
    var facts = Facts()
    facts.name = attempt { (_) throws(ConfigurationError) in try fields.required("name") }
    facts.about = attempt { (_) throws(ConfigurationError) in try fields.optional("about") ?? "" }
    facts.policy = attempt { (_) throws(ConfigurationError) in try fields.required("policy") }
    facts.recording = attempt { (_) throws(ConfigurationError) in try fields.choice("record") ?? .hops }
    facts.seed = attempt { (_) throws(ConfigurationError) in try fields.required("seed") }
    facts.replications = attempt { (_) throws(ConfigurationError) in
      try fields.count("replications", in: 1...1_000_000) ?? 1
    }
    facts.duration = attempt { (_) throws(ConfigurationError) in try ScenarioReader.duration(&fields) }
    facts.warmUp = attempt { (_) throws(ConfigurationError) in try ScenarioReader.warmUp(&fields) }
    return facts
  }

  /// The members of a list of the scenario; none where it is not given.
  func members(_ key: String) throws(ConfigurationError) -> [Node] {
    try tree.root[key]?.sequence("a list") ?? []
  }
}
