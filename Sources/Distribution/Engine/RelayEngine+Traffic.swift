import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// A slot for each station of each source that has somebody to write to.
  ///
  /// - Parameter kinds: of what kind each source is.
  static func slots(of scenario: Scenario, kinds: [Int32]) -> [TrafficSlot] {
    let topology = scenario.topology
    var slots: [TrafficSlot] = []
    for (index, source) in scenario.traffic.enumerated() {
      let name = stableHash(source.name)
      for station in source.from {
        let own = topology[station].indicator
        slots.append(
          TrafficSlot(
            source: Int32(index), kind: kinds[index], station: station.index, key: mixed(name, own.packed)))
      }
    }
    return slots
  }

  /// Puts a slot's first filing into the calendar.
  mutating func scheduleTraffic(_ slot: Int32) {
    let unit = intervalUnit(of: slot)
    scheduleTraffic(slot, after: samplers.value(kinds[slots[slot].kind].interval, at: unit))
  }

  /// Puts a slot's next filing into the calendar, an interval from now.
  @inline(always)
  private mutating func scheduleTraffic(_ slot: Int32, after interval: Double) {
    let profile = kinds[slots[slot].kind].profile
    let time =
      profile < 0
      ? now.microseconds + nearestWhole(interval)
      : profiles[Int(profile)].instant(after: interval, from: now.microseconds)
    // What lies past the horizon never happens.
    if time <= rules.horizon { calendar.schedule(at: time, Event.traffic(slot: slot).packed) }
  }

  /// The draw for a slot's next interval.
  @inline(always)
  private mutating func intervalUnit(of slot: Int32) -> Double {
    let unit = streams.unit(.interval, slots[slot].key, slots[slot].intervals)
    slots[slot].intervals &+= 1
    return unit
  }

  /// The precedence of the next cable of a slot.
  mutating func nextPrecedence(of slot: Int32) -> Precedence {
    precedence(of: slot, at: streams.pair(.cable, slots[slot].key, slots[slot].cables).0)
  }

  @inline(always)
  private mutating func precedence(of slot: Int32, at unit: Double) -> Precedence {
    let value = samplers.value(kinds[slots[slot].kind].mix, at: unit)
    return Precedence(rawValue: UInt8(value)) ?? .routine
  }

  /// Files the next cables of a slot.
  mutating func fileTraffic(_ slot: Int32) {
    let kind = slots[slot].kind
    let intervalUnit = intervalUnit(of: slot)
    if case .constant(1) = kinds[kind].batch {
      // All draws first, and the values at them side by side: the processor would wait for one after the other.
      let draws = streams.pair(.cable, slots[slot].key, slots[slot].cables)
      let ahead = circuitsAhead(of: slot)
      var lengthUnits = SIMD4<Double>()
      if let ahead { lengthUnits = self.lengthUnits(of: keyOfNextCable(of: slot), on: ahead) }
      let (interval, length) = samplers.values(
        kinds[kind].interval, at: intervalUnit, kinds[kind].characters, at: draws.1)
      var times = TimesAhead()
      if let ahead { times = self.times(on: ahead, of: kind, at: lengthUnits) }
      fileCable(of: slot, precedence(of: slot, at: draws.0), length, times)
      scheduleTraffic(slot, after: interval)
    } else {
      let unit = streams.unit(.batch, slots[slot].key, slots[slot].cables)
      for _ in 0..<max(0, Int(samplers.value(kinds[kind].batch, at: unit).rounded())) {
        let draws = streams.pair(.cable, slots[slot].key, slots[slot].cables)
        let length = samplers.value(kinds[kind].characters, at: draws.1)
        fileCable(of: slot, precedence(of: slot, at: draws.0), length, TimesAhead())
      }
      scheduleTraffic(slot, after: samplers.value(kinds[kind].interval, at: intervalUnit))
    }
  }

  /// What the draws of a slot's next cable are keyed by.
  @inline(always)
  private mutating func keyOfNextCable(of slot: Int32) -> UInt64 {
    mixed(slots[slot].key, UInt64(slots[slot].cables))
  }

  private mutating func fileCable(
    of slot: Int32, _ precedence: Precedence, _ length: Double, _ timesAhead: TimesAhead
  ) {
    let key = keyOfNextCable(of: slot)
    let number = slots[slot].cables
    slots[slot].cables &+= 1
    let kind = slots[slot].kind
    let sections = sectionCount(of: length, kind)
    if rarely(slots[slot].plans.count == 0), let plans = plans(of: slot) { slots[slot].plans = plans }
    if usually(slots[slot].plans.count > 0) {
      filePlanned(
        record(of: slot, number, precedence, sections, length), slot, length: length, key: key, timesAhead)
      return
    }
    let record = record(of: slot, number, precedence, sections, length)
    let parties = parties(of: record, slot, number)
    guard !parties.isEmpty else { return }
    let addressing = Addressing(of: parties, from: record.originator, sections: sections, in: topology)
    file(
      record, addressing, key: key,
      lengths: Array(repeating: length / Double(sections), count: sections), origin: .source(kind: kind))
  }

  /// The row of the next cable of a slot, which takes its serial number.
  ///
  /// Made where it is asked for, so that it is put together among the rows and not copied there.
  @inline(always)
  private mutating func record(
    of slot: Int32, _ number: UInt32, _ precedence: Precedence, _ sections: Int, _ length: Double
  ) -> MessageRecord {
    let (kind, station) = (slots[slot].kind, slots[slot].station)
    return MessageRecord(
      message: messageCount + 1, source: Int(slots[slot].source), originator: StationID(Int(station)),
      serial: takeSerialNumber(at: station), filedAt: now, precedence: precedence,
      infoPrecedence: kinds[kind].infoPrecedence.map { min($0, precedence) } ?? precedence,
      classification: classification(of: kind, slots[slot].key, number), sections: sections,
      characters: Int(nearestWhole(length)))
  }

  /// Files a cable that goes to those to whom all of its slot go.
  @inline(always)
  private mutating func filePlanned(
    _ record: MessageRecord, _ slot: Int32, length: Double, key: UInt64, _ timesAhead: TimesAhead
  ) {
    let plans = slots[slot].plans
    let run = calls.allocate(Int(plans.count))
    let kind = slots[slot].kind
    let message = takeIn(
      record, key: key, calls: run, origin: .source(kind: kind), timesAhead: timesAhead)
    for offset in 0..<plans.count {
      let plan = self.plans[plans.start + offset]
      let precedence = if case .action = plan.role { record.precedence } else { record.infoPrecedence }
      calls[run.start + offset] = Call(
        kind: .addressee, role: plan.role,
        precedence: precedence, party: -1,
        indicator: plan.indicator, collective: -1, number: offset + 1, sectionsLeft: Int32(record.sections))
    }
    if usually(plans.count == 1 && record.sections == 1) {
      let step = step(of: plans.start, kind, record)
      arrive(
        makeCopy(
          of: message, section: 1, length: length, targets: .one(Copy.Target(call: run.start, step: step)),
          station: record.originator.index))
    } else {
      sendSections(of: message, record, length: length, to: run, slot)
    }
    release(message)
  }

  /// Makes a copy of each section of a cable that has several, or several addressees.
  @inline(never)
  private mutating func sendSections(
    of message: Int32, _ record: MessageRecord, length: Double, to run: RunPool<Call>.Run, _ slot: Int32
  ) {
    let (plans, kind) = (slots[slot].plans, slots[slot].kind)
    for section in 1...UInt16(record.sections) {
      var targets = targets.room(for: Int(plans.count))
      for offset in 0..<plans.count {
        let step = step(of: plans.start + offset, kind, record)
        self.targets.set(Copy.Target(call: run.start + offset, step: step), at: offset, of: &targets)
      }
      arrive(
        makeCopy(
          of: message, section: section, length: length / Double(record.sections), targets: targets,
          station: record.originator.index))
    }
  }

  /// The first step of the way that a plan has, which differs by classification only.
  @inline(always)
  private mutating func step(of plan: Int32, _ kind: Int32, _ record: MessageRecord) -> Int32 {
    let (station, classification) = (record.originator, record.classification)
    if plans[plan].step >= 0, plans[plan].classification == classification { return plans[plan].step }
    let indicator = plans[plan].indicator
    // Where all cables go alike, the plan alone knows the way.
    let step =
      kinds[kind].onlyClassification != nil
      ? routes.lookUp(from: station, to: indicator, classification: classification, in: &ways)
      : routes.start(from: station, to: indicator, classification: classification, in: &ways)
    plans[plan].step = step
    plans[plan].classification = classification
    return step
  }

  /// The plans of a slot whose cables all go to the same few stations; `nil` where they do not.
  private mutating func plans(of slot: Int32) -> RunPool<TrafficSlot.Plan>.Run? {
    let source = scenario.traffic[Int(slots[slot].source)]
    guard case .all(let action) = source.action, case .all(let info) = source.info,
      action.count + info.count <= 64
    else { return nil }
    let station = StationID(Int(slots[slot].station))
    var plans: [TrafficSlot.Plan] = []
    for (indicators, role) in [(action, Filing.Role.action), (info, .info)] {
      for indicator in indicators {
        guard let owner = topology.station(serving: indicator) else { return nil }
        if owner == station { continue }
        plans.append(TrafficSlot.Plan(indicator: indicator, role: role))
      }
    }
    guard !plans.isEmpty else { return nil }
    let run = self.plans.allocate(plans.count)
    for (offset, plan) in plans.enumerated() { self.plans[run.start + Int32(offset)] = plan }
    return run
  }

  @inline(always)
  private mutating func sectionCount(of length: Double, _ kind: Int32) -> Int {
    if kinds[kind].sections > 0 { return Int(kinds[kind].sections) }
    // A length that is drawn anew on each circuit is that of a cable sent in one piece.
    if rules.redrawsLengths { return 1 }
    return Int(min(max(1, (length / rules.sectionCharacters).rounded(.up)), Double(Filing.sectionLimit)))
  }

  @inline(always)
  private mutating func classification(of kind: Int32, _ key: UInt64, _ number: UInt32) -> Classification {
    if let only = kinds[kind].onlyClassification { return only }
    let unit = streams.unit(.classification, key, number)
    return Classification(rawValue: UInt8(samplers.value(kinds[kind].classification, at: unit)))
      ?? .unclassified
  }

  private mutating func takeSerialNumber(at station: Int32) -> Int32 {
    let number = stations[station].serialNumber % 9999 + 1
    stations[station].serialNumber = number
    return number
  }

  // MARK: Whom a cable is for, where that is chosen anew

  private func parties(of record: MessageRecord, _ slot: Int32, _ number: UInt32) -> [Filing.Party] {
    let source = scenario.traffic[Int(slots[slot].source)]
    let key = mixed(slots[slot].key, UInt64(number))
    var taken: Set<StationID> = [record.originator]
    var parties: [Filing.Party] = []
    for (choice, role, precedence, purpose) in [
      (source.action, Filing.Role.action, record.precedence, Purpose.actionPick),
      (source.info, .info, record.infoPrecedence, .infoPick),
    ] {
      for indicator in chosen(choice, purpose, key, &taken) {
        parties.append(
          Filing.Party(
            indicator: indicator, name: name(of: indicator), role: role, precedence: precedence))
      }
    }
    return parties
  }

  private func chosen(
    _ choice: TrafficSource.Choice, _ purpose: Purpose, _ key: UInt64, _ taken: inout Set<StationID>
  ) -> [RoutingIndicator] {
    func take(_ indicator: RoutingIndicator) -> Bool {
      guard let station = topology.station(serving: indicator) else { return true }
      return taken.insert(station).inserted
    }
    switch choice {
    case .all(let indicators):
      return indicators.filter(take)
    case .some(let count, let indicators):
      // Drawing without replacement: the chosen one changes places with the last that is left.
      var left = indicators
      var chosen: [RoutingIndicator] = []
      var index: UInt32 = 0
      while chosen.count < count, !left.isEmpty {
        let unit = streams.unit(purpose, key, index)
        index += 1
        left.swapAt(min(Int(unit * Double(left.count)), left.count - 1), left.count - 1)
        if let indicator = left.popLast(), take(indicator) { chosen.append(indicator) }
      }
      return chosen
    }
  }

  private func name(of indicator: RoutingIndicator) -> String {
    switch topology.owner(of: indicator) {
    case .station(let station): topology[station].name
    case .collective(let index): topology.collectives[index].name
    case nil: indicator.description
    }
  }
}
