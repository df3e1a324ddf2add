import Foundation
import TestSupport
import Testing

/// A small scenario with chance in it: three stations, two sources, six hours.
enum Trial {
  static let topology = """
    format: cablesim-topology/1
    name: Three stations
    defaults:
      station: {handling: {exponential: 20 s}, hours: always}
      circuit: {speed: 75 bd, unitsPerCharacter: 7.5}
    stations:
      - {id: RUEHTA, name: AMEMBASSY ASTANA}
      - {id: RUEH, name: BELTSVILLE RELAY, kind: relay}
      - {id: RUEHC, name: SECSTATE WASHDC}
    circuits:
      - {between: [RUEHTA, RUEH]}
      - {between: [RUEH, RUEHC]}

    """

  static let scenario = """
    format: cablesim-scenario/1
    name: A trial
    topology: net.yaml
    start: 2008-10-30T00:00:00Z
    duration: 6 h
    seed: 7
    cables:
      - {from: RUEHTA, filedAt: +1 h, precedence: FLASH, to: RUEHC, characters: 500}
    traffic:
      - {name: reports, from: RUEHTA, to: RUEHC, interval: {exponential: 10 min}, characters: {exponential: 3600},
         mix: {IMMEDIATE: 0.2, ROUTINE: 0.8}}
      - {name: answers, from: RUEHC, to: RUEHTA, interval: {exponential: 15 min}, characters: {exponential: 3600},
         mix: {IMMEDIATE: 0.2, ROUTINE: 0.8}}

    """

  static func write(to folder: borrowing TemporaryFolder) throws {
    try folder.write(topology, to: "net.yaml")
    try folder.write(scenario, to: "trial.yaml")
  }

  static func run(_ arguments: [String], in folder: borrowing TemporaryFolder) throws -> Program.Result {
    try write(to: folder)
    return try Program.run(["run", "trial.yaml"] + arguments, in: folder.url)
  }

  /// The result for programs.
  static func document(
    _ arguments: [String], in folder: borrowing TemporaryFolder
  ) throws -> [String: any Sendable] {
    let result = try run(arguments + ["--format", "json"], in: folder)
    try #require(result.exitCode == 0, "\(result.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: any Sendable])
  }
}
