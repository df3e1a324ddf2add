import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// Puts a copy in the line of a circuit.
  @inline(always)
  mutating func enqueue(_ copy: Int32, on circuit: Int32) {
    // Now, where nothing waits for the draw, and not when it is begun, where the next event does.
    copies[copy].join(
      circuit, at: now.microseconds, work: transmissionTime(of: copy, on: circuit, attempt: 1))
    circuits[circuit].waiting.append(copy, in: &copies)
    if usually(circuits[circuit].isUp) {
      if circuits[circuit].freeChannels > 0 || rules.interruptingRank >= 0 { lookForWork(circuit: circuit) }
    } else {
      awaitDiversion(of: copy)
    }
  }

  /// Begins what the channels of a circuit are free for, or what may interrupt what they are sending.
  @inline(always)
  mutating func startTransmission(on circuit: Int32) {
    guard usually(circuits[circuit].isUp) else { return }
    while circuits[circuit].freeChannels > 0 {
      guard let copy = circuits[circuit].waiting.removeFirst(from: &copies) else { return }
      begin(copy, on: circuit)
    }
    if rules.interruptingRank >= 0 { startInterrupting(on: circuit) }
  }

  /// Begins what may interrupt others on a circuit whose channels are all taken.
  @inline(never)
  private mutating func startInterrupting(on circuit: Int32) {
    while true {
      let rank = circuits[circuit].waiting.firstRank
      guard Int8(rank) <= rules.interruptingRank, let victim = victim(on: circuit, below: rank) else {
        return
      }
      interrupt(victim, .interrupted)
      guard let copy = circuits[circuit].waiting.removeFirst(from: &copies) else { return }
      begin(copy, on: circuit)
    }
  }

  @inline(always)
  private mutating func begin(_ copy: Int32, on circuit: Int32) {
    let stamp = newStamp()
    circuits[circuit].putOnWire(copy, in: &copies)
    let number = circuits[circuit].takeNumber(at: now.microseconds)
    copies[copy].begin(at: now.microseconds, number, stamp: stamp)
    if rarely(rules.resamples), copies[copy].attempt > 1 {
      copies[copy].work = transmissionTime(of: copy, on: circuit, attempt: UInt32(copies[copy].attempt))
    }
    schedule(.transmissionEnds(copy: copy, stamp: stamp), at: copies[copy].doneBy)
  }

  /// How long a circuit takes for a copy.
  ///
  /// - Parameter attempt: how often it has been begun there by then.
  @inline(always)
  private mutating func transmissionTime(of copy: Int32, on circuit: Int32, attempt: UInt32) -> Int64 {
    guard rules.redrawsLengths || attempt > 1 && rules.resamples else {
      return circuits[circuit].duration(ofCharacters: pasts[copy].length + rules.overhead)
    }
    if attempt == 1, case .one(let target) = copies[copy].targets,
      let time = messages[copies[copy].message].timesAhead.time(at: target.step - 1)
    {
      return time
    }
    let length = redrawnLength(of: copy, on: circuit, attempt: attempt)
    return circuits[circuit].duration(ofCharacters: length + rules.overhead)
  }

  /// A length that the circuit draws for itself, where the cable's own was drawn.
  @inline(never)
  private mutating func redrawnLength(of copy: Int32, on circuit: Int32, attempt: UInt32) -> Double {
    let message = copies[copy].message
    guard let kind = messages[message].sourceKind else { return pasts[copy].length }
    let unit = streams.unit(
      .lengthOnCircuit, mixed(messages[message].key, circuits[circuit].key),
      indexOfLength(copies[copy].section, attempt))
    return samplers.value(kinds[kind].characters, at: unit) / Double(messages[message].sections)
  }

  /// Which draw for its length on a circuit that of a section is.
  @inline(always)
  func indexOfLength(_ section: UInt16, _ attempt: UInt32) -> UInt32 {
    UInt32(section) | (rules.resamples ? attempt << 16 : 0)
  }

  @inline(always)
  mutating func endTransmission(of copy: Int32) {
    let next = circuits[copies[copy].circuit].to
    guard usually(hasRoom(at: next)) else { return keepOut(copy, of: next) }
    complete(copy)
  }

  /// Takes a copy off its circuit now that the next station has it.
  @inline(always)
  mutating func complete(_ copy: Int32) {
    let circuit = copies[copy].circuit
    let (from, to) = (circuits[circuit].from, circuits[circuit].to)
    circuits[circuit].takeOffWire(copy, in: &copies)
    if !circuits[circuit].waiting.isEmpty { lookForWork(circuit: circuit) }
    let received = now.microseconds + circuits[circuit].propagation
    let garble = rarely(circuits[circuit].garble > 0) ? garble(of: copy, on: circuit) : nil
    record(
      copy, garble == nil ? .sent : .garbled, endedAt: now.microseconds, receivedAt: received)
    if let garble, intercept(copy, garble, receivedAt: received) { return }
    countOut(at: from)
    countIn(at: to)
    if rarely(rules.recordsHops) {
      pasts[copy].cause = Int32(transmissionCount)
      pasts[copy].previous = 0
    }
    copies[copy].place = .betweenStations
    copies[copy].station = to
    if received == now.microseconds, agenda.isEmpty, !keepsOut(at: from) {
      receive(copy)
    } else {
      schedule(.receipt(copy: copy), at: received)
      letIn(at: from)
    }
  }

  @inline(always)
  mutating func receive(_ copy: Int32) {
    if rarely(rules.flashReceipts) { acknowledge(copy) }
    arrive(copy)
  }

  /// Where the tally of a circuit and a precedence is, where there are so many circuits.
  @inline(always)
  static func place(ofTally circuit: Int32, _ rank: UInt8, of circuits: Int) -> Int32 {
    Int32(rank) &* Int32(truncatingIfNeeded: circuits) &+ circuit
  }

  /// Where a copy on a circuit is summed up.
  @inline(always)
  mutating func placeOfTally(for copy: Int32) -> Int32 {
    RelayEngine.place(
      ofTally: copies[copy].circuit, copies[copy].precedence.onCircuit.rawValue, of: circuits.count)
  }

  // MARK: Rows

  /// Writes the row of a transmission that has ended, or that the end of the run leaves open.
  @inline(always)
  mutating func record(
    _ place: Int32, _ outcome: TransmissionOutcome, endedAt: Int64?, receivedAt: Int64?
  ) {
    transmissionCount += 1
    let isStarted = outcome != .queued && outcome != .diverted
    let enteredAt = rarely(copies[place].isQueuedAgain) ? pasts[place].firstQueuedAt : copies[place].queuedAt
    if isStarted, usually(enteredAt >= rules.tallyStart) {
      tallies[placeOfTally(for: place)].add(
        copies[place], enteredAt: enteredAt, endedAt: endedAt ?? now.microseconds,
        isComplete: receivedAt != nil)
    }
    fingerprintState.combine(
      Int64(copies[place].circuit) << 32 | Int64(messages[copies[place].message].number),
      Int64(copies[place].channelNumber) << 32 | Int64(copies[place].section))
    fingerprintState.combine(
      copies[place].queuedAt, (isStarted ? copies[place].startedAt : 0) &+ (endedAt ?? -1) &* 3)
    if rarely(rules.recordsHops) {
      write(place, outcome, isStarted: isStarted, endedAt: endedAt, receivedAt: receivedAt)
    }
  }

  @inline(never)
  private mutating func write(
    _ place: Int32, _ outcome: TransmissionOutcome, isStarted: Bool, endedAt: Int64?, receivedAt: Int64?
  ) {
    let (copy, past) = (copies[place], pasts[place])
    let firstIndicator = records.routingIndicators.count
    if rules.recordsAllRoutingLines || messages[copy.message].sourceKind == nil {
      addRoutingLine(of: copy, from: firstIndicator)
    }
    records.transmissions.append(
      TransmissionRecord(
        transmission: transmissionCount, message: Int(messages[copy.message].number),
        section: Int(copy.section), circuit: CircuitID(Int(copy.circuit)),
        channelNumber: isStarted
          ? ChannelNumber(Int(copy.channelNumber), digits: circuits[copy.circuit].numberDigits) : nil,
        precedence: copy.precedence, cause: past.cause == 0 ? nil : Int(past.cause),
        previous: past.previous == 0 ? nil : Int(past.previous),
        attempt: Int(copy.attempt), marking: copy.marking == .none ? nil : copy.marking.signal,
        queuedAt: Instant(microseconds: copy.queuedAt),
        startedAt: isStarted ? Instant(microseconds: copy.startedAt) : nil,
        endedAt: endedAt.map(Instant.init(microseconds:)),
        held: TimeSpan(
          microseconds: copy.place == .held ? max(0, (endedAt ?? now.microseconds) - copy.doneBy) : 0),
        receivedAt: receivedAt.map(Instant.init(microseconds:)), outcome: outcome,
        firstIndicator: firstIndicator, indicatorCount: records.routingIndicators.count - firstIndicator))
  }

  /// Adds the indicators that a copy calls to the batch.
  private mutating func addRoutingLine(of copy: Copy, from start: Int) {
    for index in 0..<copy.targets.count {
      // Several addressees may share an indicator, which is called once.
      guard let indicator = calledIndicator(of: targets[copy.targets, index].call),
        !records.routingIndicators[start...].contains(indicator)
      else { continue }
      records.routingIndicators.append(indicator)
    }
  }

  /// The indicator by which a call stands in a routing line.
  private mutating func calledIndicator(of call: Int32) -> RoutingIndicator? {
    let own = calls[call].indicator
    guard scenario.policy.expansion == .indicator, calls[call].kind == .addressee,
      calls[call].collective >= 0
    else { return own }
    return topology.collectives[Int(calls[call].collective)].indicator.asDelivered
  }
}

extension RoutingIndicator {
  /// A collective's indicator as its members see it: the second letter H has become U, so that no relay takes
  /// the cable in for distribution again (ACP 117).
  var asDelivered: RoutingIndicator {
    var letters = Array(description)
    if letters[1] == "H" { letters[1] = "U" }
    return RoutingIndicator(String(letters)) ?? self
  }
}

extension Copy.Marking {
  /// The operating signal.
  var signal: TransmissionRecord.Marking? {
    switch self {
    case .none: nil
    case .suspectedDuplicate: .suspectedDuplicate
    case .repetition: .repetition
    }
  }
}
