import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// Takes in a cable of the scenario at its originator.
  mutating func file(_ index: Int) {
    let filing = scenario.filings[index]
    filingsLeft -= 1
    let addressing = Addressing(
      of: filing.parties, from: filing.originator, exempt: filing.exempt,
      sections: filing.sectionLengths.count, in: topology)
    let record = MessageRecord(
      message: messageCount + 1, filing: index, originator: filing.originator, filedAt: now,
      precedence: filing.precedence, infoPrecedence: filing.infoPrecedence,
      classification: filing.classification, sections: filing.sectionLengths.count,
      characters: filing.sectionLengths.reduce(0, +))
    file(
      record, addressing, key: filingKeys[index], lengths: filing.sectionLengths.map(Double.init),
      origin: .scenario)
  }

  /// Takes in a cable whose calls are known, and makes a copy of each section.
  mutating func file(
    _ record: MessageRecord, _ addressing: Addressing, key: UInt64, lengths: [Double], origin: Message.Origin
  ) {
    let run = calls.allocate(addressing.calls.count)
    for (offset, call) in addressing.calls.enumerated() { calls[run.start + Int32(offset)] = call }
    let originator = record.originator.index
    let message = takeIn(record, key: key, calls: run, origin: origin)
    let named = Array(run.places.prefix(addressing.partyCount))
    for place in named where calls[place].indicator == nil {
      reject(place, of: message, at: originator, because: .unknown)
    }
    let reachable = named.filter { calls[$0].indicator != nil }
    for (section, length) in lengths.enumerated() where !reachable.isEmpty {
      let reached = reachable.map { target($0, from: originator, of: message) }
      arrive(
        makeCopy(
          of: message, section: UInt16(section + 1), length: length, targets: targets.keep(reached),
          station: originator))
    }
    release(message)
  }

  /// Writes the row of a cable that is filed, and gives it its number.
  ///
  /// It lives on until it is released, once its copies have been made.
  @inline(always)
  mutating func takeIn(
    _ record: MessageRecord, key: UInt64, calls: RunPool<Call>.Run, origin: Message.Origin,
    timesAhead: TimesAhead = TimesAhead()
  ) -> Int32 {
    messageCount += 1
    if rules.recordsCables { records.messages.append(record) }
    fingerprintState.combine(now.microseconds, Int64(messageCount))
    return messages.insert(
      Message(
        number: Int32(messageCount), origin: origin, filedAt: now.microseconds,
        classification: record.classification, key: key, calls: calls, sections: UInt16(record.sections),
        timesAhead: timesAhead))
  }

  /// What identifies each cable of a scenario in any run: who filed it, under which number, and when; of several
  /// alike, which.
  static func filingKeys(of scenario: Scenario) -> [UInt64] {
    var alike: [UInt64: UInt64] = [:]
    return scenario.filings.map { filing in
      let number = UInt64(filing.serialNumber?.value ?? 0)
      // The date-time group says the minute only.
      let time = UInt64(bitPattern: filing.filedAt.microseconds)
      let own = mixed(scenario.topology[filing.originator].indicator.packed, mixed(number, time))
      let before = alike[own, default: 0]
      alike[own] = before + 1
      return before == 0 ? own : mixed(own, before)
    }
  }

  /// The first step of the way from a station to a call.
  mutating func target(_ call: Int32, from station: Int32, of message: Int32) -> Copy.Target {
    guard let indicator = calls[call].indicator else {
      preconditionFailure("a call without indicator has no way")
    }
    let step = routes.start(
      from: StationID(Int(station)), to: indicator, classification: messages[message].classification,
      in: &ways)
    return Copy.Target(call: call, step: step)
  }

  /// A copy that is at a station, with the precedence of the highest whom it has to reach.
  mutating func makeCopy(
    of message: Int32, section: UInt16, length: Double, targets: Copy.Targets, station: Int32
  ) -> Int32 {
    messages[message].copiesMade += 1
    messages[message].copiesLeft += 1
    countIn(at: station)
    let copy = copies.insert(
      Copy(
        message: message, section: section, precedence: highestPrecedence(of: targets), station: station,
        targets: targets))
    pasts.set(Copy.Past(length: length, serial: messages[message].copiesMade), at: copy)
    return copy
  }

  /// The precedence on a circuit of a copy for some.
  @inline(always)
  private mutating func highestPrecedence(of targets: Copy.Targets) -> Precedence {
    switch targets {
    case .one(let target): calls[target.call].precedence.onCircuit
    case .several: highestPrecedence(ofSeveral: targets)
    }
  }

  @inline(never)
  private mutating func highestPrecedence(ofSeveral targets: Copy.Targets) -> Precedence {
    var precedence = Precedence.routine
    for index in 0..<targets.count {
      precedence = max(precedence, calls[self.targets[targets, index].call].precedence.onCircuit)
    }
    return precedence
  }

  /// A copy for some of those whom another has left to reach, at the same station.
  mutating func makeCopy(like original: Int32, for targets: Copy.Targets) -> Int32 {
    let copy = makeCopy(
      of: copies[original].message, section: copies[original].section, length: pasts[original].length,
      targets: targets, station: copies[original].station)
    pasts[copy].cause = pasts[original].cause
    pasts[copy].previous = pasts[original].previous
    copies[copy].isRepetition = copies[original].isRepetition
    return copy
  }

  /// Forgets a copy whose work is done at the station where it is, and its cable with the last of them.
  mutating func discard(_ copy: Int32) {
    let (message, station) = (copies[copy].message, copies[copy].station)
    targets.free(copies[copy].targets)
    copies.remove(copy)
    release(message)
    countOut(at: station)
    letIn(at: station)
  }

  /// Counts one copy of a cable less, or its filing, and forgets the cable with the last of them.
  mutating func release(_ message: Int32) {
    messages[message].copiesLeft -= 1
    guard messages[message].copiesLeft == 0 else { return }
    calls.free(messages[message].calls)
    messages.remove(message)
  }
}
