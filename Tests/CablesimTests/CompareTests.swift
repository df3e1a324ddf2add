import Foundation
import TestSupport
import Testing

@Suite("cablesim compare")
struct CompareTests {
  private func compare(_ words: String..., in folder: borrowing TemporaryFolder) throws -> Program.Result {
    try Program.run(["compare"] + words, in: folder.url)
  }

  /// The document that a comparison prints.
  private func document(_ words: String..., in folder: borrowing TemporaryFolder) throws -> Document {
    let result = try Program.run(["compare", "busy.yaml", "--format", "json"] + words, in: folder.url)
    #expect(result.exitCode == 0, "\(result.errors)")
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
  }

  /// What programs read of `cablesim-comparison/1`.
  private struct Document: Decodable {
    struct Difference: Decodable {
      var arm: String
      var baseline: String
      var precedence: String?
      var role: String
      var measure: String
      var addressee: String?
      var meanSeconds: Double?
      var halfWidthSeconds: Double?
      var verdict: String
      var varianceReduction: Double?
    }

    struct Price: Decodable {
      struct Change: Decodable {
        var gainedSeconds: Double
        var lostSeconds: Double
      }

      var cableGainedSeconds: Double
      var cableLostSeconds: Double
      var othersGainedSeconds: Double
      var othersLostSeconds: Double
      var changes: [Change]
    }

    var schema: String
    var arms: [String]
    var replications: Int
    var differences: [Difference]
    var prices: [Price]
  }

  @Test("a scenario compared with itself differs by exactly 0")
  func same() throws {
    let folder = try BusyDay.folder()
    let document = try document("busy.yaml", "--replications", "4", in: folder)
    #expect(document.schema == "cablesim-comparison/1")
    #expect(document.arms == ["busy.yaml", "busy.yaml (2)"])
    #expect(document.replications == 4)
    #expect(document.differences.count == 8)
    for row in document.differences {
      #expect(row.meanSeconds == 0)
      #expect(row.halfWidthSeconds == 0)
      #expect(row.verdict == "identical")
    }
  }

