import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// A receipt for a FLASH copy that the station before waits for.
struct ExpectedReceipt: BitwiseCopyable {
  var message: Int32
  var section: UInt16

  /// The circuit by which the copy went.
  var circuit: Int32
  var identifierNumber: Int16

  /// Whether it is still waited for: it has neither come nor been given up.
  var isAwaited = true
}

extension RelayEngine {
  /// Characters of a receipt's text.
  private static let receiptLength = 40.0

  /// Answers a FLASH copy with a short service message to the station that it came from.
  ///
  /// Without a circuit back nothing can be sent, and the alarm is raised in time.
  mutating func acknowledge(_ copy: Int32) {
    let (message, circuit) = (copies[copy].message, copies[copy].circuit)
    guard copies[copy].precedence >= .flash, circuit >= 0, !messages[message].isReceipt else { return }
    let index = Int32(receipts.count)
    receipts.append(
      ExpectedReceipt(
        message: messages[message].number, section: copies[copy].section, circuit: circuit,
        identifierNumber: copies[copy].channelNumber))
    receiptsAwaited += 1
    schedule(
      .receiptDue(index: index), at: now.microseconds + scenario.policy.flashReceiptTimeout.microseconds)
    let (from, to) = (circuits[circuit].from, circuits[circuit].to)
    let back = topology.circuits(from: StationID(Int(to))).first { circuits[$0.index].to == from }
    guard let back else { return }
    sendReceipt(index, from: to, to: from, by: back.index)
  }

  private mutating func sendReceipt(_ index: Int32, from: Int32, to: Int32, by circuit: Int32) {
    let run = calls.allocate(1)
    calls[run.start] = Call(
      kind: .addressee, role: .action, precedence: .flash,
      party: -1, indicator: topology.stations[Int(to)].indicator, collective: -1, number: 1, sectionsLeft: 1)
    let message = takeIn(
      MessageRecord(
        message: messageCount + 1, isService: true, originator: StationID(Int(from)), filedAt: now,
        precedence: .flash, infoPrecedence: .flash, classification: .unclassified, sections: 1,
        characters: Int(RelayEngine.receiptLength)),
      key: mixed(stations[from].key, UInt64(index)), calls: run, origin: .receipt(index: index))
    let step = routes.way(over: circuit, in: &ways) + 1
    let copy = makeCopy(
      of: message, section: 1, length: RelayEngine.receiptLength,
      targets: .one(Copy.Target(call: run.start, step: step)), station: from)
    enqueue(copy, on: circuit)
    release(message)
  }

  /// A receipt has come, or is given up: it is waited for no longer.
  ///
  /// - Returns: whether it was.
  @discardableResult
  mutating func settleReceipt(_ index: Int) -> Bool {
    guard receipts[index].isAwaited else { return false }
    receipts[index].isAwaited = false
    receiptsAwaited -= 1
    return true
  }

  /// Raises an alarm where a receipt should have come by now.
  mutating func checkReceipt(_ index: Int) {
    guard settleReceipt(index) else { return }
    let expected = receipts[index]
    let circuit = topology.circuits[Int(expected.circuit)]
    let number = ChannelNumber(
      Int(expected.identifierNumber), digits: circuits[expected.circuit].numberDigits)
    records.incidents.append(
      IncidentRecord(
        at: now, kind: .alarm, station: circuit.from, circuit: CircuitID(Int(expected.circuit)),
        message: Int(expected.message), section: Int(expected.section),
        detail: "no receipt for FLASH \(circuit.designator)\(number)"))
  }
}
