import Foundation
import TestSupport
import Testing

@Suite("cablesim sweep")
struct SweepCommandTests {
  private func sweep(_ words: String..., in folder: borrowing TemporaryFolder) throws -> Program.Result {
    try Program.run(["sweep", "busy.yaml"] + words, in: folder.url)
  }

  @Test("all values are crossed, and a dry run lists them")
  func cross() throws {
    let folder = try BusyDay.folder()
    let result = try sweep(
      "--vary", "circuits[*].speed=100 bd,300 bd", "--vary", "policy.preemption=none,flash", "--replications",
      "3",
      "--except", "policy.preemption=flash,circuits[*].speed=100 bd", "--dry-run", in: folder)
    #expect(
      result.output == """
        1: circuits[*].speed=100 bd, policy.preemption=none: 3 runs
        2: circuits[*].speed=300 bd, policy.preemption=none: 3 runs
        3: circuits[*].speed=300 bd, policy.preemption=flash: 3 runs
        3 combinations, 9 runs

        """)
  }

  @Test("commas in brackets belong to a value, and lock-step takes values pair by pair")
  func lockStep() throws {
    let folder = try BusyDay.folder()
    let result = try sweep(
      "--vary", "traffic[0].interval={uniform: [5 min, 10 min]},{exponential: 20 min}", "--vary", "seed=1,2",
      "--lock-step", "--dry-run", in: folder)
    #expect(
      result.output == """
        1: traffic[0].interval={uniform: [5 min, 10 min]}, seed=1: 1 run
        2: traffic[0].interval={exponential: 20 min}, seed=2: 1 run
        2 combinations, 2 runs

        """)
  }

  @Test("the table is the same as CSV, whatever the number of jobs, and in a database")
  func table() throws {
    let folder = try BusyDay.folder()
    let words = ["--vary", "circuits[*].speed=150 bd,300 bd", "--format", "csv"]
    let one = try sweep(words[0], words[1], words[2], words[3], "-o", "table.db", in: folder)
    let two = try sweep(words[0], words[1], words[2], words[3], "--jobs", "2", "-o", "table.csv", in: folder)
    #expect(one.exitCode == 0, "\(one.errors)")
    #expect(two.output == one.output)
    #expect(try folder.bytes("table.csv") == Data(one.output.utf8))
    #expect(try folder.bytes("table.db").starts(with: Data("SQLite format 3".utf8)))
    let lines = one.output.split(separator: "\n")
    #expect(
      lines[0].hasPrefix(
        "point,circuits[*].speed,replications,inFlight,precedence,role,measure,count,meanSeconds"))
    #expect(lines.count == 1 + 2 * 8)
    #expect(lines[1].hasPrefix("1,150 bd,1,"))
  }

  @Test("a run of the sweep is the run that the same values give alone")
  func alone() throws {
    let folder = try BusyDay.folder()
    struct Document: Decodable {
      struct Row: Decodable {
        var meanSeconds: Double
      }
      var latency: [Row]
    }
    let alone = try Program.run(
      ["run", "busy.yaml", "--record", "none", "--set", "circuits[*].speed=300 bd", "--format", "json"],
      in: folder.url)
    let mean = try JSONDecoder().decode(Document.self, from: Data(alone.output.utf8)).latency[0].meanSeconds
    let swept = try sweep("--vary", "circuits[*].speed=300 bd", "--format", "csv", in: folder)
    #expect(swept.output.contains(",\(mean),"))
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      ([], "nothing is varied"), (["--vary", "seed"], "'=' and values are missing"),
      (
        ["--vary", "seed=1,2", "--vary", "policy.hopLimit=3", "--lock-step"],
        "policy.hopLimit has 1 value, seed has 2"
      ),
      (["--vary", "seed=1,2", "--except", "seed=3"], "no combination has all of these values"),
      (["--vary", "seed=1,2", "--except", "seed=1", "--except", "seed=2"], "leaves nothing to run"),
      (["--vary", "seed=1,2", "-o", "table.txt"], "ends in .csv, .json, .db or .sqlite"),
    ])
  func refused(words: [String], message: String) throws {
    let folder = try BusyDay.folder()
    let result = try Program.run(["sweep", "busy.yaml"] + words, in: folder.url)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(message))
  }

  @Test("an error in a value is told once")
  func badValue() throws {
    let folder = try BusyDay.folder()
    let result = try sweep("--vary", "circuits[*].sped=3 bd", in: folder)
    #expect(result.exitCode == 3)
    #expect(result.errors.components(separatedBy: "did you mean 'speed'?").count == 2)
  }
}
