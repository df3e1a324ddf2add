import Foundation
import TestSupport
import Testing
import Timeline

@Suite("cablesim run, again and again")
struct ReplicationTests {
  /// What became of `run busy.yaml` with more words, in a folder.
  private func run(_ words: String, in folder: borrowing TemporaryFolder) throws -> Program.Result {
    try Program.run(["run", "busy.yaml"] + words.split(separator: " ").map(String.init), in: folder.url)
  }

  @Test("the same results and the same database come of any number of jobs")
  func jobs() throws {
    let folder = try BusyDay.folder()
    let one = try run("--replications 4 --format json -o 1.db", in: folder)
    #expect(one.exitCode == 0, "\(one.errors)")
    for jobs in [2, 3] {
      let many = try run("--replications 4 --format json --jobs \(jobs) -o \(jobs).db", in: folder)
      #expect(many.output == one.output.replacingOccurrences(of: "1.db", with: "\(jobs).db"))
      #expect(try folder.bytes("\(jobs).db") == folder.bytes("1.db"))
    }
  }

  @Test("more replications add to those that are there, and give what they would have given at once")
  func adding() throws {
    let folder = try BusyDay.folder()
    let whole = try run("--replications 3 --format json -o whole.db", in: folder)
    _ = try run("--replications 1 -o parts.db", in: folder)
    let added = try run("--replications 3 --format json -o parts.db", in: folder)
    #expect(added.errors == "note: parts.db has 1 run of it already; 2 more to run\n")
    #expect(added.output == whole.output.replacingOccurrences(of: "whole.db", with: "parts.db"))
    let again = try run("--replications 3 --format json -o parts.db", in: folder)
    #expect(again.errors == "note: parts.db has 3 runs of it already; nothing is run\n")
    #expect(again.output == added.output)
  }

  @Test("another seed is another scenario: its runs take the place of the old ones")
  func otherSeed() throws {
    let folder = try BusyDay.folder()
    _ = try run("--replications 2 -o seeds.db", in: folder)
    let other = try run("--replications 2 --seed 8 -o seeds.db", in: folder)
    #expect(other.errors.contains("which is replaced when the new one is complete"))
  }

  @Test("replications go on until the means are known as well as is asked")
  func precision() throws {
    let folder = try BusyDay.folder()
    let result = try run("--precision 15% --record none --format json", in: folder)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains(" replications were enough for ±15.0 % of every mean"))
    let short = try run("--precision 0.1% --max-replications 3 --record none", in: folder)
    #expect(short.output.contains("3 replications were not enough for ±0.1 % of every mean"))
    #expect(short.output.contains("least is known of "))
  }

  @Test("a replication whose warm-up cannot be told from the rest has failed, and exits with 4")
  func failure() throws {
    let folder = try BusyDay.folder()
    let failed = try run(
      "--set warmUp=auto --set duration=30min --set cables=[] --replications 2 -o short.db", in: folder)
    #expect(failed.exitCode == 4)
    #expect(failed.errors.contains("replication 0 failed: "))
    #expect(failed.errors.contains("replication 1 failed: "))
    #expect(failed.errors.contains("too few to tell the warm-up from the rest"))
    let fast = try run(
      "--set warmUp=auto --set duration=30min --set cables=[] --replications 2 --record none --fail-fast",
      in: folder)
    #expect(fast.exitCode == 4)
    #expect(!fast.errors.contains("replication 1 failed"))
  }

  @Test("an automatic warm-up says what it cut off")
  func warmUp() throws {
    let folder = try BusyDay.folder()
    let result = try run("--set warmUp=auto --record none", in: folder)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("The warm-up of replication 0 ended at "))
    #expect(result.output.contains(" times were cut off (MSER-5)."))
  }

  @Test("formulas stand beside the results, with the reasons why they differ")
  func estimate() throws {
    let folder = try BusyDay.folder()
    let result = try run("--estimate --record none", in: folder)
    #expect(result.output.contains("THEORY"))
    #expect(result.output.contains("policy.lengthPerHop=redrawn"))
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      ("--jobs 0", "--jobs is at least 1"), ("--precision 0%", "--precision is more than 0"),
      ("--confidence 1", "--confidence is more than 0 and less than 1"),
      ("--max-replications 5", "goes with --precision"),
      ("--precision 5% --max-replications 1", "at least 2"),
    ])
  func refused(words: String, message: String) throws {
    let folder = try BusyDay.folder()
    let result = try run(words, in: folder)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(message))
  }

  @Test("a run that was not finished is made again, and those that were stay")
  func unfinished() throws {
    let folder = try BusyDay.folder()
    _ = try run("--replications 3 -o parts.db", in: folder)
    try Connection(folder.path("parts.db"), .writing).execute(
      "UPDATE run SET status = 'interrupted' WHERE replication = 1")
    let added = try run("--replications 3 --format json -o parts.db", in: folder)
    #expect(added.errors == "note: parts.db has 2 runs of it already; 1 more to run\n")
    let whole = try run("--replications 3 --format json -o whole.db", in: folder)
    #expect(added.output == whole.output.replacingOccurrences(of: "whole.db", with: "parts.db"))
    let connection = try Connection(folder.path("parts.db"), .reading)
    #expect(try connection.number("SELECT count(*) FROM run WHERE status = 'done'") == 3)
    #expect(try connection.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
  }
}
