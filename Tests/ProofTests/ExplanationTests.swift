import Analysis
import EventKernel
import Scenario
import TestSupport
import Testing
import Timeline

/// Every microsecond between filing and delivery goes to exactly one cause.
@Suite("Explanations")
struct ExplanationTests {
  /// Explains every addressee of a database and checks that nothing is left out or told twice.
  ///
  /// - Returns: the causes that were met.
  @discardableResult
  static func check(_ database: String, _ note: String) throws -> Set<Delay.Cause> {
    let reader = try TimelineReader(database)
    var met: Set<Delay.Cause> = []
    for run in try reader.runs() {
      let blame = try Blame(run: run.run, in: reader)
      for message in try reader.messages(run: run.run) {
        for explanation in try blame.explanations(of: message, in: reader, where: { _ in true }) {
          met.formUnion(explanation.delays.map(\.cause))
          guard let fault = fault(of: explanation) else { continue }
          Issue.record("\(note), run \(run.run), cable \(message.message): \(fault) in \(explanation)")
        }
      }
    }
    return met
  }

  /// What is wrong with an explanation, if anything is.
  private static func fault(of explanation: Explanation) -> String? {
    guard let end = explanation.hadAt else {
      return explanation.delays.isEmpty ? nil : "an addressee without the cable has delays"
    }
    var at = explanation.filedAt
    for delay in explanation.delays {
      if delay.from != at || delay.to <= at { return "a gap before \(delay)" }
      if delay.cause == .waitingForCircuit, delay.behind == nil { return "nobody is ahead in \(delay)" }
      at = delay.to
    }
    let latency = (end - explanation.filedAt).microseconds
    let totals = explanation.totals.map(\.span.microseconds).reduce(0, +)
    let parts = explanation.parts.map(\.span.microseconds).reduce(0, +)
    let few = explanation.parts(atMost: 3).map(\.span.microseconds).reduce(0, +)
    let isWhole = [totals, parts, few].allSatisfy { $0 == latency }
    return at == end && isWhole ? nil : "the sum is wrong"
  }

  @Test("sum exactly for all addressees of networks at random", arguments: 1...100 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let database = try Recording.random(seed: seed, in: folder)
    try Self.check(database, "seed \(seed)")
  }

  @Test("meet every cause that there is")
  func allCauses() throws {
    var met: Set<Delay.Cause> = []
    for seed in 1...20 as ClosedRange<UInt64> where met.count < Delay.Cause.allCases.count {
      let folder = try TemporaryFolder()
      met.formUnion(try Self.check(try Recording.random(seed: seed, in: folder), "seed \(seed)"))
    }
    #expect(met == Set(Delay.Cause.allCases))
  }

  @Test("sum exactly for all addressees of the shipped scenarios", arguments: Recording.shipped)
  func shipped(scenario: String) throws {
    let folder = try TemporaryFolder()
    try Recording.write(scenario, to: folder.path("run.db")) { $0.recording = .hops }
    try Self.check(folder.path("run.db"), scenario)
  }

  // MARK: Known answers

  /// A network of one circuit of 10 characters a second, and what else is said of its parts.
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var network = "stations: [{id: RUAA}, {id: RUBB}]\ncircuits: [{from: RUAA, to: RUBB, speed: 10 cps}]"
    var policy = ""
    var scenario: String

    /// The cable that is explained, and where its time went, in seconds.
    var message = 1
    var answer: String

