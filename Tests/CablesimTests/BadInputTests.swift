import Foundation
import TestSupport
import Testing

/// What cannot be used is said with its place, with exit code 3, and nothing is written.
@Suite("Bad input")
struct BadInputTests {
  /// A file to write before the program is run.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]

    init(_ description: String, _ text: String) {
      testDescription = description
      bytes = Array(text.utf8)
    }

    init(_ description: String, bytes: [UInt8]) {
      testDescription = description
      self.bytes = bytes
    }
  }

  @Test(
    "as a cable",
    arguments: [
      Case("an empty file", ""), Case("blanks", "  \n\n"), Case("no header", "Dear all,\nhello\n"),
      Case("binary data", bytes: (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37) }),
      Case("bytes that are no text", bytes: Array(repeating: 0xFF, count: 300)),
      Case("a cable without FM", Input.cable().replacingOccurrences(of: "FM AMEMBASSY ASTANA\n", with: "")),
      Case(
        "a cable without date-time group",
        Input.cable().replacingOccurrences(of: "P 301102Z OCT 08\n", with: "")),
      Case(
        "an originator that the topology lacks",
        Input.cable().replacingOccurrences(of: "RUEHTA", with: "RUEHZZ")),
    ])
  func cable(_ input: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    try Data(input.bytes).write(to: folder.url.appendingPathComponent("cable.txt"))
    let result = try Program.run(["replay", "cable.txt", "--topology", "three.yaml"], in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.output == "")
    #expect(namesPlace(result.errors, in: "cable.txt"), "\(result.errors)")
    #expect(try folder.contents == ["cable.txt", "three.yaml"])
  }

  @Test(
    "as a topology",
    arguments: [
      Case("an empty file", ""), Case("no YAML", "stations: [{id: RUEH"), Case("something else", "hello"),
      Case("binary data", bytes: (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37) }),
      Case(
        "an unknown station", Input.topology.replacingOccurrences(of: "[RUEH, RUEHC]", with: "[RUEH, RUEHX]")),
      Case("an unknown key", Input.topology.replacingOccurrences(of: "speed:", with: "sped:")),
      Case("another format", Input.topology.replacingOccurrences(of: "topology/1", with: "topology/9")),
      Case("a speed of nothing", Input.topology.replacingOccurrences(of: "75 bd", with: "0 bd")),
    ])
  func topology(_ input: Case) throws {
    let folder = try TemporaryFolder()
    try Data(input.bytes).write(to: folder.url.appendingPathComponent("net.yaml"))
    let result = try Program.run(
      ["replay", "-", "--topology", "net.yaml"], in: folder.url, input: Input.cable())
    #expect(result.exitCode == 3)
    #expect(result.output == "")
    #expect(namesPlace(result.errors, in: "net.yaml"), "\(result.errors)")
    #expect(try folder.contents == ["net.yaml"])
  }

  @Test("names an unknown station with its line and column, and the nearest known one")
  func unknownStation() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Input.topology.replacingOccurrences(of: "[RUEH, RUEHC]", with: "[RUEH, RUEHD]"), to: "net.yaml")
    let result = try Program.run(
      ["replay", "-", "--topology", "net.yaml"], in: folder.url, input: Input.cable())
    #expect(result.errors.hasPrefix("net.yaml:12:22: error: there is no station RUEHD"), "\(result.errors)")
    #expect(result.errors.contains("did you mean RUEH"))
  }

  @Test(
    "is a file that is not there, or a directory, wherever one is named",
    arguments: [
      ["replay", "nothing"], ["replay", "folder"], ["replay", "cable.txt", "--topology", "nothing"],
      ["replay", "cable.txt", "--topology", "folder"], ["timeline", "nothing"], ["timeline", "folder"],
    ])
  func missing(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.cable(), to: "cable.txt")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("folder"), withIntermediateDirectories: false)
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.output == "")
    #expect(namesPlace(result.errors, in: arguments.last ?? ""), "\(result.errors)")
    #expect(try folder.contents == ["cable.txt", "folder"])
  }

  @Test(
    "never stops the program by a trap, however odd its numbers",
    arguments: [
      ("speed: 75 bd", "speed: 1e-300 bd"), ("speed: 75 bd", "speed: 1e-11 bd"),
      ("speed: 75 bd", "speed: 1e12 bps"),
      ("handling: 5 s", "handling: 100000000000000 d"), ("handling: 5 s", "handling: 100000000 d"),
      ("handling: 5 s", "handling: {exponential: 3650000 d}"),
      ("handling: 5 s", "handling: {lognormal: {median: 1 ms, mean: 3000 d}}"),
      ("speed: 75 bd", "speed: 75 bd, propagation: 100000000 d"),
      ("speed: 75 bd", "speed: 75 bd, propagation: 3650000 d"),
      ("handling: 5 s", "handling: 3650000 d"), ("handling: 5 s", "positions: 1000000"),
      ("handling: 5 s", "handling: 5 s, hours: {open: \"08:00\", close: \"17:00\", callIn: 3650000 d}"),
      (
        "handling: 5 s",
        "handling: 5 s, hours: {open: \"08:00\", close: \"17:00\", callIn: 100000000000000 d}"
      ),
    ])
  func extremes(usual: String, odd: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology.replacingOccurrences(of: usual, with: odd), to: "net.yaml")
    let text = Input.cable().replacingOccurrences(of: "P 301102Z", with: "Z 301102Z")
      .replacingOccurrences(of: "PRIORITY", with: "FLASH")
    let result = try Program.run(["replay", "-", "--topology", "net.yaml"], in: folder.url, input: text)
    #expect([0, 3].contains(result.exitCode), "\(odd): \(result.errors.prefix(400))")
  }
}
