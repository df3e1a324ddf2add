import Foundation
import TestSupport
import Testing

/// The first thing a person does: hand over a cable and ask who got it, when, and by which way.
@Suite("cablesim replay")
struct ReplayTests {
  private let cable = Repository.path("Scenarios/astana-2147/cable.txt")

  @Test("prints the table of the README and leaves the database beside it")
  func table() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(["replay", cable], in: folder.url)
    let expected = try Repository.block("text", below: "Replay a cable")
    #expect(expected.split(separator: "\n").count > 30)
    #expect(result.output == expected)
    #expect(result.exitCode == 0)
    #expect(try folder.contents == ["astana-2147.db"])
  }

  @Test("says on standard error what it noticed: the indicator that nobody has, and what may be meant")
  func notes() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(["replay", cable], in: folder.url)
    #expect(result.errors.contains("RUCPDOG"))
    #expect(result.errors.contains("did the originator mean RUCPDOC?"))
    #expect(result.errors.contains("cable.txt:20:1: warning: "))
  }

  @Test("prints the same as one JSON document with the keys of its schema")
  func json() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(["replay", cable, "--format", "json"], in: folder.url)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: any Sendable])
    #expect(document["schema"] as? String == "cablesim-result/1")
    let keys: Set = [
      "schema", "runs", "stopReason", "fingerprint", "database", "addressees", "latency", "circuits",
      "deliveries",
    ]
    #expect(keys.isSubset(of: document.keys))
    #expect(document["runs"] as? Int == 1)
    #expect(document["stopReason"] as? String == "no events left")
    #expect(document["database"] as? String == "astana-2147.db")
    #expect((document["fingerprint"] as? String)?.count == 16)
    let sums = try #require(document["addressees"] as? [String: Int])
    #expect(
      Set(sums.keys) == ["total", "received", "delivered", "inFlight", "rejected", "unreachable"])
    let words = [
      "total": "addressees", "received": "received", "delivered": "delivered", "rejected": "rejected",
    ]
    let printed = try Repository.block("text", below: "Replay a cable")
    for (key, word) in words { #expect(printed.contains("\(word) \(sums[key] ?? -1)"), "\(key)") }
    #expect((document["deliveries"] as? [[String: Any]])?.count == sums["total"])
    try expectKeys(
      document["deliveries"],
      "routingIndicator name role precedence viaCollective status receivedAt deliveredAt path")
    try expectKeys(
      document["latency"],
      """
      precedence role measure count meanSeconds halfWidthSeconds p50Seconds p90Seconds p95Seconds p99Seconds
      maxSeconds objectiveSeconds metFraction
      """)
    try expectKeys(
      document["circuits"],
      "circuit precedence transmissions utilization meanWaitSeconds halfWidthSeconds")
  }

  /// Each member of a list has all these keys, whether they have a value or not.
  private func expectKeys(_ value: Any?, _ words: String) throws {
    let keys = Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    let list = try #require(value as? [[String: Any]])
    #expect(!list.isEmpty)
    for member in list { #expect(keys.isSubset(of: member.keys), "missing \(keys.subtracting(member.keys))") }
  }

  @Test("gives a row for each addressee in JSON: who, when and by which way; absent facts are null")
  func deliveries() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(["replay", cable, "--format", "json"], in: folder.url)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let rows = try #require(document?["deliveries"] as? [[String: Any]])
    let mumbai = try #require(rows.first { $0["routingIndicator"] as? String == "RUEHBI" })
    #expect(mumbai["viaCollective"] as? String == "RUCNCLS")
    let path = try #require(mumbai["path"] as? [String])
    #expect(path.first == "RUEHTA" && path.last == "RUEHBI")
    #expect(
      try Repository.block("text", below: "Replay a cable").contains(path.joined(separator: " ") + "\n"))
    #expect((mumbai["receivedAt"] as? String)?.hasPrefix("2008-10-30T11:03:") ?? false)
    let commerce = try #require(rows.first { $0["routingIndicator"] as? String == "RUCPDOG" })
    #expect(commerce["status"] as? String == "rejected")
    #expect(commerce["receivedAt"] is NSNull)
    #expect(commerce["viaCollective"] is NSNull)
  }

  @Test("gives the same bytes every time, in every process")
  func determinism() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    let outputs = try [first.url, second.url].map { try Program.run(["replay", cable], in: $0).output }
    #expect(outputs[0] == outputs[1])
    let databases = try [first.url, second.url].map {
      try Data(contentsOf: $0.appendingPathComponent("astana-2147.db"))
    }
    #expect(databases[0].count > 10_000)
    #expect(databases[0] == databases[1])
  }

  @Test("reads a cable from standard input, and a topology and an output that are named")
  func standardInput() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    let result = try Program.run(
      ["replay", "-", "--topology", "three.yaml", "-o", "out.db"], in: folder.url, input: Input.cable())
    #expect(result.exitCode == 0)
    #expect(result.output.contains("addressees 1, received 1, delivered 1, rejected 0, transmissions 2"))
    #expect(result.output.contains("cablesim timeline out.db"))
    #expect(try folder.contents == ["out.db", "three.yaml"])
  }

  @Test("rejects an unknown indicator and delivers the rest")
  func unknownIndicator() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(
      Input.cable("TO RUEHC/SECSTATE WASHDC PRIORITY\nINFO RUEHXX/AMEMBASSY NOWHERE"), to: "cable.txt")
    let result = try Program.run(["replay", "cable.txt", "--topology", "three.yaml"], in: folder.url)
    #expect(result.exitCode == 0)
    #expect(
      result.output.contains(
        "addressees 2, received 1, delivered 1, rejected 1 (INV RUEHXX), transmissions 2"))
    #expect(result.output.contains("rejected INV"))
    #expect(result.errors.contains("cable.txt:8:"))
  }

  @Test("goes through with a cable that is addressed to nobody")
  func nobody() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    let text = Input.cable().replacingOccurrences(of: "TO RUEHC/SECSTATE WASHDC PRIORITY\n", with: "")
    try folder.write(text, to: "cable.txt")
    let result = try Program.run(["replay", "cable.txt", "--topology", "three.yaml"], in: folder.url)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("addressees 0"))
  }

  @Test("replays a cable of before 1970")
  func longAgo() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    let text = Input.cable().replacingOccurrences(of: "OCT 08", with: "OCT 68")
    try folder.write(text, to: "cable.txt")
    let result = try Program.run(["replay", "cable.txt", "--topology", "three.yaml"], in: folder.url)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("OCT 68"))
    #expect(result.output.contains("delivered 1"))
  }

  @Test("records a scenario that can be read, though the name of the cable's file has quotes")
  func quotedName() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Input.cable(), to: "a\"b\\c.txt")
    let result = try Program.run(
      ["replay", "a\"b\\c.txt", "-t", "three.yaml", "-o", "out.db"], in: folder.url)
    #expect(result.exitCode == 0)
    let database = try Data(contentsOf: folder.url.appendingPathComponent("out.db"))
    #expect(database.range(of: Data(#"- {file: "a\"b\\c.txt"}"#.utf8)) != nil)
  }

  @Test("goes by the troubles that the topology describes: here a circuit that opens late")
  func troubles() throws {
    let folder = try TemporaryFolder()
    let plain = "{between: [RUEH, RUEHC], designators: [HCI, HCO]}"
    let topology = Input.topology.replacingOccurrences(
      of: plain, with: plain.dropLast() + ", windows: [[\"13:00\", \"14:00\"]]}")
    try folder.write(topology, to: "three.yaml")
    let result = try Program.run(
      ["replay", "-", "-t", "three.yaml"], in: folder.url, input: Input.cable())
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
    #expect(result.output.contains("301300Z OCT 08"), "\(result.output)")
  }
}
