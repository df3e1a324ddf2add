import CommandLineInterface
import Diagnostics
import RelayNetwork

/// `cablesim-benchmark load`: how long a large topology takes to be read and checked.
struct LoadBenchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "load", abstract: "Read a large topology from its text, and check it.",
      discussion: "The check reads the text as well; making the text is not counted.")
  }

  @Option(help: "How many stations.")
  var stations = 100_000

  @Option(help: "How they hang together.")
  var shape = SampleNetwork.Shape.tree

  mutating func run() throws {
    guard (2...1_000_000).contains(stations) else { throw ValidationError("2 to 1000000 stations") }
    let source = SampleNetwork(shape, stations: stations).source
    let reading = Stopwatch()
    let topology = try TopologyReader.read(source)
    let read = reading.elapsed
    let checking = Stopwatch()
    let report = try TopologyChecker.check(source)
    let check = checking.elapsed
    print(
      "load shape=\(shape) stations=\(topology.stations.count) circuits=\(topology.circuits.count)",
      "bytes=\(source.bytes.count) read cpu=\(rounded(read.cpu, 3)) wall=\(rounded(read.wall, 3))",
      "check cpu=\(rounded(check.cpu, 3)) wall=\(rounded(check.wall, 3)) ways=\(report.pairs ?? 0)",
      "errors=\(report.count(.error)) warnings=\(report.count(.warning)) rss=\(Stopwatch.peakMemory)K")
  }
}
