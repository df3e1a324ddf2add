import CableFormat
import RelayNetwork
import Scenario

extension NetworkEstimate {
  /// What more speed on a circuit would bring.
  package struct Upgrade: Sendable {
    package var circuit: String

    /// Of each of its channels.
    package var charactersPerSecond: Double

    /// By how much a cable would be faster, on average over all cables filed, if each channel sent one character
    /// more in a second; infinite where that ends a line without end.
    package var savedPerCable: Double

    /// What Kleinrock's assignment would give it of all speed there is; `nil` where the circuits together are
    /// too slow for their load.
    ///
    /// Each circuit gets what its load needs, and of the rest a part as the square root of its load
    /// (Kleinrock, "Communication nets", 1964).
    package var best: Double?
  }
}

extension NetworkModel {
  /// The loaded circuits, those first where more speed brings most.
  func upgrades(_ outcomes: [[PriorityQueue.Outcome]]) -> [NetworkEstimate.Upgrade] {
    let topology = scenario.topology
    let loaded = topology.circuits.indices.filter { lines[$0].classes.contains { $0.rate > 0 } }
    let needs = loaded.map { index in
      lines[index].classes.reduce(0) { $0 + ($1.rate > 0 ? $1.rate * $1.service.mean : 0) }
        * topology.circuits[index].charactersPerSecond
    }
    let total = loaded.reduce(0) {
      $0 + topology.circuits[$1].charactersPerSecond * Double(topology.circuits[$1].channels)
    }
    let spare = total - needs.reduce(0, +)
    let roots = needs.reduce(0) { $0 + $1.squareRoot() }
    let upgrades = zip(loaded, needs).map { index, need in
      let circuit = topology.circuits[index]
      let faster = line(CircuitID(index), speed: circuit.charactersPerSecond + 1)
      let (before, after) = (present(lines[index], outcomes[index]), present(faster, faster.outcomes))
      let best = (need + spare * need.squareRoot() / roots) / Double(circuit.channels)
      return NetworkEstimate.Upgrade(
        circuit: circuit.name, charactersPerSecond: circuit.charactersPerSecond,
        savedPerCable: before.isFinite
          ? (before - after) / load.cables : after.isFinite ? .infinity : 0,
        best: spare > 0 ? best : nil)
    }
    return upgrades.enumerated().sorted {
      (-$0.element.savedPerCable, $0.offset) < (-$1.element.savedPerCable, $1.offset)
    }.map(\.element)
  }

  /// How many copies are in line or on the wire, on average (Little's law).
  private func present(_ line: PriorityQueue, _ outcomes: [PriorityQueue.Outcome]) -> Double {
    zip(line.classes, outcomes).reduce(0) { $0 + ($1.0.rate > 0 ? $1.0.rate * $1.1.sojourn : 0) }
  }
}
