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
    guard copies.used > cachedCopies else { return }
    calendar.arrangeNearest()
    let count = calendar.nearestCount
    var ahead = InlineArray<32, Ahead>(repeating: Ahead())
    var sum: Int32 = 0
    for index in 0..<count {
      switch Event(packed: calendar.nearest(index).payload) {
      case .transmissionEnds(let copy, let stamp) where copies[copy].stamp == stamp:
        ahead[index].circuit = copies[copy].circuit
        ahead[index].tally = placeOfTally(for: copy)
        if case .one(let target) = copies[copy].targets {
          ahead[index].step = target.step
          ahead[index].call = target.call
        }
        sum &+= messages[copies[copy].message].number
        if !rules.redrawsLengths || rules.recordsHops { sum &+= pasts[copy].serial }
      case .traffic(let slot):
        if slots[slot].plans.count > 0 { ahead[index].step = plans[slots[slot].plans.start].step }
        sum &+= stations[slots[slot].station].held
      case .chance, .window, .outageBegins, .outageEnds, .receiptDue, .transmissionEnds, .receipt,
        .handlingEnds, .diversion, .rerun, .filing:
        break
      }
    }
    for index in 0..<count {
      let circuit = ahead[index].circuit
      if circuit >= 0 {
        // A circuit takes two lines of the cache.
        sum &+= circuits[circuit].to &+ circuits[circuit].downCount
        sum &+= Int32(truncatingIfNeeded: tallies[ahead[index].tally].sent)
      }
      guard ahead[index].step >= 0 else { continue }
      if case .circuit(let next) = ways[ahead[index].step] {
        ahead[index].next = next
      } else if ahead[index].call >= 0 {
        sum &+= calls[ahead[index].call].number
      }
    }
    for index in 0..<count {
      let (circuit, next) = (ahead[index].circuit, ahead[index].next)
      if circuit >= 0 {
        sum &+= stations[circuits[circuit].from].held &+ stations[circuits[circuit].to].held
        if let copy = circuits[circuit].waiting.first { sum &+= copies[copy].message }
      }
      if next >= 0 { sum &+= circuits[next].to &+ circuits[next].downCount }
    }
    for index in 0..<count where ahead[index].next >= 0 {
      if let copy = circuits[ahead[index].next].waiting.last { sum &+= copies[copy].message }
    }
    touched &+= sum
  }
}
