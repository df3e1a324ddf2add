import Foundation
import TestSupport
import Testing

/// A scenario is run as a user would: what is printed, what is written, and what is refused.
@Suite("cablesim run")
struct RunCommandTests {
  @Test("prints the table of the README and leaves the database beside it")
  func table() throws {
    let folder = try TemporaryFolder()
    let file = Repository.path("Scenarios/flash-preemption.yaml")
    let result = try Program.run(["run", file, "--top", "1"], in: folder.url)
    let expected = try Repository.block("text", below: "Run a scenario")
    #expect(expected.split(separator: "\n").count > 10)
    #expect(result.output == expected)
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
    #expect(try folder.contents == ["flash-preemption.db"])
  }

  @Test("prints the same as one JSON document with the keys of its schema")
  func json() throws {
    let folder = try TemporaryFolder()
    let document = try Trial.document(["--replications", "2"], in: folder)
    #expect(document["schema"] as? String == "cablesim-result/1")
    let keys: Set = [
      "schema", "runs", "stopReason", "fingerprint", "database", "addressees", "latency", "circuits",
    ]
    #expect(keys.isSubset(of: document.keys))
    #expect(document["runs"] as? Int == 2)
    #expect(document["stopReason"] as? String == "horizon")
    #expect(document["database"] as? String == "trial.db")
    #expect((document["fingerprint"] as? String)?.count == 16)
    let sums = try #require(document["addressees"] as? [String: Int])
    #expect(Set(sums.keys) == ["total", "received", "delivered", "inFlight", "rejected", "unreachable"])
    let rest = ["received", "inFlight", "rejected", "unreachable"].compactMap { sums[$0] }.reduce(0, +)
    #expect(try #require(sums["total"]) > 20)
    #expect(sums["total"] == rest)
    try expectKeys(
      document["latency"],
      """
      precedence role measure count meanSeconds halfWidthSeconds p50Seconds p90Seconds p95Seconds p99Seconds
      maxSeconds objectiveSeconds metFraction
      """)
    try expectKeys(
      document["circuits"], "circuit precedence transmissions utilization meanWaitSeconds halfWidthSeconds")
  }

