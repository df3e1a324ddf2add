import Diagnostics
import Distribution
import Foundation
import Scenario
import TestSupport
import Timeline

/// Runs of scenarios written to databases, as the program does it.
enum Recording {
  /// Runs a scenario file into a new database; two replications if it is asked for.
  ///
  /// - Parameter edit: changes the scenario before it is run.
  static func write(
    _ scenario: String, to database: String, replications: Int = 1,
    edit: (inout Scenario) -> Void = { _ in }
  ) throws {
    var resolved = try ScenarioReader.resolve(scenario, load: load).scenario
    edit(&resolved)
    var writer = try TimelineWriter(creating: database, for: resolved, facts(0))
    for replication in 0..<replications {
      if replication > 0 { try writer.beginRun(of: resolved, facts(replication)) }
      var engine = RelayEngine(resolved, replication: replication)
      try writer.write(runOf: &engine)
    }
    try writer.finish()
  }

  /// A scenario drawn from a seed, as a file in a folder, run into `run.db` there.
  ///
  /// - Returns: the path of the database.
  @discardableResult
  static func random(
    seed: UInt64, in folder: borrowing TemporaryFolder, edit: (inout Scenario) -> Void = { _ in }
  ) throws -> String {
    let drawn = RandomScenario(seed: seed)
    try folder.write(drawn.topology, to: "topology.yaml")
    try folder.write(drawn.scenario, to: "scenario.yaml")
    let database = folder.path("run.db")
    try write(folder.path("scenario.yaml"), to: database) {
      $0.recordsRoutingLines = seed.isMultiple(of: 2)
      edit(&$0)
    }
    return database
  }

  /// A scenario in words, on a network in words, run into `run.db` in a folder.
  static func write(
    network: String, scenario: String, in folder: borrowing TemporaryFolder
  ) throws -> String {
    try folder.write("format: cablesim-topology/1\nname: network\n\(network)\n", to: "topology.yaml")
    try folder.write(
      """
      format: cablesim-scenario/1
      name: scenario
      topology: topology.yaml
      start: 2008-10-30T00:00:00Z
      \(scenario)

      """, to: "scenario.yaml")
    try write(folder.path("scenario.yaml"), to: folder.path("run.db"))
    return folder.path("run.db")
  }

  private static func facts(_ replication: Int) -> TimelineWriter.RunFacts {
    TimelineWriter.RunFacts(
      arm: "", replication: replication, engineVersion: "1", arguments: "[]", scenarioText: "name: test")
  }

  private static func load(_ path: String) throws(InvalidInput) -> SourceText {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InvalidInput(code: "missing-file", file: path, "there is no such file")
    }
    return SourceText(name: path, bytes: Array(data))
  }

  /// The scenarios that are shipped.
  static var shipped: [String] {
    let folder = Repository.path("Scenarios")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }
}
