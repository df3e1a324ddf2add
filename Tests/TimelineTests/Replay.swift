import CableFormat
import Diagnostics
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import TestSupport
import Timeline

/// A cable's replay written to a database, as the program does it.
enum Replay {
  static let facts = TimelineWriter.RunFacts(
    arm: "replay", replication: 0, engineVersion: "1", arguments: "[\"cablesim\"]", scenarioText: "name: test"
  )

  /// The scenario of ASTANA 2147 on the shipped network.
  static func astana() throws -> Scenario {
    let read = try CableReader.read(text("Scenarios/astana-2147/cable.txt"))
    let topology = try TopologyReader.read(text("Topologies/state-2008.yaml"))
    var diagnostics: [Diagnostic] = []
    let filing = try Filing(read, in: topology, diagnostics: &diagnostics)
    return Scenario(
      name: "replay", topology: topology, start: filing.filedAt, duration: .days(30), filings: [filing])
  }

  private static func text(_ file: String) throws -> SourceText {
    SourceText(name: file, bytes: try Repository.bytes(file))
  }

  /// Three stations in a line, and cables of one section from one end to the other.
  ///
  /// - Parameter times: when they are filed, in seconds.
  static func line(
    filedAt times: [Int64] = [0], precedences: [Precedence] = [.routine], for duration: TimeSpan = .days(2)
  ) throws -> Scenario {
    let yaml = """
      format: cablesim-topology/1
      name: Line
      about: of three stations
      stations:
        - {id: RUEA, name: FIRST, position: [10.5, -20.25], handling: 5 s}
        - {id: RUEH, name: RELAY, kind: relay}
        - {id: RUEB, name: LAST, hours: {open: "08:00", close: "17:00", callIn: 45 min}}
      circuits:
        - {from: RUEA, to: RUEH, speed: 10 cps, propagation: 270 ms}
        - {from: RUEH, to: RUEB, speed: 10 cps, channels: 2, designator: XRO, firstChannelNumber: 9011}
      """
    let topology = try TopologyReader.read(SourceText(name: "line.yaml", bytes: Array(yaml.utf8)))
    // 2008-10-30T11:00:00Z
    let start = Instant(microseconds: 1_225_364_400_000_000)
    let filings = zip(times, precedences + Array(repeating: .routine, count: times.count)).map {
      time, precedence in
      Filing(
        originator: StationID(0), filedAt: start + .seconds(time), precedence: precedence,
        parties: [
          Filing.Party(
            indicator: RoutingIndicator("RUEB"), name: "THE LAST", role: .action, precedence: precedence)
        ], sectionLengths: [45])
    }
    return Scenario(
      name: "line", topology: topology, start: start, duration: duration, seed: 7, filings: filings)
  }

  /// Runs a scenario into a new database.
  static func write(_ scenario: Scenario, to path: String) throws {
    var writer = try TimelineWriter(creating: path, for: scenario, facts)
    var engine = RelayEngine(scenario)
    try writer.write(runOf: &engine)
    try writer.finish()
  }
}

/// The rows of a query as words, `-` for NULL, a row a line.
func query(_ sql: String, in path: String) throws -> [String] {
  let connection = try Connection(path, .reading)
  var statement = try connection.prepare(sql)
  var rows: [String] = []
  while try statement.step() { rows.append(statement.optionalText(0) ?? "-") }
  return rows
}
