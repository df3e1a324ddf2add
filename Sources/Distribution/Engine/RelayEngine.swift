import CableFormat
package import EventKernel
import RelayNetwork
package import Scenario

/// One run of a scenario: every cable from its filing until everybody has it, or nothing more can happen.
///
/// The engine is a value that is asked to go on, and hands out what happened in batches:
///
///     var engine = RelayEngine(scenario)
///     var records = Records()
///     while engine.advance(&records) == nil { write(records); records.removeAll() }
///     write(records)
package struct RelayEngine: ~Copyable {
  let scenario: Scenario
  let topology: Topology
  let streams: RandomStreams
  var calendar: EventCalendar
  var agenda = Agenda()
  var routes: RouteBook
  var clocks: OfficeClocks
  var stations: [StationState]
  var circuits: [CircuitState]
  var messages = Pool<Message>()
  var copies = Pool<Copy>()
  var calls = RunPool<Call>()
  var targets = RunPool<Copy.Target>()

  /// Stations and circuits that may have something to begin at this instant.
  var idleStations: [Int32] = []
  var idleCircuits: [Int32] = []

  /// What leaves a station at one go, kept to use its memory again.
  var departures: [Departure] = []
  var arrived: [Copy.Target] = []

  /// The rows of the batch under way.
  var records = Records()
  var messageCount = 0
  var transmissionCount = 0
  var filingsLeft: Int

  /// Addressees that were refused, and those that have all sections but whose office opens too late.
  var refusedAddressees = 0
  var heldAddressees = 0

  /// The last delivery so far.
  var lastDelivery: Instant
  var fingerprintState = Fingerprint()

  /// Why the run ended, `nil` while it goes on.
  package internal(set) var stopReason: StopReason?

  /// How many events met another at their instant, so that the written order had to decide.
  package private(set) var ties = 0

  /// The present instant; when the run has ended, its end.
  package internal(set) var now: Instant

  /// How many rows a batch has before it is handed out.
  private let batchSize = 4096

  package init(_ scenario: Scenario, replication: Int = 0) {
    self.scenario = scenario
    topology = scenario.topology
    streams = RandomStreams(seed: scenario.seed, replication: replication)
    calendar = EventCalendar(start: scenario.start.microseconds)
    routes = RouteBook(scenario.topology, hopLimit: scenario.policy.hopLimit)
    clocks = OfficeClocks(scenario)
    stations = scenario.topology.stations.map(StationState.init)
    circuits = RelayEngine.circuits(of: scenario)
    filingsLeft = scenario.filings.count
    now = scenario.start
    lastDelivery = scenario.start
    for (index, filing) in scenario.filings.enumerated() {
      calendar.schedule(at: filing.filedAt.microseconds, Event.filing(index: Int32(index)).packed)
    }
  }

  private static func circuits(of scenario: Scenario) -> [CircuitState] {
    let topology = scenario.topology
    var order = [Int](repeating: 0, count: topology.circuits.count)
    var next = 0
    for station in topology.stations.indices {
      for circuit in topology.circuits(from: StationID(station)) {
        order[Int(circuit.index)] = next
        next += 1
      }
    }
    return topology.circuits.indices.map {
      CircuitState(topology.circuits[$0], order: order[$0], start: scenario.start.microseconds)
    }
  }

  /// A number that two runs share if the same happened in them.
  package var fingerprint: UInt64 { fingerprintState.value }

  /// Goes on until a batch is full or the run ends.
  ///
  /// - Parameter batch: where the rows are added; the last batch includes what was still under way.
  /// - Returns: why the run ended, `nil` if it has not.
  package mutating func advance(_ batch: inout Records) -> StopReason? {
    swap(&records, &batch)
    defer { swap(&records, &batch) }
    while stopReason == nil, records.count < batchSize {
      if let event = nextEvent() {
        now = Instant(microseconds: event.time)
        instant(beginningWith: Event(packed: event.payload))
      } else {
        close()
      }
    }
    return stopReason
  }

  /// The next event before the horizon, as long as there is something to be done.
  private mutating func nextEvent() -> EventCalendar.Event? {
    guard filingsLeft > 0 || copies.count > 0 else { return nil }
    guard let event = calendar.next(), event.time <= scenario.horizon.microseconds else { return nil }
    return event
  }

  // MARK: One instant

  /// Everything that happens at the time of an event just taken.
  private mutating func instant(beginningWith event: Event) {
    if calendar.hasMoreNow {
      insert(event)
      while calendar.hasMoreNow, let other = calendar.next() { insert(Event(packed: other.payload)) }
    } else {
      // Nothing else is on: there is nothing to put in order.
      happen(event)
    }
    while true {
      while let next = agenda.removeFirst() {
        if !agenda.isEmpty { ties += 1 }
        happen(next)
      }
      startWork()
      if agenda.isEmpty { return }
    }
  }

  /// Lets an event happen at a time, which may be the present instant.
  mutating func schedule(_ event: Event, at time: Int64) {
    if time > now.microseconds {
      calendar.schedule(at: time, event.packed)
    } else {
      insert(event)
    }
  }

  private mutating func insert(_ event: Event) {
    let rank: Agenda.Rank
    switch event {
    case .transmissionEnds(let copy), .receipt(let copy), .handlingEnds(let copy):
      rank = self.rank(of: copy, phase: event.phase)
    case .filing(let index):
      let precedence = scenario.filings[Int(index)].precedence
      rank = Agenda.Rank(
        phase: event.phase, precedence: precedence.rawValue, cable: index, section: 0, copy: 0)
    }
    agenda.insert(event, rank)
  }

  private func rank(of copy: Int32, phase: UInt64) -> Agenda.Rank {
    let copy = copies[copy]
    return Agenda.Rank(
      phase: phase, precedence: copy.precedence.onCircuit.rawValue, cable: messages[copy.message].number,
      section: copy.section, copy: copy.serial)
  }

  private mutating func happen(_ event: Event) {
    switch event {
    case .transmissionEnds(let copy): endTransmission(of: copy)
    case .receipt(let copy): receive(copy)
    case .handlingEnds(let copy): endHandling(of: copy)
    case .filing(let index): file(Int(index))
    }
  }

  // MARK: Starts

  mutating func lookForWork(station: Int32) {
    if stations[Int(station)].isListed { return }
    stations[Int(station)].isListed = true
    idleStations.append(station)
  }

  mutating func lookForWork(circuit: Int32) {
    if circuits[Int(circuit)].isListed { return }
    circuits[Int(circuit)].isListed = true
    idleCircuits.append(circuit)
  }

  /// Begins what can begin, now that everything that ends at this instant has ended.
  private mutating func startWork() {
    if idleStations.count > 1 {
      let ordered = idleStations.map { (rank: turn(of: stations[Int($0)].waiting, $0), place: $0) }
      idleStations = ordered.sorted { $0.rank < $1.rank }.map(\.place)
    }
    for station in idleStations {
      stations[Int(station)].isListed = false
      startHandling(at: station)
    }
    idleStations.removeAll(keepingCapacity: true)
    if idleCircuits.count > 1 {
      let ordered = idleCircuits.map { (rank: turn(of: circuits[Int($0)].waiting, $0), place: $0) }
      idleCircuits = ordered.sorted { $0.rank < $1.rank }.map(\.place)
    }
    for circuit in idleCircuits {
      circuits[Int(circuit)].isListed = false
      startTransmission(on: circuit)
    }
    idleCircuits.removeAll(keepingCapacity: true)
  }

  /// Where a line's next copy stands in the order of starts; a place where nobody waits starts nothing.
  private func turn(of line: WaitingLine, _ place: Int32) -> Agenda.Rank {
    guard let copy = line.first else {
      return Agenda.Rank(phase: 7, precedence: 0, cable: 0, section: 0, copy: place)
    }
    return rank(of: copy, phase: 6)
  }
}
