import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// Puts outages and opening windows into the calendar.
  mutating func scheduleOutages() {
    let start = scenario.start.microseconds
    for index in topology.circuits.indices {
      let circuit = topology.circuits[index]
      if circuit.outages != nil { scheduleChance(Int32(index)) }
      if !circuit.windows.isEmpty {
        if !circuit.windows.isOpen(at: scenario.start) {
          circuits[Int32(index)].isClosed = true
          circuits[Int32(index)].downCount += 1
        }
        scheduleWindow(Int32(index))
      }
    }
    for (index, outage) in scenario.outages.enumerated() where outage.to > scenario.start {
      calendar.schedule(
        at: max(start, outage.from.microseconds), Event.outageBegins(index: Int32(index)).packed)
    }
  }

  /// Writes down which windows are closed at the beginning.
  mutating func noteClosedWindows() {
    for circuit in 0..<Int32(circuits.count) where circuits[circuit].isClosed {
      note(.closed, circuit: circuit, "window")
    }
  }

  // MARK: By chance

  private mutating func scheduleChance(_ circuit: Int32) {
    guard let outages = topology.circuits[Int(circuit)].outages else { return }
    let count = circuits[circuit].chances
    let unit = streams.unit(.outage, circuits[circuit].key, count)
    let span = (count.isMultiple(of: 2) ? outages.up : outages.down).span(at: unit)
    circuits[circuit].chances += 1
    let time = now + span
    guard time <= scenario.horizon else { return }
    calendar.schedule(at: time.microseconds, Event.chance(circuit: circuit).packed)
  }

  mutating func changeByChance(_ circuit: Int32) {
    // Odd counts: the time to the failure has been drawn, and it is over.
    if circuits[circuit].chances.isMultiple(of: 2) {
      note(.restored, circuit: circuit, "by chance")
      bringUp(circuit)
    } else {
      note(.outage, circuit: circuit, "by chance")
      takeDown(circuit)
    }
    scheduleChance(circuit)
  }

  // MARK: By the clock

  private mutating func scheduleWindow(_ circuit: Int32) {
    guard let change = topology.circuits[Int(circuit)].windows.nextChange(after: now) else { return }
    if change <= scenario.horizon {
      calendar.schedule(at: change.microseconds, Event.window(circuit: circuit).packed)
    }
  }

  mutating func changeWindow(of circuit: Int32) {
    let isClosed = circuits[circuit].isClosed
    circuits[circuit].isClosed = !isClosed
    note(isClosed ? .opened : .closed, circuit: circuit, "window")
    if isClosed { bringUp(circuit) } else { takeDown(circuit) }
    scheduleWindow(circuit)
  }

  // MARK: By the scenario

  mutating func beginOutage(_ index: Int) {
    let outage = scenario.outages[index]
    switch outage.subject {
    case .circuit(let circuit):
      note(.outage, circuit: circuit.index, "scheduled")
      takeDown(circuit.index)
    case .station(let station):
      note(.outage, station: station.index, "scheduled")
      takeDown(station)
    }
    if outage.to <= scenario.horizon {
      schedule(.outageEnds(index: Int32(index)), at: outage.to.microseconds)
    }
  }

  mutating func endOutage(_ index: Int) {
    switch scenario.outages[index].subject {
    case .circuit(let circuit):
      note(.restored, circuit: circuit.index, "scheduled")
      bringUp(circuit.index)
    case .station(let station):
      note(.restored, station: station.index, "scheduled")
      bringUp(station)
    }
  }

  // MARK: Circuits

  /// A reason more for a circuit to be down.
  private mutating func takeDown(_ circuit: Int32) {
    circuits[circuit].downCount += 1
    guard circuits[circuit].downCount == 1 else { return }
    routes.forgetDetours()
    // The one begun first is the first to be sent again.
    for copy in circuits[circuit].onWire(in: copies).sorted(by: { yields($0, to: $1) }) {
      interrupt(copy, .cut)
    }
    for copy in circuits[circuit].waiting.members(in: copies) { awaitDiversion(of: copy) }
  }

  private func yields(_ copy: Int32, to other: Int32) -> Bool {
    let (a, b) = (copies[copy], copies[other])
    return (a.startedAt, messages[a.message].number, a.section, pasts[copy].serial) > (
      b.startedAt, messages[b.message].number, b.section, pasts[other].serial
    )
  }

  /// A reason less.
  private mutating func bringUp(_ circuit: Int32) {
    circuits[circuit].downCount -= 1
    guard circuits[circuit].downCount == 0 else { return }
    routes.forgetDetours()
    lookForWork(circuit: circuit)
    retryDiversions()
  }

  // MARK: Stations

  /// A station fails, and its circuits with it; what it holds stays as it is.
  private mutating func takeDown(_ station: StationID) {
    stations[station.index].downCount += 1
    passesOn[station.index] = false
    if stations[station.index].downCount == 1 {
      for copy in copiesInHandling(at: station.index) {
        copies[copy].work = copies[copy].doneBy - now.microseconds
        copies[copy].stamp = newStamp()
      }
    }
    for circuit in circuitsOf(station) { takeDown(circuit) }
  }

  private mutating func bringUp(_ station: StationID) {
    stations[station.index].downCount -= 1
    if stations[station.index].isUp {
      passesOn[station.index] = stations[station.index].handlesAtOnce
      for copy in copiesInHandling(at: station.index) {
        let stamp = newStamp()
        copies[copy].stamp = stamp
        copies[copy].work += now.microseconds - copies[copy].startedAt
        schedule(.handlingEnds(copy: copy, stamp: stamp), at: copies[copy].doneBy)
      }
      lookForWork(station: station.index)
    }
    for circuit in circuitsOf(station) { bringUp(circuit) }
  }

  private func circuitsOf(_ station: StationID) -> [Int32] {
    (topology.circuits(from: station) + topology.circuits(to: station)).map(\.index)
      .sorted { circuits[$0].order < circuits[$1].order }
  }

  /// - Complexity: O(copies under way); stations fail rarely.
  private func copiesInHandling(at station: Int32) -> [Int32] {
    copies.occupied().filter { copies[$0].place == .inHandling && copies[$0].station == station }
  }
}
