import Foundation
import TestSupport
import Testing

/// How much of a run is written down, and where.
@Suite("The output of a run")
struct RunOutputTests {
  @Test("is everything at the level of hops")
  func hops() throws {
    let folder = try TemporaryFolder()
    _ = try Trial.document([], in: folder)
    let database = try Database(folder.path("trial.db"))
    for table in [
      "run", "topology", "station", "circuit", "message", "addressee", "transmission", "handling",
    ] {
      #expect(try database.value("SELECT count(*) > 0 FROM \(table)") == "1", "\(table)")
    }
    #expect(
      try database.value(
        "SELECT count(*) FROM addressee WHERE (received_at IS NULL) <> (last_transmission IS NULL)") == "0")
    #expect(try database.value("PRAGMA integrity_check") == "ok")
    #expect(try database.value("PRAGMA foreign_key_check") == nil)
  }

  @Test("has no transmissions and no handling at the level of deliveries, and the same addressees")
  func deliveries() throws {
    let folder = try TemporaryFolder()
    let all = try Trial.document([], in: folder)
    let few = try Trial.document(["--record", "deliveries", "-o", "few.db"], in: folder)
    #expect(few["fingerprint"] as? String == all["fingerprint"] as? String)
    let database = try Database(folder.path("few.db"))
    #expect(try database.value("SELECT count(*) FROM transmission") == "0")
    #expect(try database.value("SELECT count(*) FROM handling") == "0")
    #expect(try database.value("SELECT count(last_transmission) FROM addressee") == "0")
    let sums = "SELECT count(*) || ' ' || sum(received_at) || ' ' || sum(delivered_at) FROM addressee"
    #expect(try database.value(sums) == Database(folder.path("trial.db")).value(sums))
  }

  @Test("is no file at all at the level of none, and the result is the same")
  func none() throws {
    let folder = try TemporaryFolder()
    let result = try Trial.document(["--record", "none", "-o", "out.db"], in: folder)
    #expect(result["database"] is NSNull)
    #expect(try folder.contents == ["net.yaml", "trial.yaml"])
    let all = try Trial.document([], in: folder)
    for key in ["fingerprint", "stopReason"] { #expect(result[key] as? String == all[key] as? String) }
    #expect(result["addressees"] as? [String: Int] == all["addressees"] as? [String: Int])
  }

  @Test("has the routing lines of given cables, and of background load where they are asked for")
  func routingLines() throws {
    let folder = try TemporaryFolder()
    let missing = "SELECT count(*) FROM transmission t JOIN message m USING (run_id, message_id) WHERE"
    _ = try Trial.document([], in: folder)
    let few = try Database(folder.path("trial.db"))
    #expect(try few.value("\(missing) (t.routing_line IS NULL) <> (m.traffic IS NOT NULL)") == "0")
    _ = try Trial.document(["--routing-lines", "-o", "all.db"], in: folder)
    let all = try Database(folder.path("all.db"))
    #expect(try all.value("\(missing) t.routing_line IS NULL") == "0")
    #expect(try all.value("\(missing) t.routing_line NOT GLOB '[ZOPR][ZOPR] RUEH*'") == "0")
  }

  @Test("replaces the timeline of the same scenario, and says so")
  func again() throws {
    let folder = try TemporaryFolder()
    _ = try Trial.document([], in: folder)
    let first = try Data(contentsOf: folder.url.appendingPathComponent("trial.db"))
    let result = try Trial.run(["--format", "json"], in: folder)
    #expect(result.exitCode == 0)
    #expect(result.errors.hasPrefix("note: trial.db "))
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("trial.db")) == first)
  }

  @Test("is refused where some other file or the timeline of another scenario is, unless it is forced")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try folder.write("my diary\n", to: "diary.db")
    _ = try Trial.document(["--set", "name=Another", "-o", "other.db"], in: folder)
    for name in ["diary.db", "other.db"] {
      let before = try Data(contentsOf: folder.url.appendingPathComponent(name))
      let refused = try Trial.run(["-o", name], in: folder)
      #expect(refused.exitCode == 3)
      #expect(namesPlace(refused.errors, in: name), "\(refused.errors)")
      #expect(refused.errors.contains("--force"))
      #expect(refused.output == "")
      #expect(try Data(contentsOf: folder.url.appendingPathComponent(name)) == before)
      #expect(try Trial.run(["-o", name, "--force"], in: folder).exitCode == 0)
      #expect(try Database(folder.path(name)).value("SELECT scenario FROM run") == "A trial")
    }
  }

  @Test(
    "is refused where an input is, forced or not: the scenario, what it extends, its network, its cables",
    arguments: ["child.yaml", "./trial.yaml", "net.yaml", "cable.txt"])
  func input(output: String) throws {
    let folder = try TemporaryFolder()
    try Trial.write(to: folder)
    try folder.write(Input.cable(), to: "cable.txt")
    try folder.write(
      "format: cablesim-scenario/1\nextends: trial.yaml\ncables: [{file: cable.txt}]\n", to: "child.yaml")
    let before = try Data(contentsOf: folder.url.appendingPathComponent(output))
    for force in [[], ["--force"]] {
      let result = try Program.run(["run", "child.yaml", "-o", output] + force, in: folder.url)
      #expect(result.exitCode == 3)
      #expect(namesPlace(result.errors, in: output), "\(result.errors)")
      #expect(try Data(contentsOf: folder.url.appendingPathComponent(output)) == before)
    }
  }

  @Test("is refused, forced or not, where it cannot be", arguments: [".", "no/out.db"])
  func impossible(output: String) throws {
    let folder = try TemporaryFolder()
    for force in [[], ["--force"]] {
      let result = try Trial.run(["-o", output] + force, in: folder)
      #expect(result.exitCode == 3)
      #expect(namesPlace(result.errors, in: output), "\(result.errors)")
      #expect(try folder.contents == ["net.yaml", "trial.yaml"])
    }
  }
}
