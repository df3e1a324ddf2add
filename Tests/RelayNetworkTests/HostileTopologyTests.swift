import CableFormat
import Diagnostics
import EventKernel
import RelayNetwork
import TestSupport
import Testing

@Suite("No text traps the reader of topologies")
struct HostileTopologyTests {
  private static let text = """
    format: cablesim-topology/1
    name: Hostile
    defaults: {station: {handling: 5 s}, circuit: {speed: 75 bd}}
    stations:
      - {id: RUEHC, position: [38.894, -77.048], timeZone: America/New_York, guards: [RUEHCS]}
      - {id: RUEH, kind: relay, handling: {lognormal: {median: 7 s, mean: 12 s}}}
      - id: RUEHTA
        hours: {open: "08:00", close: "17:00", days: Mon-Fri, callIn: PT45M, wakes: [FLASH]}
        handling: {empirical: [[0.5, 1 min], [0.5, 4 min]]}
        clearance: SECRET
    circuits:
      - {between: [RUEHTA, RUEH], speed: 2400 bd, channels: 2, propagation: 270 ms, designators: [TAO, TAI]}
      - {from: RUEH, to: RUEHC, id: south, garble: 1e-5, outages: {up: 30 d, down: {exponential: 2 h}}}
      - {from: RUEHC, to: RUEH, windows: [["06:00", "22:00"]], firstChannelNumber: 9011}
    routing: {metric: time, tables: {RUEH: [{to: RUEHC, via: [south]}, {prefix: RU, via: [RUEHTA]}]}}
    collectives:
      - {id: RUCNCIS, name: CIS, heldAt: RUEH, members: [RUEHTA, RUEHCS]}

    """

  @Test(
    "With slips in it a topology is still used, or refused at a place",
    arguments: 1...8 as ClosedRange<UInt64>)
  func mutated(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var refused = 0
    for _ in 0..<250 {
      let bytes = generator.mutated(Array(HostileTopologyTests.text.utf8))
      do {
        use(try TopologyReader.read(SourceText(name: "net.yaml", bytes: bytes)))
      } catch {
        refused += 1
        #expect(
          error.diagnostics.allSatisfy { $0.severity == .error && $0.location.line >= 1 }, "seed \(seed)")
        #expect(error.description.hasPrefix("net.yaml:"), "seed \(seed): \(bytes)")
      }
    }
    #expect((50...249).contains(refused), "seed \(seed): both ends are met")
  }

  @Test("Unharmed it loads")
  func unharmed() throws {
    use(try topology(HostileTopologyTests.text))
  }

  @Test(
    "Numbers at the edge are read or refused, never trapped on",
    arguments: [
      "1e308", "-1e308", "1e-320", "nan", "inf", "9223372036854775807", "-9223372036854775808", "4294967296",
      "0",
      "-0", "0x7f", "1e12", "''", "[]", "{}", "~",
    ],
    [
      "speed: 2400", "speed: 75", "channels: 2", "propagation: 270", "garble: 1e-5",
      "firstChannelNumber: 9011",
      "handling: 5", "median: 7", "mean: 12", "exponential: 2", "[0.5, 1", "[0.5", "up: 30",
      "position: [38.894",
      "callIn: PT45M", "-77.048",
    ])
  func edges(value: String, place: String) {
    let number = place.lastIndex { " [".contains($0) }.map { place.index(after: $0) } ?? place.startIndex
    let text = HostileTopologyTests.text.replacing(place, with: place[..<number] + value)
    #expect(text != HostileTopologyTests.text)
    do {
      use(try topology(text))
    } catch {
      #expect(error.description.hasPrefix("net.yaml:"))
    }
  }

  /// Everything that a simulation asks of a topology.
  private func use(_ topology: Topology) {
    var finder = RouteFinder(topology)
    for index in topology.circuits.indices {
      _ = topology.cost(of: CircuitID(index))
      _ = topology.circuits[index].duration(ofCharacters: 1e6)
    }
    for origin in topology.stations.indices {
      for destination in topology.indicators {
        let route = finder.route(from: StationID(origin), to: destination, classification: .secret)
        #expect(route.circuits.count <= 16)
      }
      for unit in [0x1p-53, 0.5, 1 - 0x1p-53] { _ = topology.stations[origin].handling.span(at: unit) }
    }
  }
}
