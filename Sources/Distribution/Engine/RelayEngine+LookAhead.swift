import CableFormat
import EventKernel

/// What one of the next events will need, by its places; -1 for nothing.
private struct Ahead: BitwiseCopyable {
  /// The circuit that a copy is on, and where that is summed up.
  var circuit: Int32 = -1
  var tally: Int32 = -1

  /// The next step of a copy's way, the circuit that it will be put in line for, and whom it is for.
  var step: Int32 = -1
  var next: Int32 = -1
  var call: Int32 = -1
}

extension RelayEngine {
  /// Touches what the next events will need, of all of them together.
  ///
  /// In a large network hardly anything that an event needs is in the processor's cache. Each thing would be
  /// waited for as an event comes to it; those of several events are fetched at the same time, as none depends
  /// on another. What the run does is not changed by it.
  @inline(never)
  mutating func lookAhead() {
    var payloads = InlineArray<64, UInt64>(repeating: 0)
    let count = calendar.nearest(&payloads)
    eventsLookedAt = max(1, count)
    var ahead = InlineArray<64, Ahead>(repeating: Ahead())
    var sum: Int32 = 0
    // First only what the events name: the less is done with each, the more of it is fetched at once.
    for index in 0..<count {
      switch Event(packed: payloads[index]) {
      case .transmissionEnds(let copy, _): sum &+= copies.touch(copy)
      case .traffic(let slot): sum &+= slots.touch(slot)
      case .chance, .window, .outageBegins, .outageEnds, .receiptDue, .receipt, .handlingEnds, .diversion,
        .rerun,
        .filing:
        break
      }
    }
    for index in 0..<count {
      switch Event(packed: payloads[index]) {
      case .transmissionEnds(let copy, let stamp) where copies[copy].stamp == stamp:
        ahead[index].circuit = copies[copy].circuit
        ahead[index].tally = placeOfTally(for: copy)
        if case .one(let target) = copies[copy].targets {
          ahead[index].step = target.step
          ahead[index].call = target.call
        }
        sum &+= messages.touch(copies[copy].message)
        if !rules.redrawsLengths || rules.recordsHops { sum &+= pasts.touch(copy) }
      case .traffic(let slot):
        if slots[slot].plans.count > 0 { ahead[index].step = plans[slots[slot].plans.start].step }
        sum &+= stations.touch(slots[slot].station)
      case .chance, .window, .outageBegins, .outageEnds, .receiptDue, .transmissionEnds, .receipt,
        .handlingEnds, .diversion, .rerun, .filing:
        break
      }
    }
    for index in 0..<count {
      let circuit = ahead[index].circuit
      if circuit >= 0 { sum &+= circuits.touch(circuit) &+ tallies.touch(ahead[index].tally) }
      guard ahead[index].step >= 0 else { continue }
      if case .circuit(let next) = ways[ahead[index].step] {
        ahead[index].next = next
      } else if ahead[index].call >= 0 {
        sum &+= calls.touch(ahead[index].call)
      }
    }
    for index in 0..<count {
      let (circuit, next) = (ahead[index].circuit, ahead[index].next)
      if circuit >= 0 {
        let (from, to) = (circuits[circuit].from, circuits[circuit].to)
        if next < 0 || rules.limitsStorage || !passesOn[to] { sum &+= stations.touch(to) }
        if rules.limitsStorage { sum &+= stations.touch(from) }
        if let copy = circuits[circuit].waiting.first { sum &+= copies.touch(copy) }
      }
      if next >= 0 { sum &+= circuits.touch(next) }
      if next >= 0, circuit < 0, rules.redrawsLengths {
        // A cable that is filed: its times on the next circuits are drawn as well.
        for step in ahead[index].step + 1..<ahead[index].step + TimesAhead.limit {
          guard case .circuit(let further) = ways[step] else { break }
          sum &+= circuits.touch(further)
        }
      }
    }
    for index in 0..<count where ahead[index].next >= 0 {
      if let copy = circuits[ahead[index].next].waiting.last { sum &+= copies.touch(copy) }
    }
    touched &+= sum
  }
}
