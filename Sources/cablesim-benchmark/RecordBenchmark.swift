import CommandLineInterface
import Foundation
import Scenario
import Timeline

/// `cablesim-benchmark record`: what writing every hop down costs, on top of the ring itself.
struct RecordBenchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "record",
      abstract: "Run the ring twice: unrecorded, and with every hop written to a timeline.",
      discussion: "The memory is the peak after each of the two. The ring is explained under: ring --help")
  }

  @Option(help: "How many stations.")
  var stations = 100

  @Option(help: "How many transmissions, about.")
  var hops = 1_000_000

  @Option(
    help: "Where to keep the timeline. Default: a temporary file, deleted at the end.", valueName: "file")
  var output: String? = nil

  mutating func run() throws {
    guard (5...1_000_000).contains(stations), hops > 0 else {
      throw ValidationError("5 to 1000000 stations, and some hops")
    }
    if let output, case .absent = TimelineFile.state(of: output) {
      try measure(output)
    } else if let output {
      throw ValidationError("\(output) is there already; name a file that is not")
    } else {
      let files = FileManager.default
      let folder = files.temporaryDirectory.appendingPathComponent("cablesim-record-\(UUID().uuidString)")
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? files.removeItem(at: folder) }
      try measure(folder.appendingPathComponent("ring.db").path)
    }
  }

  private func measure(_ file: String) throws {
    let plain = try RingRun(of: scenario(.none), into: nil)
    let recorded = try RingRun(of: scenario(.hops), into: file)
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    let bytesPerHop = Double(size) / Double(max(1, recorded.hops))
    print(
      "record stations=\(stations) hops=\(recorded.hops)",
      "unrecorded ns/hop=\(rounded(plain.nanosecondsPerHop, 1)) wall=\(rounded(plain.wall, 3))",
      "rss=\(plain.peakMemory)K",
      "recorded ns/hop=\(rounded(recorded.nanosecondsPerHop, 1)) wall=\(rounded(recorded.wall, 3))",
      "rss=\(recorded.peakMemory)K bytes/hop=\(rounded(bytesPerHop, 1))",
      "ratio cpu=\(rounded(recorded.cpu / plain.cpu, 2)) wall=\(rounded(recorded.wall / plain.wall, 2))")
  }

  private func scenario(_ recording: Scenario.Recording) throws -> Scenario {
    try RingScenario(stations: stations, hops: hops, seed: 1, recording: recording).scenario
  }
}
