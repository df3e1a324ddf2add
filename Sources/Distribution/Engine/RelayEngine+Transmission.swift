import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  mutating func enqueue(_ copy: Int32, on circuit: Int32) {
    copies[copy].place = .waitingForCircuit
    copies[copy].circuit = circuit
    copies[copy].queuedAt = now.microseconds
    circuits[Int(circuit)].waiting.append(copy, in: &copies)
    lookForWork(circuit: circuit)
  }

  mutating func startTransmission(on circuit: Int32) {
    let index = Int(circuit)
    while circuits[index].freeChannels > 0, let copy = circuits[index].waiting.removeFirst(from: &copies) {
      circuits[index].freeChannels -= 1
      copies[copy].place = .onCircuit
      copies[copy].startedAt = now.microseconds
      copies[copy].channelNumber = circuits[index].takeNumber(at: now.microseconds)
      schedule(.transmissionEnds(copy: copy), at: now.microseconds + transmissionTime(of: copy, on: index))
    }
  }

  private func transmissionTime(of copy: Int32, on circuit: Int) -> Int64 {
    let characters = Double(Int(copies[copy].characters) + scenario.policy.overheadCharacters)
    return topology.circuits[circuit].duration(ofCharacters: characters).microseconds
  }

  mutating func endTransmission(of copy: Int32) {
    let circuit = copies[copy].circuit
    circuits[Int(circuit)].freeChannels += 1
    lookForWork(circuit: circuit)
    let received = now.microseconds + circuits[Int(circuit)].propagation
    record(copy, .sent, endedAt: now, receivedAt: Instant(microseconds: received))
    copies[copy].cause = Int32(transmissionCount)
    copies[copy].place = .betweenStations
    copies[copy].station = circuits[Int(circuit)].to
    schedule(.receipt(copy: copy), at: received)
  }

  mutating func receive(_ copy: Int32) {
    arrive(copy)
  }

  /// Writes the row of a transmission that has ended, or that the end of the run leaves open.
  mutating func record(
    _ copy: Int32, _ outcome: TransmissionOutcome, endedAt: Instant?, receivedAt: Instant?
  ) {
    let copy = copies[copy]
    transmissionCount += 1
    let isStarted = outcome != .queued
    let circuit = circuits[Int(copy.circuit)]
    let line = records.routingIndicators.count
    for place in copy.targets.places {
      // Several addressees may share an indicator, which is called once.
      guard let indicator = calls[targets[place].call].indicator,
        records.routingIndicators.count == line || records.routingIndicators.last != indicator
      else { continue }
      records.routingIndicators.append(indicator)
    }
    records.transmissions.append(
      TransmissionRecord(
        transmission: transmissionCount, message: Int(messages[copy.message].number),
        section: Int(copy.section),
        circuit: CircuitID(Int(copy.circuit)),
        channelNumber: isStarted ? ChannelNumber(Int(copy.channelNumber), digits: circuit.numberDigits) : nil,
        precedence: copy.precedence, cause: copy.cause == 0 ? nil : Int(copy.cause),
        queuedAt: Instant(microseconds: copy.queuedAt),
        startedAt: isStarted ? Instant(microseconds: copy.startedAt) : nil, endedAt: endedAt,
        receivedAt: receivedAt,
        outcome: outcome, routingIndicators: line..<records.routingIndicators.count))
    fingerprintState.combine(Int64(copy.circuit) << 32 | Int64(messages[copy.message].number))
    fingerprintState.combine(Int64(copy.channelNumber) << 32 | Int64(copy.section))
    fingerprintState.combine(copy.queuedAt)
    fingerprintState.combine(isStarted ? copy.startedAt : -1)
    fingerprintState.combine(endedAt?.microseconds ?? -1)
  }
}
