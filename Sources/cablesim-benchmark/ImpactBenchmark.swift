import CommandLineInterface
import RelayNetwork

/// `cablesim-benchmark impact`: how long it takes to let everything fail, one by one.
struct ImpactBenchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "impact", abstract: "Let each line of a network fail, and follow every way.")
  }

  @Option(help: "How many stations.")
  var stations = 500

  @Option(help: "How they hang together.")
  var shape = SampleNetwork.Shape.mesh

  mutating func run() throws {
    guard (2...10_000).contains(stations) else { throw ValidationError("2 to 10000 stations") }
    let topology = try TopologyReader.read(SampleNetwork(shape, stations: stations).source)
    let units = FailureUnit.all(.line, in: topology)
    let clock = Stopwatch()
    let study = ImpactStudy(of: topology, failing: units)
    let (cpu, wall) = clock.elapsed
    let rerouted = study.impacts.reduce(0) { $0 + $1.reroutedPairs }
    print(
      "impact shape=\(shape) stations=\(topology.stations.count) lines=\(units.count) pairs=\(study.pairs)",
      "rerouted=\(rerouted) cpu=\(rounded(cpu, 3)) wall=\(rounded(wall, 3)) rss=\(Stopwatch.peakMemory)K")
  }
}
