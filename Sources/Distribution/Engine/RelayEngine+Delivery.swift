import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// A section has been handled at the station of an addressee.
  mutating func handOver(_ call: Int32, _ copy: Int32) {
    let message = copies[copy].message
    if copies[copy].isRepetition {
      note(
        .duplicate, copy, circuit: copies[copy].circuit,
        "ZDK section \(copies[copy].section) for \(calls[call].indicator?.description ?? ""), filed")
      return
    }
    guard !calls[call].isSettled else { return }
    calls[call].sectionsLeft -= 1
    guard calls[call].sectionsLeft == 0 else { return }
    if case .receipt(let index) = messages[message].origin { settleReceipt(Int(index)) }
    let station = copies[copy].station
    let delivered =
      messages[message].isReceipt || !stations[station].hasHours
      ? now : clocks.delivery(of: calls[call].precedence, at: Int(station), receivedAt: now)
    let isDelivered = delivered <= scenario.horizon
    if isDelivered { lastDelivery = max(lastDelivery, delivered) } else { heldAddressees += 1 }
    // Kept only where hops are recorded.
    let cause = rules.recordsHops ? pasts[copy].cause : 0
    settle(
      call, of: message, at: StationID(Int(station)), isDelivered ? .delivered : .received, receivedAt: now,
      deliveredAt: isDelivered ? delivered : nil, lastTransmission: cause == 0 ? nil : Int(cause))
  }

  /// A copy cannot go on to a call: if that is a collective, to none of its members.
  mutating func refuse(_ call: Int32, _ copy: Int32, because reason: RejectReason) {
    if copies[copy].isRepetition { return }
    reject(call, of: copies[copy].message, at: copies[copy].station, because: reason)
  }

  mutating func reject(
    _ call: Int32, of message: Int32, at station: Int32, because reason: RejectReason
  ) {
    guard calls[call].kind == .addressee else {
      for member in members(of: call, in: message) {
        reject(member, of: message, at: station, because: reason)
      }
      return
    }
    guard !calls[call].isSettled else { return }
    refusedAddressees += 1
    settle(
      call, of: message, at: owner(of: call), reason == .unreachable ? .unreachable : .rejected, reason)
    let name = calls[call].indicator?.description ?? "no routing indicator"
    records.incidents.append(
      IncidentRecord(
        at: now, kind: .reject, station: StationID(Int(station)), circuit: nil,
        message: Int(messages[message].number), section: nil,
        detail: "\(reason.rawValue) \(name): \(reason.words)"))
  }

  /// The station that serves a call.
  mutating func owner(of call: Int32) -> StationID? {
    // A method handed over by its name would take a copy of the topology with it.
    guard let indicator = calls[call].indicator else { return nil }
    return topology.station(serving: indicator)
  }

  /// Writes an addressee's row: nothing more will become of it.
  mutating func settle(
    _ place: Int32, of message: Int32, at station: StationID?, _ status: AddresseeStatus,
    _ reason: RejectReason? = nil,
    receivedAt: Instant? = nil, deliveredAt: Instant? = nil, lastTransmission: Int? = nil
  ) {
    calls[place].isSettled = true
    let call = calls[place]
    let number = messages[message].number
    let isStation = station.map { stations[$0.index].key == call.indicator?.packed } ?? false
    records.addressees.append(
      AddresseeRecord(
        message: Int(number), addressee: Int(call.number), indicator: call.indicator,
        party: call.party < 0 || messages[message].sourceKind != nil ? nil : Int(call.party),
        station: station, isStation: isStation, role: call.role,
        precedence: call.precedence, collective: call.collective < 0 ? nil : Int(call.collective),
        filedAt: Instant(microseconds: messages[message].filedAt), status: status, reason: reason,
        receivedAt: receivedAt, deliveredAt: deliveredAt,
        lastTransmission: rules.recordsHops ? lastTransmission : nil))
    fingerprintState.combine(
      Int64(number) << 32 | Int64(call.number),
      (receivedAt?.microseconds ?? -1) &+ (deliveredAt?.microseconds ?? -1) &* 3)
  }
}