  /// Each member of a list has all these keys, whether they have a value or not.
  private func expectKeys(_ value: Any?, _ words: String) throws {
    let keys = Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    let list = try #require(value as? [[String: Any]])
    #expect(!list.isEmpty)
    for member in list { #expect(keys.isSubset(of: member.keys), "missing \(keys.subtracting(member.keys))") }
  }

  @Test("says the same in its database as in its table")
  func agreement() throws {
    let folder = try TemporaryFolder()
    let document = try Trial.document([], in: folder)
    let sums = try #require(document["addressees"] as? [String: Int])
    let database = try Database(folder.path("trial.db"))
    #expect(try database.value("SELECT count(*) FROM addressee") == "\(sums["total"] ?? -1)")
    #expect(
      try database.value("SELECT count(*) FROM addressee WHERE received_at IS NOT NULL")
        == "\(sums["received"] ?? -1)")
    #expect(try database.value("SELECT fingerprint FROM run") == document["fingerprint"] as? String)
    #expect(
      try database.value("SELECT seed || ' ' || status || ' ' || stop_reason FROM run") == "7 done horizon")
    let sent = try #require(document["circuits"] as? [[String: Any]])
      .compactMap { $0["transmissions"] as? Int }.reduce(0, +)
    #expect(
      try database.value("SELECT count(*) FROM transmission WHERE started_at IS NOT NULL") == "\(sent)")
  }

  @Test("takes another seed, and other values, of the scenario and of its topology")
  func overrides() throws {
    let folder = try TemporaryFolder()
    func fingerprint(_ arguments: String...) throws -> String {
      try #require(
        try Trial.document(arguments + ["--record", "none"], in: folder)["fingerprint"] as? String)
    }
    let own = try fingerprint()
    #expect(try fingerprint("--seed", "7") == own)
    #expect(try fingerprint("--set", "seed=7") == own)
    let others = try [
      fingerprint("--seed", "8"), fingerprint("--set", "traffic[reports].interval=5 min"),
      fingerprint("--set", "circuits[*].speed=150 bd"), fingerprint("--set", "duration=5 h"),
    ]
    #expect(Set(others + [own]).count == 5)
    #expect(try fingerprint("--seed", "8") == others[0])
  }

  @Test("runs as many replications as are wanted, each with draws of its own and a run in the database")
  func replications() throws {
    let folder = try TemporaryFolder()
    let three = try Trial.document(["--replications", "3"], in: folder)
    let fingerprints = try #require(three["fingerprints"] as? [String])
    #expect(Set(fingerprints).count == 3)
    let database = try Database(folder.path("trial.db"))
    #expect(
      try database.value(
        "SELECT group_concat(replication || fingerprint) FROM (SELECT * FROM run ORDER BY run_id)")
        == fingerprints.enumerated().map { "\($0.offset)\($0.element)" }.joined(separator: ","))
    let latency = try #require((three["latency"] as? [[String: Any]])?.last)
    #expect(try #require(latency["halfWidthSeconds"] as? Double) > 0)
    let one = try Trial.document([], in: folder)
    #expect(one["fingerprint"] as? String == fingerprints[0])
    #expect((one["latency"] as? [[String: Any]])?.last?["halfWidthSeconds"] is NSNull)
  }

  @Test("reads a scenario from standard input, its paths being those of the current folder")
  func standardInput() throws {
    let folder = try TemporaryFolder()
    try folder.write(Trial.topology, to: "net.yaml")
    let result = try Program.run(["run", "-"], in: folder.url, input: Trial.scenario)
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
    #expect(try folder.contents == ["net.yaml", "scenario.db"])
  }

  @Test(
    "names the database after the scenario's file, and its folder where that is called scenario",
    arguments: [
      ("day.yaml", "day.db"), ("scenario.yaml", "scenario.db"), ("./scenario.yaml", "scenario.db"),
      ("busy-day/scenario.yaml", "busy-day-scenario.db"), ("busy-day/quiet.yaml", "quiet.db"),
    ])
  func databaseName(file: String, database: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("busy-day"), withIntermediateDirectories: false)
    try folder.write(Trial.topology, to: "net.yaml")
    let topology = file.hasPrefix("busy-day") ? "../net.yaml" : "net.yaml"
    try folder.write(Trial.scenario.replacing("net.yaml", with: topology), to: file)
    let result = try Program.run(["run", file], in: folder.url)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(try folder.contents.contains(database))
  }

  @Test("says nothing of its progress where standard error is no terminal")
  func quiet() throws {
    let folder = try TemporaryFolder()
    let result = try Trial.run(["--set", "duration=20 d", "--record", "none"], in: folder)
    #expect(result.exitCode == 0)
    #expect(result.errors == "")
  }

  @Test(
    "ends with 2 and its usage where the command line is not understood, and writes nothing",
    arguments: [
      ([], "scenario"), (["trial.yaml", "b"], "'b'"), (["trial.yaml", "--seed", "x"], "seed"),
      (["trial.yaml", "--seed", "-1"], "seed"), (["trial.yaml", "--replications", "many"], "replications"),
      (["trial.yaml", "--outptu", "x"], "--output"), (["trial.yaml", "--format", "xml"], "json"),
      (["trial.yaml", "--top", "0"], "--top"), (["trial.yaml", "--objectives", "no"], "endToEnd"),
    ] as [([String], String)])
  func usage(arguments: [String], named: String) throws {
    let folder = try TemporaryFolder()
    try Trial.write(to: folder)
    let result = try Program.run(["run"] + arguments, in: folder.url)
    #expect(result.exitCode == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("Usage: cablesim run"), "\(result.errors)")
    #expect(result.errors.contains(named), "\(result.errors)")
    #expect(try folder.contents == ["net.yaml", "trial.yaml"])
  }

  @Test(
    "ends with 3 where the scenario cannot be run, says where and why, and writes nothing",
    arguments: [
      (["nix.yaml"], "nix.yaml:1:1: error: there is no such file"), (["net.yaml"], "net.yaml:1:9: error: "),
      (["trial.yaml", "--set", "policy.preemtion=none"], "preemption"),
      (["trial.yaml", "--set", "polcy=1"], "policy"), (["trial.yaml", "--set", "seed"], "--set"),
      (["trial.yaml", "--replications", "0"], "--replications"), (["trial.yaml", "--record", "all"], "hops"),
    ])
  func invalid(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    try Trial.write(to: folder)
    let result = try Program.run(["run"] + arguments, in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.output == "")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try folder.contents == ["net.yaml", "trial.yaml"])
  }
}
