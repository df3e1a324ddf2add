import RelayNetwork

extension RelayEngine {
  /// Checks that nothing is counted twice or lost track of (for tests).
  ///
  /// - Complexity: O(n log n) in what is under way, and O(stations + circuits).
  func checkInvariants() {
    messages.checkInvariants()
    copies.checkInvariants()
    calls.checkInvariants()
    targets.checkInvariants()
    checkOwnership()
    checkStations()
    checkCircuits()
  }

  /// Every copy belongs to a living cable, and what is in use of the lists is what they have.
  private func checkOwnership() {
    var copiesOf: [Int32: Int32] = [:]
    var targetsInUse = 0
    for copy in copies.occupied() {
      copiesOf[copies[copy].message, default: 0] += 1
      targetsInUse += TargetPool.placesTaken(by: copies[copy].targets)
    }
    precondition(targets.placesInUse == targetsInUse, "a list of targets is lost or owned twice")
    let living = messages.occupied()
    let callsInUse = living.reduce(0) { $0 + RunPool<Call>.placesTaken(by: messages[$1].calls) }
    precondition(calls.placesInUse == callsInUse, "a list of calls is lost or owned twice")
    precondition(living.count == copiesOf.count, "a cable without copies lives on")
    for message in living {
      precondition(messages[message].copiesLeft == copiesOf[message], "the copies of a cable are miscounted")
    }
  }

  private func checkStations() {
    guard rules.limitsStorage else { return }
    var held = [Int32](repeating: 0, count: stations.count)
    for copy in copies.occupied() { held[Int(copies[copy].station)] += 1 }
    for station in 0..<Int32(stations.count) {
      precondition(stations[station].held == held[Int(station)], "what a station holds is miscounted")
    }
  }

  private func checkCircuits() {
    for circuit in 0..<Int32(circuits.count) {
      let onWire = circuits[circuit].onWire(in: copies)
      precondition(onWire.allSatisfy { copies[$0].circuit == circuit }, "a copy is on another's wire")
      precondition(
        Int(circuits[circuit].freeChannels) + onWire.count == topology.circuits[Int(circuit)].channels,
        "the channels of a circuit are miscounted")
      let waiting = circuits[circuit].waiting.members(in: copies)
      precondition(
        waiting.allSatisfy { copies[$0].circuit == circuit && copies[$0].place == .waitingForCircuit },
        "a copy waits in another's line")
    }
  }
}