  @Test("a faster circuit is faster, and pairing makes that sharper")
  func faster() throws {
    let folder = try BusyDay.folder()
    let document = try document("--set", "circuits[RUEH>RUEHC].speed=150 bd,300 bd", in: folder)
    let row = try #require(document.differences.first { $0.precedence == "IMMEDIATE" })
    let (mean, halfWidth) = (try #require(row.meanSeconds), try #require(row.halfWidthSeconds))
    #expect(mean + halfWidth < 0)
    #expect(row.verdict.hasPrefix("faster by "))
    #expect(try #require(row.varianceReduction) > 1)
  }

  @Test("the same comes of any number of jobs")
  func jobs() throws {
    let folder = try BusyDay.folder()
    let words = [
      "compare", "busy.yaml", "--set", "policy.preemption=none,flashAndImmediate", "--replications", "3",
    ]
    let results = try [1, 2, 3].map {
      try Program.run(words + ["--jobs", "\($0)", "-o", "\($0).db"], in: folder.url).output
        .replacingOccurrences(of: "\($0).db", with: "N.db")
    }
    #expect(results[1] == results[0])
    #expect(results[2] == results[0])
    #expect(try folder.bytes("2.db") == folder.bytes("1.db"))
    #expect(try folder.bytes("3.db") == folder.bytes("1.db"))
  }

  @Test(
    "what a cable gains by a higher precedence others lose, to the microsecond where one circuit is shared")
  func price() throws {
    let folder = try BusyDay.folder()
    let document = try document("--precedence", "ROUTINE,IMMEDIATE", in: folder)
    #expect(document.arms == ["ROUTINE", "IMMEDIATE"])
    #expect(document.differences.contains { $0.precedence == nil && $0.role == "action" })
    #expect(document.prices.count == 10)
    #expect(document.prices.contains { $0.cableGainedSeconds > 0 })
    for price in document.prices {
      #expect(abs(price.changes.reduce(0) { $0 + $1.lostSeconds } - price.othersLostSeconds) < 1e-6)
      #expect(abs(price.changes.reduce(0) { $0 + $1.gainedSeconds } - price.othersGainedSeconds) < 1e-6)
      // Nobody pays where it gains nothing.
      if price.cableGainedSeconds == 0, price.cableLostSeconds == 0 { #expect(price.changes.isEmpty) }
    }
  }

  @Test("without a cable in the scenario a probe is filed, and said so")
  func probe() throws {
    let folder = try BusyDay.folder()
    let result = try compare(
      "busy.yaml", "--set", "cables=[]", "--precedence", "FLASH,ROUTINE", "--replications", "2", in: folder)
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("a probe is filed: {from: RUEHBJ"))
    #expect(result.output.contains("(the cable)"))
  }

  @Test("a change of the topology is an arm beside the topology as it is")
  func change() throws {
    let folder = try BusyDay.folder()
    let document = try document("--change", "remove circuit RUEH>RUEHC", in: folder)
    #expect(document.arms == ["as it is", "remove circuit RUEH>RUEHC"])
    let slower = try self.document("--change", "set circuit RUEH>RUEHC speed=110 bd", in: folder)
    let row = try #require(slower.differences.first { $0.precedence == "ROUTINE" })
    #expect(row.verdict.hasPrefix("slower by "))
  }

  @Test("topologies are arms; a single one is compared with the scenario's own")
  func topologies() throws {
    let folder = try BusyDay.folder()
    try folder.write(BusyDay.topology.replacing("speed: 150 bd", with: "speed: 120 bd"), to: "slow.yaml")
    let two = try document(
      "--topology", "net.yaml", "--topology", "slow.yaml", "--replications", "3", in: folder)
    #expect(two.arms == ["net.yaml", "slow.yaml"])
    let one = try document("--topology", "slow.yaml", "--replications", "3", in: folder)
    #expect(one.arms == ["as it is", "slow.yaml"])
    #expect(one.differences.map(\.meanSeconds) == two.differences.map(\.meanSeconds))
    #expect(one.differences.contains { $0.verdict.hasPrefix("slower by ") })
  }

  @Test("a build server is told by the exit code what became too slow")
  func policy() throws {
    let folder = try BusyDay.folder()
    let words = ["compare", "busy.yaml", "--change", "set circuit RUEH>RUEHC speed=110 bd"]
    let strict = try Program.run(words + ["--fail-if-slower", "5%"], in: folder.url)
    #expect(strict.exitCode == 1)
    #expect(
      strict.errors.contains("fail: set circuit RUEH>RUEHC speed=110 bd: IMMEDIATE action received: slower"))
    let lax = try Program.run(words + ["--fail-if-slower", "900%"], in: folder.url)
    #expect(lax.exitCode == 0)
  }

  @Test("pairs are added until every sign is settled, and several arms are judged more strictly")
  func untilDecided() throws {
    let folder = try BusyDay.folder()
    let result = try compare(
      "busy.yaml", "--set", "circuits[RUEH>RUEHC].speed=150 bd,200 bd,300 bd", "--until-decided",
      "--max-replications", "40", in: folder)
    #expect(result.output.contains(" replications were enough to settle every sign"))
    #expect(result.output.contains("2 comparisons: "))
    #expect(result.output.contains("Bonferroni"))
  }

  @Test("each addressee is shown where that is asked")
  func addressees() throws {
    let folder = try BusyDay.folder()
    let document = try document(
      "--per-addressee", "--set", "policy.preemption=none,flash", "--replications", "2", in: folder)
    #expect(document.differences.contains { $0.addressee == "RUEHBJ" && $0.role == "info" })
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      (["compare"], "<scenario> is missing"), (["compare", "busy.yaml"], "there is nothing to compare"),
      (["compare", "busy.yaml", "--precedence", "ROTINE,FLASH"], "did you mean ROUTINE?"),
      (["compare", "busy.yaml", "--cable", "1", "--set", "seed=1,2"], "go with --precedence"),
      (["compare", "busy.yaml", "--precedence", "FLASH,ROUTINE", "--cable", "9"], "there is no such cable"),
      (["compare", "busy.yaml", "--set", "seed"], "'=' and a value are missing"),
    ])
  func refused(words: [String], message: String) throws {
    let folder = try BusyDay.folder()
    let result = try Program.run(words, in: folder.url)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(message))
  }
}
