import Distribution
import EventKernel
import Foundation
import Scenario
import TestSupport
import Testing
import Timeline

/// What is a timeline file, what is none, and what a run that did not end leaves behind.
@Suite("A timeline file")
struct FileTests {
  private func error(opening path: String) -> TimelineError? {
    do throws(TimelineError) {
      _ = try TimelineReader(path)
      return nil
    } catch {
      return error
    }
  }

  @Test("whose writer was dropped says that the run is running, and can be read")
  func dropped() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try begin(Replay.line(filedAt: [0, 1]), to: path)
    #expect(
      try query("SELECT status || coalesce(stop_reason, '') || coalesce(ended_at, '') FROM run", in: path)
        == ["running"])
    #expect(try query("PRAGMA integrity_check", in: path) == ["ok"])
    // Of a transaction that did not end nothing is there.
    #expect(try query("SELECT count(*) FROM message", in: path) == ["0"])
    let reader = try TimelineReader(path)
    #expect(try reader.runs().map(\.status) == ["running"])
    #expect(try reader.messages(run: 1).isEmpty)
  }

  /// Writes all batches of a run but does not finish it.
  private func begin(_ scenario: Scenario, to path: String) throws {
    var writer = try TimelineWriter(creating: path, for: scenario, Replay.facts)
    var engine = RelayEngine(scenario)
    var records = Records()
    _ = engine.advance(&records)
    try writer.write(records)
  }

  @Test("is not what is not there, a directory, a text, nothing, or another database")
  func foreign() throws {
    let folder = try TemporaryFolder()
    #expect(error(opening: folder.path("nothing"))?.description == "there is no such file")
    #expect(TimelineFile.state(of: folder.path("nothing")) == .absent)
    for (name, content) in [("text", "hello"), ("empty", ""), ("cut", "SQLite format 3\0")] {
      try folder.write(content, to: name)
      guard case .foreign = error(opening: folder.path(name)) else {
        Issue.record("\(name) was opened")
        continue
      }
      #expect(TimelineFile.state(of: folder.path(name)) == .other("some other file"))
    }
    let other = folder.path("other.db")
    try Connection(other, .creating).execute("CREATE TABLE run (run_id INTEGER)")
    #expect(TimelineFile.state(of: other) == .other("some other database"))
    guard case .foreign = error(opening: other) else { Issue.record("another database was opened"); return }
    #expect(TimelineFile.state(of: folder.url.path) == .noFile("a directory"))
    guard case .foreign = error(opening: folder.url.path) else {
      Issue.record("a directory was opened"); return
    }
  }

  @Test("of a later program is refused, with both versions")
  func newer() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    #expect(error(opening: path) == nil)
    try Connection(path, .writing).execute("PRAGMA user_version = 99")
    let error = try #require(self.error(opening: path))
    guard case .newer(let schema) = error else { Issue.record("opened: \(error)"); return }
    #expect(schema == 99)
    #expect(error.description.contains("99"))
    #expect(TimelineFile.state(of: path) == .timeline)
  }

  @Test("is not written over one that is there")
  func notTwice() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    let first = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: DatabaseError.self) { try Replay.write(Replay.line(filedAt: [0, 1]), to: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
  }

  @Test("cannot be made where there is no folder")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: DatabaseError.self) { try Replay.write(Replay.line(), to: folder.path("no/a.db")) }
  }

  @Test("has the same bytes whenever the same scenario is run")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["a.db", "b.db"] { try Replay.write(Replay.astana(), to: folder.path(name)) }
    let files = try ["a.db", "b.db"].map { try Data(contentsOf: folder.url.appendingPathComponent($0)) }
    #expect(files[0] == files[1])
  }

  @Test("can be removed with what SQLite may have left beside it")
  func removal() throws {
    let folder = try TemporaryFolder()
    for name in ["a.db", "a.db-journal", "a.db-wal", "a.db-shm", "b.db"] { try folder.write("x", to: name) }
    TimelineFile.remove(folder.path("a.db"))
    #expect(try folder.contents == ["b.db"])
  }

  @Test("reports an error of SQLite with the statement that met it")
  func statement() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    let connection = try Connection(path, .reading)
    do throws(DatabaseError) {
      _ = try connection.prepare("SELECT nothing FROM run")
      Issue.record("there is such a column")
    } catch {
      #expect(error.description.contains("SELECT nothing FROM run"))
      #expect(!error.isForeign && !error.isBusy && !error.isFull)
    }
  }
}
