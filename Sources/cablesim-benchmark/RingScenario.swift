import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario

/// The ring as a scenario like any other.
struct RingScenario {
  let scenario: Scenario

  init(stations: Int, hops: Int, seed: Int, recording: Scenario.Recording) throws {
    var parts = Topology.Parts(name: "ring")
    let indicators = (0..<stations).compactMap { RoutingIndicator(RingScenario.letters($0)) }
    parts.stations = indicators.map { Station(indicator: $0, name: $0.description) }
    parts.circuits.reserveCapacity(stations)
    for index in 0..<stations {
      let next = (index + 1) % stations
      var circuit = Circuit(
        name: "\(indicators[index])>\(indicators[next])", from: StationID(index), to: StationID(next),
        designator: "RNG", charactersPerSecond: 1000)
      circuit.firstChannelNumber = ChannelNumber(1, digits: 4)
      parts.circuits.append(circuit)
    }
    let mix = [(Precedence.flash, 1.0), (.immediate, 9), (.priority, 30), (.routine, 60)]
    // One list for all sources.
    let shares = mix.map { TrafficSource.Share($0.0, $0.1) }
    let seconds = Double(hops) / (0.8 * Double(stations))
    var scenario = Scenario(
      name: "ring", topology: Topology(parts), start: Instant(microseconds: 0),
      duration: TimeSpan(microseconds: Int64(seconds * 1e6)), seed: UInt64(bitPattern: Int64(seed)),
      filings: [])
    scenario.policy.preemption = .none
    scenario.policy.overheadCharacters = 0
    scenario.policy.lengthPerHop = .redrawn
    scenario.recording = recording
    scenario.traffic = (0..<stations).map { index in
      TrafficSource(
        name: "station \(index)", from: [StationID(index)],
        action: .all([indicators[(index + 4) % stations]]), interval: .exponential(mean: 5e6),
        mix: shares, characters: .exponential(mean: 1000))
    }
    self.scenario = scenario
  }

  /// An indicator for a number: R and five letters.
  private static func letters(_ number: Int) -> String {
    var (letters, rest) = ("", number)
    for _ in 0..<5 {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return "R" + letters
  }
}