    var testDescription: String { what }
  }

  static let flash = """
    cables:
      - {from: RUAA, filedAt: +0 s, precedence: ROUTINE, to: [RUBB], characters: 100}
      - {from: RUAA, filedAt: +4 s, precedence: FLASH, to: [RUBB], characters: 50}
    """
  static let alone =
    "cables: [{from: RUAA, filedAt: +0 s, precedence: ROUTINE, to: [RUBB], characters: 100}]\n"
  static let two = """
    cables:
      - {from: RUAA, filedAt: +0 s, precedence: ROUTINE, to: [RUBB], characters: 50}
      - {from: RUAA, filedAt: +0 s, precedence: ROUTINE, to: [RUBB], characters: 50}
    """

  static let cases = [
    Case(
      what: "an interrupted copy that begins anew", scenario: flash,
      answer:
        "interruptedWork RUAA>RUBB 4, waitingForCircuit RUAA>RUBB behind 2 FLASH 5, transmission RUAA>RUBB 10"
    ),
    Case(
      what: "an interrupted copy that goes on", policy: ", interrupted: resume", scenario: flash,
      answer: "transmission RUAA>RUBB 10, waitingForCircuit RUAA>RUBB behind 2 FLASH 5"),
    Case(
      what: "a circuit that fails",
      scenario: alone + "incidents: [{circuit: \"RUAA>RUBB\", down: [+3 s, +8 s]}]",
      answer: "interruptedWork RUAA>RUBB 3, circuitDown RUAA>RUBB 5, transmission RUAA>RUBB 10"),
    Case(
      what: "a station that fails", scenario: alone + "incidents: [{station: RUBB, down: [+3 s, +8 s]}]",
      answer: "interruptedWork RUAA>RUBB 3, stationDown RUAA>RUBB 5, transmission RUAA>RUBB 10"),
    Case(
      what: "a window that is closed at first",
      network: """
        stations: [{id: RUAA}, {id: RUBB}]
        circuits: [{from: RUAA, to: RUBB, speed: 10 cps, propagation: 1 s, windows: [["00:01", "23:00"]]}]
        """, scenario: alone,
      answer: "closedWindow RUAA>RUBB 60, transmission RUAA>RUBB 10, propagation RUAA>RUBB 1"),
    Case(
      what: "a cable before it", scenario: two, message: 2,
      answer: "waitingForCircuit RUAA>RUBB behind 1 ROUTINE 5, transmission RUAA>RUBB 5"),
    Case(
      what: "a position",
      network: """
        stations: [{id: RUAA, handling: 7 s}, {id: RUBB}]
        circuits: [{from: RUAA, to: RUBB, speed: 10 cps}]
        """, scenario: two, message: 2,
      answer: "waitingForPosition RUAA 7, handling RUAA 7, transmission RUAA>RUBB 5"),
    Case(
      what: "another section",
      scenario:
        "cables: [{from: RUAA, filedAt: +0 s, precedence: ROUTINE, to: [RUBB], characters: [50, 60]}]",
      answer: "waitingForOtherSections RUAA>RUBB behind 1 ROUTINE 5, transmission RUAA>RUBB 6"),
    Case(
      what: "a station without room",
      network: """
        stations: [{id: RUAA}, {id: RUBB, storage: 1}, {id: RUCC}]
        circuits: [{from: RUAA, to: RUBB, speed: 10 cps}, {from: RUBB, to: RUCC, speed: 1 cps}]
        """, scenario: two.replacing("RUBB", with: "RUCC"), message: 2,
      answer: "waitingForCircuit RUAA>RUBB behind 1 ROUTINE 5, transmission RUAA>RUBB 5, held RUAA>RUBB 45, "
        + "transmission RUBB>RUCC 50"),
    Case(
      what: "another way",
      network: """
        stations: [{id: RUAA}, {id: RUBB}, {id: RUCC}]
        circuits: [{from: RUAA, to: RUBB, speed: 10 cps}, {from: RUAA, to: RUCC, speed: 20 cps},
          {from: RUCC, to: RUBB, speed: 5 cps}]
        """, policy: ", divertAfter: {ROUTINE: 30 s}",
      scenario: alone + "incidents: [{circuit: \"RUAA>RUBB\", down: [+0 s, +1 h]}]",
      answer: "circuitDown RUAA>RUBB 30, transmission RUAA>RUCC 5, transmission RUCC>RUBB 20"),
    Case(
      what: "an office that is closed",
      network: """
        stations: [{id: RUAA}, {id: RUBB, hours: {open: "08:00", close: "17:00", callIn: 45 min}}]
        circuits: [{from: RUAA, to: RUBB, speed: 10 cps}]
        """, scenario: alone, answer: "transmission RUAA>RUBB 10, officeClosed RUBB 28790"),
  ]

  @Test("tell where the time went", arguments: cases)
  func known(example: Case) throws {
    let folder = try TemporaryFolder()
    let database = try Recording.write(
      network: example.network,
      scenario: "duration: 12 h\npolicy: {overheadCharacters: 0\(example.policy)}\n" + example.scenario,
      in: folder)
    let reader = try TimelineReader(database)
    let message = try reader.message(example.message, run: 1)
    let explanations = try Blame(run: 1, in: reader).explanations(of: message, in: reader) { _ in true }
    #expect(explanations.map { words($0) } == [example.answer])
  }

  private func words(_ explanation: Explanation) -> String {
    explanation.parts.map { part in
      let behind = part.behind.map { " behind \($0.message) \($0.precedence)" } ?? ""
      return "\(part.cause) \(part.place)\(behind) \(part.span.microseconds / 1_000_000)"
    }.joined(separator: ", ")
  }
}

extension String {
  fileprivate func replacing(_ word: String, with other: String) -> String {
    split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
  }
}
