import CableFormat
import CommandLineInterface
import Foundation

/// `cablesim-benchmark parse`: megabytes of cables read a second.
struct ParseBenchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "parse", abstract: "Read a cable again and again as one archive, in a stream.",
      discussion: "Says how many megabytes (10^6 bytes) a second of CPU time, and the memory at its peak.")
  }

  @Argument(help: "Files with cables. Default: Scenarios/astana-2147/cable.txt.", valueName: "file")
  var files: [String] = []

  @Option(help: "How much to read, in megabytes.", valueName: "count")
  var megabytes = 100

  mutating func run() throws {
    let paths = files.isEmpty ? ["Scenarios/astana-2147/cable.txt"] : files
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
        throw ValidationError("\(path) cannot be read, or is empty")
      }
      measure(path, Array(data) + [UInt8(ascii: "\n")])
    }
  }

  private func measure(_ path: String, _ text: [UInt8]) {
    // Pieces of about a megabyte, as from a file.
    let piece = Array(repeatElement(text, count: max(1, (1 << 20) / text.count)).joined())
    let pieces = max(1, megabytes * 1_000_000 / piece.count)
    let clock = Stopwatch()
    var stream = CableStream(file: path)
    var cables = 0
    for _ in 0..<pieces { cables += stream.read(piece).count }
    cables += stream.finish().count
    let read = Double(piece.count * pieces) / 1e6
    let seconds = clock.elapsed.cpu
    print(
      "\(path): \(Int(read.rounded())) MB, \(cables) cables, \(rounded(seconds, 2)) s, "
        + "\(rounded(read / seconds, 0)) MB/s, peak \(Stopwatch.peakMemory / 1000) MB")
  }
}
