import Foundation
import TestSupport
import Testing

@Suite("cablesim estimate")
struct EstimateTests {
  /// A folder with a network of one circuit and a scenario that keeps it half busy.
  private func halfBusy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      format: cablesim-topology/1
      name: one circuit
      stations: [{id: RUEHTA, name: ASTANA}, {id: RUEHC, name: STATE}]
      circuits: [{between: [RUEHTA, RUEHC], speed: 10 cps}]
      """, to: "net.yaml")
    try folder.write(
      """
      format: cablesim-scenario/1
      name: half busy
      topology: net.yaml
      start: 2008-10-30T11:00:00Z
      duration: 1 d
      policy: {overheadCharacters: 0, lengthPerHop: redrawn}
      traffic:
        - name: post
          from: [RUEHTA]
          to: [RUEHC]
          interval: {exponential: 200 s}
          mix: {IMMEDIATE: 1}
          characters: {exponential: 1000}
      """, to: "scenario.yaml")
    return folder
  }

  private func estimate(_ arguments: String...) throws -> Program.Result {
    let folder = try halfBusy()
    return try Program.run(["estimate", "scenario.yaml"] + arguments, in: folder.url)
  }

  /// What is read of the document.
  private struct Document: Decodable {
    struct Latency: Decodable {
      var precedence: String
      var meanSeconds: Double?
      var objectiveSeconds: Double?
    }

    var schema: String
    var latency: [Latency]
    var saturationGrowth: Double?
  }

  private func document(_ arguments: String...) throws -> Document {
    let folder = try halfBusy()
    let result = try Program.run(
      ["estimate", "scenario.yaml", "--format", "json"] + arguments, in: folder.url)
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
  }

  @Test("says times, load, growth and upgrades, and why a simulation will differ")
  func table() throws {
    let result = try estimate()
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
    for line in [
      "IMMEDIATE   action  traffic  3.3 min   30.0 min     18.00/h",
      "circuit RUEHTA>RUEHC  50.0 %  IMMEDIATE",
      "The busiest cannot follow if the traffic becomes 2.00 times as much.",
      "RUEHTA>RUEHC  10.0 cps        0.6 min", "- The run begins with an empty network",
    ] {
      #expect(result.output.contains(line), "\(line)")
    }
  }

  @Test("prints numbers for programs, with infinite times as null")
  func json() throws {
    let document = try document()
    #expect(document.schema == "cablesim-estimate/1")
    let latency = try #require(document.latency.first)
    #expect(abs(try #require(latency.meanSeconds) - 200) < 0.01)
    #expect(latency.objectiveSeconds == 1800)
    let overloaded = try self.document("--set", "traffic[0].interval={exponential: 50 s}")
    #expect(try #require(overloaded.latency.first).meanSeconds == nil)
    #expect(try #require(overloaded.saturationGrowth) < 1)
  }

  @Test("a value can be set instead of the file's")
  func set() throws {
    let result = try estimate("--set", "circuits[RUEHTA>RUEHC].speed=20 cps")
    #expect(result.output.contains("25.0 %"))
  }

  @Test("a scenario that cannot be read is an invalid input")
  func invalid() throws {
    let result = try estimate("--set", "circuits[RUEHTA>RUEHX].speed=20 cps")
    #expect(result.exitCode == 3)
    #expect(result.output == "")
    #expect(result.errors.contains("RUEHX"))
  }

  @Test(
    "nonsense on the command line is a usage error", arguments: [["--top", "0"], ["--top", "x"], ["--tip"]])
  func usage(arguments: [String]) throws {
    let folder = try halfBusy()
    let result = try Program.run(["estimate", "scenario.yaml"] + arguments, in: folder.url)
    #expect(result.exitCode == 2)
  }
}
