import Foundation
import TestSupport
import Testing

@Suite("cablesim cable")
struct CableCommandTests {
  private static let cable = """
    VZCZCNTO014
    PP RVAHC RVBHSQ
    DE RVAHNT #0417 0711530
    ZNY CCCCC ZZH
    P 121525Z MAR 07
    FM AMEMBASSY NORTHTOWN
    TO RVAHC/SECEXT CAPITAL PRIORITY 0862
    BT
    C O N F I D E N T I A L NORTHTOWN 000417
    SUBJECT: HERRING QUOTA TALKS OPEN
    1. (C) TEXT.
    BT
    #0417
    NNNN

    """

  private func cables(_ output: String) throws -> [[String: Any]] {
    let document = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "cablesim-cable/1")
    return try #require(document["cables"] as? [[String: Any]])
  }

  @Test("parse prints every key, null where the cable says nothing")
  func parsePrintsEveryKey() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(["cable", "parse", "-"], in: folder.url, input: Self.cable)
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
    let cable = try #require(try cables(result.output).first)
    let keys = [
      "transmissionIdentifier", "routingLine", "originatingStation", "stationSerialNumber", "sectionSuffix",
      "timeOfFile", "security", "precedence", "dateTimeGroup", "operatingSignals", "from", "action", "info",
      "exempt", "classification", "section", "messageReference", "captions", "passing", "executiveOrder",
      "tags",
      "subject", "references", "distribution", "receivedAt", "counter", "diagnostics",
    ]
    for key in keys { #expect(cable.keys.contains(key), "\(key)") }
    #expect(cable["sectionSuffix"] is NSNull)
    #expect(cable["distribution"] is NSNull)
    #expect(cable["timeOfFile"] as? String == "2007-03-12T15:30:00Z")
    #expect(cable["classification"] as? String == "CONFIDENTIAL")
    #expect((cable["section"] as? [String: Int]) == ["index": 1, "count": 1])
    let action = try #require((cable["action"] as? [[String: Any]])?.first)
    #expect(action["routingIndicator"] as? String == "RVAHC")
    #expect(action["name"] as? String == "SECEXT CAPITAL")
    #expect(action["precedence"] as? String == "PRIORITY")
    #expect(action["continuityNumber"] as? String == "0862")
    #expect(action["office"] is NSNull && action["operator"] is NSNull)
  }

  @Test("parse reads several files, and says which of them has no cable")
  func parseReadsSeveralFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.cable + Self.cable.replacing("0417", with: "0418"), to: "two.txt")
    try folder.write("nothing\n", to: "none.txt")
    let result = try Program.run(["cable", "parse", "two.txt", "none.txt", "missing.txt"], in: folder.url)
    #expect(result.exitCode == 3)
    #expect(try cables(result.output).count == 2)
    #expect(result.errors.contains("none.txt:1:1: error: there is no cable in it"))
    #expect(result.errors.contains("missing.txt:1:1: error: there is no such file"))
  }

  @Test("check prints a line a finding and ends with 1 if one is an error")
  func checkEndsWithOne() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.cable, to: "good.txt")
    let good = try Program.run(["cable", "check", "good.txt"], in: folder.url)
    #expect(good.exitCode == 0)
    #expect(good.output == "")
    try folder.write(Self.cable.replacing("PP RV", with: "OO RV"), to: "odd.txt")
    let odd = try Program.run(["cable", "check", "odd.txt"], in: folder.url)
    #expect(odd.exitCode == 0)
    #expect(odd.output.hasPrefix("odd.txt:2:1: warning: precedence-mismatch: "))
    try folder.write(Self.cable.replacing("#0417\nNNNN", with: "#0471\nNNNN"), to: "bad.txt")
    let bad = try Program.run(["cable", "check", "odd.txt", "bad.txt"], in: folder.url)
    #expect(bad.exitCode == 1)
    #expect(bad.output.contains("bad.txt:13:1: error: end-serial: "))
  }

  @Test("write prints canonical text as it is, and cuts what is too long")
  func writePrintsWireForm() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.cable, to: "cable.txt")
    #expect(try Program.run(["cable", "write", "cable.txt"], in: folder.url).output == Self.cable)
    let cut = try Program.run(["cable", "write", "cable.txt", "--section-lines", "2"], in: folder.url).output
    #expect(cut.contains("DE RVAHNT #0417/02 0711530"))
    #expect(
      cut.contains("C O N F I D E N T I A L SECTION 02 OF 02 NORTHTOWN 000417\n1. (C) TEXT.\nBT\n#0417\nNNNN")
    )
    let narrow = try Program.run(["cable", "write", "cable.txt", "--routing-limit", "1"], in: folder.url)
      .output
    #expect(narrow.contains("VZCZCNTO014\nPP RVAHC\n") && narrow.contains("VZCZCNTO015\nPP RVBHSQ\n"))
  }

  @Test(
    "A command line that makes no sense ends with 2",
    arguments: [
      ["cable", "parse"], ["cable", "check", "x", "--pivot-year", "1966"],
      ["cable", "write", "x", "--section-lines", "1"],
      ["cable", "read"],
    ])
  func refusesArguments(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(arguments, in: folder.url).exitCode == 2)
  }

  @Test("The pivot year decides the century")
  func pivotYear() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      ["cable", "parse", "-", "--pivot-year", "7"], in: folder.url, input: Self.cable)
    #expect(try cables(result.output).first?["dateTimeGroup"] as? String == "1907-03-12T15:25:00Z")
  }
}
