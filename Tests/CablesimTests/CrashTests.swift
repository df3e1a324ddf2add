import Foundation
import TestSupport
import Testing

/// A process may die at any moment: what it leaves can be read, says what it is, and can be done again.
@Suite("A run that dies")
struct CrashTests {
  private func prepare(_ folder: borrowing TemporaryFolder) throws {
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Load.day, to: "day.yaml")
  }

  @Test(
    "leaves a whole database that says so, and the same command makes of it what an undisturbed run does",
    arguments: [0.005, 0.02, 0.06, 0.1, 0.2, 0.4])
  func killed(after seconds: Double) throws {
    let folder = try TemporaryFolder()
    try prepare(folder)
    let command = ["run", "day.yaml", "-o", "day.db"]
    let path = folder.path("day.db")
    try #require(try Program.run(command, in: folder.url).exitCode == 0)
    let undisturbed = try tables(in: folder)
    try FileManager.default.removeItem(atPath: path)
    // Twice: the second dies beside what the first has left.
    for _ in 1...2 {
      let result = try Program.run(command, in: folder.url, killedAfter: seconds)
      guard FileManager.default.fileExists(atPath: path), result.exitCode == 128 + 9 else { continue }
      // A reader that may not write finds it whole as well.
      let shown = try Program.run(["timeline", "day.db"], in: folder.url)
      #expect(shown.exitCode == 0, "\(shown.errors)")
      #expect(shown.errors.contains("'running'") || shown.errors.contains("choose one"), "\(shown.errors)")
      #expect(try query("PRAGMA integrity_check", in: path) == ["ok"])
      let status = try query("SELECT status FROM run ORDER BY run_id DESC LIMIT 1", in: path)
      if status == ["done"] {
        // It died with all written, on its way out: nothing may be missing.
        #expect(try tables(in: folder) == undisturbed)
      } else {
        #expect(status == ["running"])
      }
    }
    let again = try Program.run(command, in: folder.url)
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(try folder.contents == ["day.db", "day.yaml", "three.yaml"])
    #expect(try tables(in: folder) == undisturbed)
  }

  /// All rows of the database; its pages may lie in another order where a second run died and was taken out.
  private func tables(in folder: borrowing TemporaryFolder) throws -> [String: Data] {
    let result = try Program.run(["export", "day.db", "--to", "csv", "-o", "tables"], in: folder.url)
    try #require(result.exitCode == 0, "\(result.errors)")
    let place = folder.url.appendingPathComponent("tables")
    defer { try? FileManager.default.removeItem(at: place) }
    var tables: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: place.path) {
      tables[name] = try Data(contentsOf: place.appendingPathComponent(name))
    }
    try #require(tables.count > 10)
    return tables
  }

  @Test("and is done again says that it died")
  func note() throws {
    let folder = try TemporaryFolder()
    try prepare(folder)
    let path = folder.path("day.db")
    let command = ["run", "day.yaml", "-o", "day.db"]
    let process = try Program.start(command, in: folder.url)
    while process.isRunning, !FileManager.default.fileExists(atPath: path) {
      Thread.sleep(forTimeInterval: 0.001)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let again = try Program.run(command, in: folder.url)
    #expect(again.exitCode == 0)
    #expect(again.errors.contains("holds a run of A day that died"), "\(again.errors)")
  }

  @Test("cannot be disturbed by another process that writes the same output, forced or not")
  func locked() throws {
    let folder = try TemporaryFolder()
    try prepare(folder)
    let path = folder.path("day.db")
    for isReplaced in [false, true] {
      // What is complete is made anew only if that is forced.
      let process = try Program.start(
        ["run", "day.yaml", "-o", "day.db"] + (isReplaced ? ["--force"] : []), in: folder.url)
      // A file that is replaced is written beside it.
      let written = isReplaced ? path + "-new" : path
      while process.isRunning, !FileManager.default.fileExists(atPath: written) {
        Thread.sleep(forTimeInterval: 0.001)
      }
      for force in isReplaced ? [["--force"]] : [[], ["--force"]] {
        let second = try Program.run(["run", "day.yaml", "-o", "day.db"] + force, in: folder.url)
        #expect(process.isRunning, "the first run is too short for this test")
        #expect(second.exitCode == 3)
        #expect(namesPlace(second.errors, in: "day.db"), "\(second.errors)")
        #expect(second.errors.contains("another process is writing to it"), "\(second.errors)")
      }
      if !isReplaced {
        let reader = try Program.run(["timeline", "day.db"], in: folder.url)
        #expect(reader.exitCode == 3 || !process.isRunning, "\(reader.errors)")
      }
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(try query("SELECT status FROM run", in: path) == ["done", "done"])
      #expect(try folder.contents == ["day.db", "day.yaml", "three.yaml"])
    }
  }
}
