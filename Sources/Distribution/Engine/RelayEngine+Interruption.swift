import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// The copy on a circuit that gives way to one of a rank: of the lowest precedence, the one begun last.
  mutating func victim(on circuit: Int32, below rank: UInt8) -> Int32? {
    var victim: Int32 = -1
    var copy = circuits[circuit].firstOnWire
    while copy >= 0 {
      if copies[copy].place == .onCircuit, copies[copy].precedence.rawValue > rank,
        victim < 0 || turnToYield(copy) > turnToYield(victim)
      {
        victim = copy
      }
      copy = copies[copy].next
    }
    return victim < 0 ? nil : victim
  }

  /// The greater, the sooner a copy on the wire has to give way.
  private mutating func turnToYield(_ copy: Int32) -> (UInt8, Int64, Int32, UInt16, Int32) {
    (
      copies[copy].precedence.rawValue, copies[copy].startedAt,
      messages[copies[copy].message].number, copies[copy].section, pasts[copy].serial
    )
  }

  /// Takes a copy off the wire before its end and puts it before all others of its precedence.
  mutating func interrupt(_ copy: Int32, _ outcome: TransmissionOutcome) {
    let circuit = copies[copy].circuit
    if copies[copy].place == .held { forget(copy, keptOutOf: circuits[circuit].to) }
    circuits[circuit].takeOffWire(copy, in: &copies)
    record(copy, outcome, endedAt: now.microseconds, receivedAt: nil)
    pasts[copy].previous = Int32(transmissionCount)
    note(
      .gap, copy, circuit: circuit, station: circuits[circuit].to,
      "\(identifier(of: copy)) \(outcome.rawValue)")
    if rules.interruption == .resume {
      copies[copy].work = max(0, copies[copy].doneBy - now.microseconds)
    }
    copies[copy].joinAgain(at: now.microseconds, &pasts[copy])
    copies[copy].stamp = newStamp()
    if outcome == .cut, copies[copy].marking == .none { copies[copy].marking = .suspectedDuplicate }
    circuits[circuit].waiting.prepend(copy, in: &copies)
  }

  /// What stands in format line 1 of a copy, without its beginning.
  mutating func identifier(of copy: Int32) -> String {
    let circuit = copies[copy].circuit
    let number = ChannelNumber(
      Int(copies[copy].channelNumber), digits: circuits[circuit].numberDigits)
    return "\(topology.circuits[Int(circuit)].designator)\(number)"
  }
}
