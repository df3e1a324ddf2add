import Foundation
import TestSupport

/// A network of five stations on a busy day, for commands that run scenarios.
enum BusyDay {
  static let topology = """
    format: cablesim-topology/1
    name: Five stations
    defaults:
      station: {handling: 5 s}
      circuit: {speed: 150 bd, unitsPerCharacter: 7.5}
    stations:
      - {id: RUEH, name: BELTSVILLE RELAY, kind: relay}
      - {id: RUCN, name: NEW YORK RELAY, kind: relay}
      - {id: RUEHC, name: SECSTATE WASHDC}
      - {id: RUEHTA, name: AMEMBASSY ASTANA}
      - {id: RUEHBJ, name: AMEMBASSY BEIJING}
    circuits:
      - {between: [RUEHTA, RUEH]}
      - {between: [RUEHBJ, RUEH]}
      - {between: [RUEH, RUEHC]}
      - {between: [RUEH, RUCN], speed: 300 bd}
      - {between: [RUCN, RUEHC], speed: 300 bd}
    """

  static let scenario = """
    format: cablesim-scenario/1
    name: Busy day
    topology: net.yaml
    start: 2008-10-30T11:00:00Z
    duration: 2 d
    warmUp: 2 h
    seed: 3
    cables:
      - {from: RUEHTA, filedAt: +10 h, precedence: IMMEDIATE, infoPrecedence: PRIORITY, to: [RUEHC], info: [RUEHBJ],
         characters: 3600}
    traffic:
      - name: posts to Department
        from: [RUEHTA, RUEHBJ]
        to: [RUEHC]
        interval: {exponential: 12 min}
        mix: {IMMEDIATE: 0.1, PRIORITY: 0.3, ROUTINE: 0.6}
        characters: {exponential: 3600}
    expect:
      - {that: IMMEDIATE within half an hour, precedence: IMMEDIATE, quantile: 0.95, within: 30 min}
      - {that: ROUTINE within ten minutes, precedence: ROUTINE, quantile: 0.95, within: 10 min}
    record: hops
    """

  /// A folder with the network and the scenario, `busy.yaml`.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(topology, to: "net.yaml")
    try folder.write(scenario, to: "busy.yaml")
    return folder
  }
}

extension TemporaryFolder {
  /// The bytes of a file in the folder.
  func bytes(_ file: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(file)) }
}
