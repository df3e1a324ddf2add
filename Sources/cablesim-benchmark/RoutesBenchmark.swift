import CableFormat
import CommandLineInterface
import EventKernel
import RelayNetwork

/// `cablesim-benchmark routes`: how long it takes to find the way of a cable that is filed.
struct RoutesBenchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "routes", abstract: "Find the ways of cables between stations of a large network.",
      discussion: "Each goes to a station that none went to before; reading the network is not counted.")
  }

  @Option(help: "How many stations.")
  var stations = 100_000

  @Option(help: "How they hang together.")
  var shape = SampleNetwork.Shape.tree

  @Option(help: "How many cables.")
  var cables = 200

  mutating func run() throws {
    guard (2...1_000_000).contains(stations), cables > 0 else {
      throw ValidationError("2 to 1000000 stations and some cables")
    }
    let topology = try TopologyReader.read(SampleNetwork(shape, stations: stations).source)
    let count = topology.stations.count
    let preparing = Stopwatch()
    var finder = RouteFinder(topology)
    let prepared = preparing.elapsed.cpu
    var times: [Double] = []
    var circuits = 0
    for cable in 0..<cables {
      // Strides that have no part in common with most numbers of stations meet each station once.
      let (from, to) = (cable * 7919 % count, (cable * 104_729 + count / 2) % count)
      let clock = Stopwatch()
      let route = finder.route(
        from: StationID(from), to: topology.stations[to].indicator, classification: .unclassified)
      times.append(clock.elapsed.cpu * 1000)
      circuits += route.circuits.count
    }
    times.sort()
    print(
      "routes shape=\(shape) stations=\(count) cables=\(cables) ms/cable",
      "median=\(rounded(times[cables / 2], 3)) p90=\(rounded(times[cables * 9 / 10], 3))",
      "worst=\(rounded(times[cables - 1], 3)) circuits=\(circuits)",
      "once ms=\(rounded(prepared * 1000, 1)) rss=\(Stopwatch.peakMemory)K")
  }
}
