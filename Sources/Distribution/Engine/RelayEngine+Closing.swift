import EventKernel
import Scenario

/// Where a copy that is left open stands among all of them.
private struct Standing: Comparable, BitwiseCopyable {
  var cable: Int32
  var section: UInt16
  var serial: Int32
  var place: Int32

  static func < (a: Standing, b: Standing) -> Bool {
    (a.cable, a.section, a.serial) < (b.cable, b.section, b.serial)
  }
}

extension RelayEngine {
  /// Ends the run: what it leaves open is written down next.
  mutating func beginClosing(interrupted: Bool) {
    if interrupted {
      endReason = .interrupted
    } else if copies.count > 0 || filingsLeft > 0 || heldAddressees > 0 || slots.count > 0
      || receiptsAwaited > 0
    {
      endReason = .horizon
      now = scenario.horizon
    } else {
      endReason = refusedAddressees == 0 ? .allDelivered : .noEventsLeft
      now = max(now, lastDelivery)
    }
    // Nothing happens any more: this gives the memory of all events back.
    calendar = EventCalendar(start: now.microseconds)
    // By cable, section and copy: the places of the pool say nothing.
    var standing = copies.occupied().map { place in
      Standing(
        cable: messages[copies[place].message].number, section: copies[place].section,
        serial: pasts[place].serial, place: place)
    }
    standing.sort()
    open = standing.map(\.place)
  }

  /// Writes what the run leaves open, until the batch is full: nothing disappears without a row.
  mutating func close() {
    while records.count < batchSize, nextOpen < open.count {
      writeOpen(open[nextOpen])
      nextOpen += 1
    }
    if nextOpen == open.count { stopReason = endReason }
  }

  /// A copy that is still under way.
  private mutating func writeOpen(_ copy: Int32) {
    let status: AddresseeStatus
    switch copies[copy].place {
    case .waitingForHandling, .inHandling:
      status = .inHandling
      if rules.recordsHops { records.handlings.append(handlingRecord(of: copy, endedAt: nil)) }
    case .waitingForCircuit:
      status = .inQueue
      record(copy, .queued, endedAt: nil, receivedAt: nil)
    case .awaitingRerun:
      status = .inQueue
    case .onCircuit, .held:
      status = .inTransmission
      record(copy, .unfinished, endedAt: nil, receivedAt: nil)
    case .betweenStations:
      status = .inTransmission
    }
    // The first section that is still under way says where the cable stands.
    guard !copies[copy].isRepetition else { return }
    let list = copies[copy].targets
    for index in 0..<list.count { leave(targets[list, index].call, copy, status) }
  }

  private mutating func leave(_ call: Int32, _ copy: Int32, _ status: AddresseeStatus) {
    let message = copies[copy].message
    switch calls[call].kind {
    case .collective:
      for member in members(of: call, in: message) { leave(member, copy, status) }
    case .addressee where !calls[call].isSettled:
      settle(call, of: message, at: owner(of: call), status)
    case .addressee:
      break
    }
  }
}
