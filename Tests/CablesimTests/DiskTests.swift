import Foundation
import TestSupport
import Testing

/// A small file system of its own, for root on a system that lets it be mounted.
struct SmallDisk: ~Copyable {
  let url: URL

  /// Whether one can be had here.
  static let isPossible: Bool = {
    do {
      _ = try SmallDisk(kibibytes: 64)
      return true
    } catch {
      return false
    }
  }()

  init(kibibytes: Int) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("cablesim-disk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard SmallDisk.mount(["-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", url.path]) else {
      try? FileManager.default.removeItem(at: url)
      throw CocoaError(.fileWriteNoPermission)
    }
  }

  /// From now on nothing can be written there.
  func makeReadOnly() -> Bool { SmallDisk.mount(["-o", "remount,ro", url.path]) }

  private static func mount(_ arguments: [String]) -> Bool {
    let program = URL(fileURLWithPath: "/bin/mount")
    let result = try? Program.run(program, arguments, in: FileManager.default.temporaryDirectory)
    return result?.exitCode == 0
  }

  deinit {
    _ = try? Program.run(
      URL(fileURLWithPath: "/bin/umount"), ["--lazy", url.path], in: FileManager.default.temporaryDirectory)
    try? FileManager.default.removeItem(at: url)
  }
}

/// Disks fill up and cannot always be written.
@Suite(
  "A disk",
  .enabled(if: SmallDisk.isPossible, "a file system can be mounted here (only root can, and not everywhere)"))
struct DiskTests {
  private func inputs(_ folder: borrowing TemporaryFolder) throws {
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Load.day, to: "day.yaml")
  }

  @Test("that is full ends a run with a clear message, and nothing is there that says it is done")
  func full() throws {
    let disk = try SmallDisk(kibibytes: 1024)
    let folder = try TemporaryFolder()
    try inputs(folder)
    let path = disk.url.appendingPathComponent("day.db").path
    let result = try Program.run(["run", "day.yaml", "-o", path], in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("the disk is full"), "\(result.errors)")
    #expect(result.output == "")
    if FileManager.default.fileExists(atPath: path) {
      #expect(try query("PRAGMA integrity_check", in: path) == ["ok"])
      #expect(try query("SELECT status FROM run", in: path) == ["running"])
    }
  }

  @Test("that is full keeps the timeline that was to be replaced")
  func kept() throws {
    let disk = try SmallDisk(kibibytes: 1024)
    let folder = try TemporaryFolder()
    try inputs(folder)
    let path = disk.url.appendingPathComponent("day.db").path
    let short = ["run", "day.yaml", "-o", path, "--set", "duration=2 h", "--replications", "1"]
    let first = try Program.run(short, in: folder.url)
    try #require(first.exitCode == 0, "\(first.errors)")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let result = try Program.run(["run", "day.yaml", "-o", path], in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("the disk is full"), "\(result.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.url.path) == ["day.db"])
  }

  @Test("that cannot be written can be read: a finished timeline needs nothing beside it")
  func readOnly() throws {
    let disk = try SmallDisk(kibibytes: 1024)
    let folder = try TemporaryFolder()
    try inputs(folder)
    try folder.write(Input.cable(), to: "cable.txt")
    let path = disk.url.appendingPathComponent("a.db").path
    let replay = ["replay", "cable.txt", "--topology", "three.yaml", "-o"]
    try #require(try Program.run(replay + [path], in: folder.url).exitCode == 0)
    let isReadOnly = disk.makeReadOnly()
    try #require(isReadOnly)
    let shown = try Program.run(["timeline", path], in: folder.url)
    #expect(shown.exitCode == 0, "\(shown.errors)")
    #expect(shown.output.contains("delivered"))
    for output in [path, disk.url.appendingPathComponent("b.db").path] {
      let result = try Program.run(replay + [output], in: folder.url)
      #expect(result.exitCode == 3)
      #expect(result.errors.contains("its folder cannot be written"), "\(result.errors)")
    }
  }
}
