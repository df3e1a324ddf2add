import EventKernel
import Timeline

/// The walk back from an addressee to the filing of its cable.
struct Walk {
  let blame: Blame
  let way: Way
  let message: MessageRow

  /// The stretches found so far, the last first.
  private var found: [Delay] = []

  /// The moment up to which all is explained, coming from the end.
  private var at = Instant(microseconds: 0)

  init(blame: Blame, way: Way, message: MessageRow) {
    self.blame = blame
    self.way = way
    self.message = message
  }

  /// What all the time of an addressee went to, from filing on.
  mutating func delays(
    of destination: DestinationRow, in reader: borrowing TimelineReader
  ) throws(TimelineError) -> [Delay] {
    guard let received = destination.receivedAt else { return [] }
    guard var station = destination.station else {
      throw .inconsistent("addressee \(destination.addressee) has the cable but no station")
    }
    at = destination.deliveredAt ?? received
    try add(.officeClosed, since: received, blame.name(of: station))
    var (next, section) = (destination.lastTransmission, sectionHandled(at: station, received))
    while true {
      if let next, let hop = way.hops[next] { section = hop.section }
      try addStay(at: station, section: section, broughtBy: next)
      guard let transmission = next else { break }
      guard let hop = way.hops[transmission], hop.to == station, hop.cause ?? 0 < transmission else {
        throw .inconsistent("transmission \(transmission) did not come to \(blame.name(of: station))")
      }
      try addTransmissions(endingWith: hop, in: reader)
      (next, station) = (hop.cause, hop.from)
    }
    guard at == message.filedAt else {
      throw .inconsistent("cable \(message.message) was handled before or after it was filed")
    }
    return found.reversed()
  }

  /// The section that was the last to be handled where a cable was filed.
  private func sectionHandled(at station: Int, _ moment: Instant) -> Int {
    let stays = way.stays.values.filter {
      $0.cause == nil && $0.station == station && $0.endedAt == moment
    }
    return stays.map(\.section).min() ?? 1
  }

  /// Explains the time back to a moment.
  private mutating func add(
    _ cause: Delay.Cause, since from: Instant, _ place: String, behind: Delay.Occupant? = nil
  ) throws(TimelineError) {
    guard from <= at else { throw .inconsistent("the time of cable \(message.message) runs backwards") }
    if from < at { found.append(Delay(cause: cause, from: from, to: at, place: place, behind: behind)) }
    at = from
  }

  // MARK: At a station

  private mutating func addStay(at station: Int, section: Int, broughtBy cause: Int?) throws(TimelineError) {
    let visit = Way.Visit(section: section, station: station, cause: cause)
    // Where handling takes no time there is no row.
    guard let stay = way.stays[visit], let started = stay.startedAt, let ended = stay.endedAt else { return }
    guard ended == at else {
      throw .inconsistent("section \(section) left \(blame.name(of: station)) before or after it was handled")
    }
    try addStay(at: station, since: started, otherwise: .handling)
    try addStay(at: station, since: stay.arrivedAt, otherwise: .waitingForPosition)
  }

  private mutating func addStay(
    at station: Int, since from: Instant, otherwise cause: Delay.Cause
  ) throws(TimelineError) {
    let name = blame.name(of: station)
    for stretch in blame.availability.stretches(from: from, to: at, station: station).reversed() {
      try add(stretch.cause ?? cause, since: stretch.from, name)
    }
    try add(cause, since: from, name)
  }

  // MARK: On a circuit

  /// Explains the time from joining the line of a circuit to receipt, and what came to nothing there before.
  private mutating func addTransmissions(
    endingWith last: HopRow, in reader: borrowing TimelineReader
  ) throws(TimelineError) {
    guard let received = last.receivedAt, received == at else {
      throw .inconsistent("transmission \(last.transmission) came before or after it was received")
    }
    try addPropagation(of: last, as: .propagation)
    var work = Delay.Cause.transmission
    try addWork(of: last, as: work)
    try addWait(of: last, in: reader)
    var hop = last
    while let previous = hop.previous {
      guard let earlier = way.hops[previous], previous < hop.transmission, earlier.from == last.from,
        earlier.section == last.section, earlier.cause == last.cause
      else {
        throw .inconsistent("transmission \(hop.transmission) was not preceded by \(previous)")
      }
      switch earlier.outcome {
      case "garbled":
        work = .rerun
        try add(.rerun, since: earlier.receivedAt ?? at, earlier.circuitName)
        try addPropagation(of: earlier, as: .rerun)
        try addWork(of: earlier, as: work)
      case "interrupted", "cut":
        if !blame.resumes { work = .interruptedWork }
        try addWork(of: earlier, as: work)
      default:
        // What goes another way begins anew.
        work = .interruptedWork
      }
      try addWait(of: earlier, in: reader)
      hop = earlier
    }
  }

  private mutating func addPropagation(of hop: HopRow, as cause: Delay.Cause) throws(TimelineError) {
    guard let ended = hop.endedAt else {
      throw .inconsistent("transmission \(hop.transmission) was received before its end")
    }
    try add(cause, since: ended, hop.circuitName)
  }

  private mutating func addWork(of hop: HopRow, as cause: Delay.Cause) throws(TimelineError) {
    guard let started = hop.startedAt, hop.endedAt == at, hop.held >= .zero, hop.held <= at - started else {
      throw .inconsistent("transmission \(hop.transmission) did not end when its copy went on")
    }
    try add(.held, since: Instant(microseconds: at.microseconds - hop.held.microseconds), hop.circuitName)
    try add(cause, since: started, hop.circuitName)
  }

  /// Explains the wait in the line of a circuit.
  private mutating func addWait(of hop: HopRow, in reader: borrowing TimelineReader) throws(TimelineError) {
    for stretch in blame.availability.stretches(from: hop.queuedAt, to: at, of: hop).reversed() {
      if let cause = stretch.cause {
        try add(cause, since: stretch.from, hop.circuitName)
      } else {
        let busy = try occupants(of: hop, from: stretch.from, to: stretch.to, in: reader)
        for (from, occupant) in busy.reversed() {
          let isOtherSection = occupant?.message == message.message && occupant?.section != hop.section
          try add(
            isOtherSection ? .waitingForOtherSections : .waitingForCircuit, since: from, hop.circuitName,
            behind: occupant)
        }
      }
    }
    try add(.waitingForCircuit, since: hop.queuedAt, hop.circuitName)
  }

  /// From when on each of those was waited for that had the circuit's channels: at any time, the one whose
  /// channel will be free first.
  private func occupants(
    of hop: HopRow, from: Instant, to: Instant, in reader: borrowing TimelineReader
  ) throws(TimelineError) -> [(from: Instant, Delay.Occupant?)] {
    var busy: [(from: Instant, Delay.Occupant?)] = []
    var moment = from
    try reader.occupants(run: blame.run, circuit: hop.circuit, from: from) { row in
      let isBusy = row.startedAt <= moment && row.endedAt.map { $0 > moment } ?? true
      if isBusy {
        let occupant = Delay.Occupant(
          transmission: row.transmission, message: row.message, section: row.section,
          precedence: row.precedence)
        busy.append((moment, occupant))
        moment = row.endedAt ?? to
      }
      return moment < to
    }
    if moment < to { busy.append((moment, nil)) }
    return busy
  }
}
