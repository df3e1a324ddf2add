package import CableFormat
package import EventKernel
package import RelayNetwork
package import Scenario

/// One run of a scenario: every cable from its filing until everybody has it, or nothing more can happen.
///
/// The engine is a value that is asked to go on, and hands out what happened in batches:
///
///     var engine = RelayEngine(scenario)
///     var records = Records()
///     while engine.advance(&records) == nil { write(records); records.removeAll() }
///     write(records)
///
/// Inside, methods are mutating even where they change nothing: from a mutating method, the compiler hands one
/// that is not a copy of the whole engine.
package struct RelayEngine: ~Copyable {
  let scenario: Scenario
  let topology: Topology
  let rules: Rules
  let streams: RandomStreams
  var calendar: EventCalendar
  var agenda = Agenda()
  var routes: RouteBook
  var ways = Ways()
  var clocks: OfficeClocks
  var stations: Table<StationState>

  /// Whether a copy that comes to a station goes on at once: handling takes no time there, and the station works.
  ///
  /// Apart from all else that is known of stations, as most copies need no more.
  var passesOn: Table<Bool>

  /// What waits at each station to be handled; memory is taken for those where something ever does.
  var stationLines: Table<WaitingLine>

  /// How long handling takes; stations that are alike share it.
  let handlings: Table<Sampler>
  var circuits: Table<CircuitState>
  var messages = Pool<Message>()
  var copies = Pool<Copy>()
  var pasts = SideTable<Copy.Past>()
  var calls = RunPool<Call>()
  var targets = TargetPool()
  var plans = RunPool<TrafficSlot.Plan>()

  /// The background load: the kinds of its sources, and the part of each station in them.
  let kinds: Table<SourceKind>
  let profiles: [DayProfile]
  var slots: Table<TrafficSlot>
  let samplers: Sampler.Table

  /// What each circuit has sent of the first precedence, of the second and so on: memory is taken for those that
  /// there are.
  var tallies: Table<Tally>

  /// Stations and circuits that may have something to begin at this instant.
  var idleStations = Stack<Int32>()
  var idleCircuits = Stack<Int32>()

  /// What leaves a station at one go, kept to use its memory again.
  var departures: [Departure] = []
  var arrived: [Copy.Target] = []

  /// Copies that found no way around a circuit that is down, with the stamps that they had.
  var stranded: [(copy: Int32, stamp: UInt32)] = []

  /// FLASH receipts that were ever waited for, and how many still are.
  var receipts: [ExpectedReceipt] = []
  var receiptsAwaited = 0

  /// Whether a batch has been asked for.
  private var hasBegun = false

  /// The rows of the batch under way.
  var records = Records()
  var messageCount = 0
  var transmissionCount = 0

  /// What the draws of each cable of the scenario are keyed by.
  let filingKeys: [UInt64]

  /// Cables of the scenario that are still to be filed.
  var filingsLeft: Int
  private var lastStamp: UInt32 = 0

  /// Addressees that were refused, and those that have all sections but whose office opens too late.
  var refusedAddressees = 0
  var heldAddressees = 0

  /// The last delivery so far.
  var lastDelivery: Instant
  var fingerprintState = Fingerprint()

  /// How many copies there may be for all that is known of them to stay in the processor's cache, about.
  var cachedCopies = 8192

  /// How many of the next events have been looked at.
  var eventsLookedAt = 0

  /// Whether times on the first circuits of a way are drawn when a cable is filed, where they are drawn anew.
  var drawsAhead = true

  /// What was found when looking ahead: it is kept so that looking is not left out.
  var touched: Int32 = 0

  /// Why nothing more happens; the copies that are left open then, and which of them is written down next.
  var endReason: StopReason?
  var open: [Int32] = []
  var nextOpen = 0

  /// Why the run ended, `nil` while it goes on or what it left open is being handed out.
  package internal(set) var stopReason: StopReason?

  /// How many events met another at their instant, so that the written order had to decide.
  package private(set) var ties = 0

  /// How many events have happened.
  package private(set) var eventCount = 0

  /// The present instant; when the run has ended, its end.
  package internal(set) var now: Instant

  /// How many rows a batch has, and how many events it takes, before it is handed out.
  private(set) var batchSize = 4096
  private let batchEvents = 65536

  /// - Parameters:
  ///   - replication: which run of the scenario it is, from 0; each has other draws.
  ///   - recordsCables: whether there is a row for each cable; without them, an addressee's rows still tell all that
  ///     results are made from.
  package init(_ scenario: Scenario, replication: Int = 0, recordsCables: Bool = true) {
    self.scenario = scenario
    let topology = scenario.topology
    self.topology = topology
    rules = Rules(scenario, recordsCables: recordsCables)
    streams = RandomStreams(seed: scenario.seed, replication: replication)
    calendar = EventCalendar(start: scenario.start.microseconds)
    routes = RouteBook(topology, hopLimit: scenario.policy.hopLimit)
    clocks = OfficeClocks(scenario)
    var samplers = Sampler.Table()
    var handlings = Distinct<Sampler>()
    stations = Table(count: topology.stations.count) { place in
      let station = topology.stations[place]
      return StationState(station, handling: handlings.number(of: samplers.sampler(of: station.handling)))
    }
    passesOn = Table(topology.stations.map(\.handling.isZero))
    stationLines = Table(zeros: topology.stations.count)
    self.handlings = Table(handlings.values)
    circuits = RelayEngine.circuits(of: scenario)
    let sources = SourceKinds(scenario.traffic, &samplers)
    kinds = Table(sources.kinds)
    profiles = sources.profiles
    self.samplers = samplers
    slots = Table(RelayEngine.slots(of: scenario, kinds: sources.ofSources))
    tallies = Table(zeros: topology.circuits.count * Precedence.allCases.count)
    filingKeys = RelayEngine.filingKeys(of: scenario)
    filingsLeft = scenario.filings.count
    now = scenario.start
    lastDelivery = scenario.start
    schedule()
  }

  private static func circuits(of scenario: Scenario) -> Table<CircuitState> {
    let topology = scenario.topology
    var order = [Int](repeating: 0, count: topology.circuits.count)
    var next = 0
    let stations = topology.stations.indices.sorted {
      topology.stations[$0].indicator < topology.stations[$1].indicator
    }
    for station in stations {
      for circuit in topology.circuits(from: StationID(station)) {
        order[Int(circuit.index)] = next
        next += 1
      }
    }
    return Table(count: topology.circuits.count) {
      CircuitState(topology.circuits[$0], order: order[$0], start: scenario.start.microseconds)
    }
  }

  /// Puts what is known from the beginning into the calendar.
  private mutating func schedule() {
    for (index, filing) in scenario.filings.enumerated() {
      calendar.schedule(
        at: max(filing.filedAt, scenario.start).microseconds, Event.filing(index: Int32(index)).packed)
    }
    for slot in 0..<Int32(slots.count) { scheduleTraffic(slot) }
    scheduleOutages()
  }

  // MARK: What can be seen from outside

  /// A number that two runs share if the same happened in them.
  package var fingerprint: UInt64 { fingerprintState.value }

  /// What a circuit has sent of a precedence since the warm-up.
  package func tally(of circuit: CircuitID, _ precedence: Precedence) -> Tally {
    tallies[RelayEngine.place(ofTally: circuit.index, precedence.onCircuit.rawValue, of: circuits.count)]
  }

  /// What all circuits have sent since the warm-up, six precedences a circuit.
  package var allTallies: [Tally] {
    (0..<tallies.count).map { index in
      let (circuit, rank) = index.quotientAndRemainder(dividingBy: Precedence.allCases.count)
      return tallies[RelayEngine.place(ofTally: Int32(circuit), UInt8(rank), of: circuits.count)]
    }
  }

  /// How many cables have been filed, background load included.
  package var filedCount: Int { messageCount }

  /// Goes on until a batch is full or the run ends.
  ///
  /// - Parameter batch: where the rows are added; the last batch includes what was still under way.
  /// - Returns: why the run ended, `nil` if it has not.
  package mutating func advance(_ batch: inout Records) -> StopReason? {
    swap(&records, &batch)
    defer { swap(&records, &batch) }
    if !hasBegun { noteClosedWindows() }
    hasBegun = true
    let limit = eventCount + batchEvents
    while stopReason == nil, records.count < batchSize, eventCount < limit {
      if endReason == nil { goOn() }
      if endReason != nil { close() }
    }
    return stopReason
  }

  /// Ends the run where it is, on somebody's wish.
  ///
  /// - Parameter batch: takes the rows of what was under way.
  package mutating func interrupt(_ batch: inout Records) {
    swap(&records, &batch)
    defer { swap(&records, &batch) }
    if endReason == nil { beginClosing(interrupted: true) }
    batchSize = .max
    close()
  }

  /// Goes on for some events: whether a batch is full is asked now and then only.
  private mutating func goOn() {
    let looksAhead = copies.used > cachedCopies
    var left = 64
    while left > 0 {
      left &-= 1
      if rarely(looksAhead) {
        if eventsLookedAt == 0 { lookAhead() }
        eventsLookedAt -= 1
      }
      guard usually(isAnythingLeft), let event = calendar.next(), usually(event.time <= rules.horizon) else {
        return beginClosing(interrupted: false)
      }
      now = Instant(microseconds: event.time)
      instant(beginningWith: Event(packed: event.payload))
    }
  }

  /// Whether there is something to be done before the horizon.
  private var isAnythingLeft: Bool {
    @inline(always) mutating get {
      slots.count > 0 || filingsLeft > 0 || copies.count > 0 || receiptsAwaited > 0
    }
  }

  // MARK: One instant

  /// Everything that happens at the time of an event just taken.
  @inline(always)
  private mutating func instant(beginningWith event: Event) {
    if rarely(calendar.hasMoreNow) {
      insert(event)
      while calendar.hasMoreNow, let other = calendar.next() { insert(Event(packed: other.payload)) }
    } else {
      // Nothing else is on: there is nothing to put in order.
      happen(event)
    }
    while true {
      if rarely(!agenda.isEmpty) { happenInOrder() }
      startWork()
      if usually(agenda.isEmpty) { return }
    }
  }

  /// Lets happen what is on at this instant.
  @inline(never)
  private mutating func happenInOrder() {
    while let next = agenda.removeFirst() {
      if !agenda.isEmpty { ties += 1 }
      happenNext(next)
    }
  }

  /// Lets an event happen apart from the loop over the events, of which `happen` is a part.
  @inline(never)
  private mutating func happenNext(_ event: Event) { happen(event) }

  /// Lets an event happen at a time, which may be the present instant.
  @inline(always)
  mutating func schedule(_ event: Event, at time: Int64) {
    if usually(time > now.microseconds) {
      calendar.schedule(at: time, event.packed)
    } else {
      insert(event)
    }
  }

  /// A stamp that no waiting event carries.
  @inline(always)
  mutating func newStamp() -> UInt32 {
    lastStamp = (lastStamp &+ 1) & (1 << UInt32(Event.stampBits) - 1)
    return lastStamp
  }

  /// Whether an event is void because its copy has gone on without it.
  private mutating func isVoid(_ event: Event) -> Bool {
    switch event {
    case .transmissionEnds(let copy, let stamp), .handlingEnds(let copy, let stamp),
      .diversion(let copy, let stamp):
      copies[copy].stamp != stamp
    case .chance, .window, .outageBegins, .outageEnds, .receiptDue, .receipt, .rerun, .filing, .traffic:
      false
    }
  }

  @inline(never)
  private mutating func insert(_ event: Event) {
    if isVoid(event) { return }
    let rank: Agenda.Rank
    switch event {
    case .chance(let circuit), .window(let circuit):
      rank = Agenda.Rank(
        phase: event.phase, precedence: 0, cable: circuits[circuit].order, section: 1, copy: 0)
    case .outageBegins(let index), .receiptDue(let index):
      rank = Agenda.Rank(phase: event.phase, precedence: 0, cable: index, section: 0, copy: 0)
    case .outageEnds(let index):
      // After all that begin: of two outages that touch, nothing works in between.
      rank = Agenda.Rank(phase: event.phase, precedence: 1, cable: index, section: 0, copy: 0)
    case .transmissionEnds(let copy, _), .receipt(let copy), .handlingEnds(let copy, _),
      .diversion(let copy, _), .rerun(let copy):
      rank = self.rank(of: copy, phase: event.phase)
    case .filing(let index):
      let precedence = scenario.filings[Int(index)].precedence
      rank = Agenda.Rank(
        phase: event.phase, precedence: precedence.rawValue, cable: index, section: 0, copy: 0)
    case .traffic(let slot):
      rank = Agenda.Rank(
        phase: event.phase, precedence: nextPrecedence(of: slot).rawValue,
        cable: Int32(scenario.filings.count) + slot, section: 0, copy: 0)
    }
    agenda.insert(event, rank)
  }

  private mutating func rank(of copy: Int32, phase: UInt64) -> Agenda.Rank {
    Agenda.Rank(
      phase: phase, precedence: copies[copy].precedence.rawValue,
      cable: messages[copies[copy].message].number, section: Int32(copies[copy].section),
      copy: pasts[copy].serial)
  }

  @inline(always)
  private mutating func happen(_ event: Event) {
    switch event {
    case .transmissionEnds(let copy, let stamp):
      guard usually(copies[copy].stamp == stamp) else { return }
      endTransmission(of: copy)
    case .handlingEnds(let copy, let stamp):
      guard copies[copy].stamp == stamp else { return }
      endHandling(of: copy)
    case .diversion(let copy, let stamp):
      guard copies[copy].stamp == stamp else { return }
      divert(copy)
    case .receipt(let copy): receive(copy)
    case .traffic(let slot): fileTraffic(slot)
    case .filing(let index): file(Int(index))
    case .rerun(let copy): sendAgain(copy)
    case .chance(let circuit): changeByChance(circuit)
    case .window(let circuit): changeWindow(of: circuit)
    case .outageBegins(let index): beginOutage(Int(index))
    case .outageEnds(let index): endOutage(Int(index))
    case .receiptDue(let index): checkReceipt(Int(index))
    }
    eventCount += 1
  }

  // MARK: Starts

  @inline(always)
  mutating func lookForWork(station: Int32) {
    if stations[station].isListed { return }
    stations[station].isListed = true
    idleStations.append(station)
  }

  @inline(always)
  mutating func lookForWork(circuit: Int32) {
    if circuits[circuit].isListed { return }
    circuits[circuit].isListed = true
    idleCircuits.append(circuit)
  }

  /// Begins what can begin, now that everything that ends at this instant has ended.
  ///
  /// A start changes nothing but its own station or circuit, and what it leads to is put in order when it
  /// comes; only interruptions are written down at once, so theirs is the only order that can be seen.
  @inline(always)
  private mutating func startWork() {
    if idleStations.count > 0 { startHandling() }
    if rarely(idleCircuits.count > 1 && rules.interruptingRank >= 0) { sortInterruptingCircuits() }
    var index = 0
    while index < idleCircuits.count {
      let circuit = idleCircuits[index]
      circuits[circuit].isListed = false
      startTransmission(on: circuit)
      index &+= 1
    }
    idleCircuits.removeAll()
  }

  private mutating func startHandling() {
    for index in 0..<idleStations.count {
      let station = idleStations[index]
      stations[station].isListed = false
      startHandling(at: station)
    }
    idleStations.removeAll()
  }

  /// Puts the circuits that may interrupt something in the order of the copies whose turn it is.
  private mutating func sortInterruptingCircuits() {
    let circuits = idleCircuits.contents
    let interrupting = circuits.filter {
      Int8(self.circuits[$0].waiting.firstRank) <= rules.interruptingRank
    }
    guard interrupting.count > 1 else { return }
    let ordered = interrupting.map { (rank: turn(on: $0), circuit: $0) }.sorted { $0.rank < $1.rank }
    idleCircuits.removeAll()
    for (_, circuit) in ordered { idleCircuits.append(circuit) }
    for circuit in circuits where !interrupting.contains(circuit) { idleCircuits.append(circuit) }
  }

  /// Where a circuit's next copy stands in the order of starts.
  private mutating func turn(on circuit: Int32) -> Agenda.Rank {
    guard let copy = circuits[circuit].waiting.first else {
      return Agenda.Rank(phase: 7, precedence: 0, cable: 0, section: 0, copy: circuits[circuit].order)
    }
    return rank(of: copy, phase: 6)
  }
}
