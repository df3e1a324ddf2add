import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// Circuits and stations that fail, by the scenario, by the clock and by chance.
@Suite("Outages")
struct OutageTests {
  typealias Sending = Outcome.Sending

  /// `RAAA>RBBB>RCCC`, a thousand characters a second each.
  private static let chain = """
    stations: [{id: RAAA}, {id: RBBB, handling: 4 s}, {id: RCCC}]
    circuits:
      - {from: RAAA, to: RBBB, speed: 1000 cps}
      - {from: RBBB, to: RCCC, speed: 1000 cps}
    """

  // MARK: Circuits

  @Test("a cut copy is marked a suspected duplicate when it is sent again, and leaves a gap")
  func suspectedDuplicate() throws {
    var exercise = try Exercise.circuit()
    exercise.file(at: 0, to: ["RBBB"], lasting: 10)
    exercise.takeDown("RAAA>RBBB", from: 4, to: 6)
    let outcome = exercise.run()
    #expect(outcome.sendings() == [Sending(1, 0, 4, .cut), Sending(1, 6, 16)])
    #expect(outcome.rows().map(\.marking) == [nil, .suspectedDuplicate])
    #expect(outcome.channelNumbers() == ["001", "002"])
    #expect(outcome.moments(of: .gap) == [micro(4)])
    #expect(outcome.moments(of: .outage) == [micro(4)])
    #expect(outcome.moments(of: .restored) == [micro(6)])
  }

  @Test("an outage lasts from its first instant up to, but not including, its last")
  func halfOpen() throws {
    var exercise = try Exercise.circuit()
    exercise.takeDown("RAAA>RBBB", from: 4, to: 6)
    exercise.file(at: 0, to: ["RBBB"], lasting: 4)
    exercise.file(at: 4, to: ["RBBB"], lasting: 1)
    exercise.file(at: 6, to: ["RBBB"], lasting: 1)
    // What ends at 4 is cut, for incidents come first; what is filed at 6 finds the circuit working.
    #expect(
      exercise.run().sendings() == [
        Sending(1, 0, 4, .cut), Sending(1, 6, 10), Sending(2, 10, 11), Sending(3, 11, 12),
      ])
  }

  @Test("overlapping outages of one circuit count until the last has ended")
  func overlap() throws {
    var exercise = try Exercise.circuit()
    exercise.takeDown("RAAA>RBBB", from: 1, to: 5)
    exercise.takeDown("RAAA>RBBB", from: 3, to: 9)
    exercise.takeDown("RBBB", from: 4, to: 7)
    exercise.file(at: 2, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().sendings() == [Sending(1, 9, 10)])
  }

  @Test("an outage that begins before the scenario holds at its start")
  func beforeStart() throws {
    var exercise = try Exercise.circuit()
    exercise.scenario.start = exercise.time(100)
    exercise.scenario.outages = [
      ScheduledOutage(
        .circuit(exercise.circuit("RAAA>RBBB")), from: Instant(microseconds: 0),
        to: Instant(microseconds: micro(102)))
    ]
    exercise.file(at: 0, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().sendings() == [Sending(1, 2, 3)])
  }

  @Test("what is past its circuit travels on while the circuit fails")
  func underWay() throws {
    var exercise = try Exercise.circuit("propagation: 5 s")
    exercise.file(at: 0, to: ["RBBB"], lasting: 2)
    exercise.takeDown("RAAA>RBBB", from: 3, to: 20)
    #expect(exercise.run().received(1) == micro(7))
  }

  // MARK: Windows

  @Test("a window is open from its first minute up to, but not including, its last")
  func window() throws {
    var exercise = try Exercise.circuit("windows: [[\"01:00\", \"02:00\"]]", seconds: 200_000)
    exercise.file(at: 0, to: ["RBBB"], lasting: 1)
    exercise.file(at: 7199, to: ["RBBB"], lasting: 2)
    let outcome = exercise.run()
    #expect(
      outcome.sendings() == [
        Sending(1, 3600, 3601), Sending(2, 7199, 7200, .cut), Sending(2, 86400 + 3600, 86400 + 3602),
      ])
    #expect(outcome.moments(of: .opened).prefix(2) == [micro(3600), micro(90000)])
    // A window that is closed when the run begins closes then.
    #expect(outcome.moments(of: .closed).prefix(2) == [0, micro(7200)])
  }

  @Test("a window over midnight and one that touches it are one")
  func joinedWindows() throws {
    var exercise = try Exercise.circuit(
      "windows: [[\"23:00\", \"01:00\"], [\"01:00\", \"02:00\"]]", seconds: 200_000)
    exercise.file(at: 3500, to: ["RBBB"], lasting: 200)
    exercise.file(at: 7300, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().sendings() == [Sending(1, 3500, 3700), Sending(2, 82800, 82801)])
  }

  // MARK: Stations

  @Test("handling is frozen while a station is down, and goes on for what was left")
  func frozenHandling() throws {
    var exercise = try Exercise(Self.chain)
    exercise.file(at: 0, to: ["RCCC"], lasting: 2)
    exercise.takeDown("RBBB", from: 3, to: 10)
    let outcome = exercise.run()
    // Handled from 2 to 3 and from 10 to 13.
    let handling = outcome.records.handlings.first
    #expect(handling?.startedAt == exercise.time(2))
    #expect(handling?.endedAt == exercise.time(13))
    #expect(outcome.sendings("RBBB>RCCC") == [Sending(1, 13, 15)])
  }

  @Test("a station that is down neither sends nor receives, and keeps what it holds")
  func stationDown() throws {
    var exercise = try Exercise(Self.chain)
    exercise.file(at: 0, to: ["RCCC"], lasting: 2)
    exercise.file(at: 1, to: ["RCCC"], lasting: 3)
    exercise.takeDown("RBBB", from: 7, to: 20)
    let outcome = exercise.run()
    #expect(outcome.sendings() == [Sending(1, 0, 2), Sending(2, 2, 5)])
    // The first is on the wire when the relay fails: cut at 7, sent again at 20.
    #expect(
      outcome.sendings("RBBB>RCCC") == [
        Sending(1, 6, 7, .cut), Sending(1, 20, 22), Sending(2, 23, 26),
      ])
  }

  @Test("an originator that is down keeps what is filed there")
  func originatorDown() throws {
    var exercise = try Exercise.circuit()
    exercise.takeDown("RAAA", from: 1, to: 5)
    exercise.file(at: 2, to: ["RBBB"], lasting: 1)
    #expect(exercise.run().sendings() == [Sending(1, 5, 6)])
  }

  @Test("what arrives at a station that has failed meanwhile is handled when it works again")
  func arrivalAtFailed() throws {
    var exercise = try Exercise(
      """
      stations: [{id: RAAA}, {id: RBBB}]
      circuits: [{from: RAAA, to: RBBB, speed: 1000 cps, propagation: 5 s}]
      """)
    exercise.file(at: 0, to: ["RBBB"], lasting: 1)
    exercise.takeDown("RBBB", from: 2, to: 9)
    let outcome = exercise.run()
    #expect(outcome.received(1) == micro(9))
    #expect(outcome.status(1) == .delivered)
  }

  @Test("an outage past the horizon leaves what waits in its queue, and every addressee accounted for")
  func pastHorizon() throws {
    var exercise = try Exercise.circuit(seconds: 50)
    exercise.takeDown("RAAA>RBBB", from: 1, to: 500)
    exercise.file(at: 2, to: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.status(1) == .inQueue)
    #expect(outcome.stopReason == .horizon)
    #expect(outcome.end == micro(50))
  }

  // MARK: By chance

  @Test("chance takes a circuit down and restores it by turns, for as long as it draws")
  func byChance() throws {
    var exercise = try Exercise.circuit(
      "outages: {up: {exponential: 100 s}, down: {exponential: 50 s}}", seconds: 200_000)
    exercise.load(every: .exponential(mean: 20), lasting: .exponential(mean: 5))
    let outcome = exercise.run()
    let incidents = outcome.records.incidents.filter { $0.kind == .outage || $0.kind == .restored }
    #expect(incidents.count > 1000)
    var (up, down, last) = (0.0, 0.0, exercise.scenario.start)
    for (index, incident) in incidents.enumerated() {
      #expect(incident.kind == (index.isMultiple(of: 2) ? .outage : .restored))
      if index.isMultiple(of: 2) {
        up += (incident.at - last).seconds
      } else {
        down += (incident.at - last).seconds
      }
      last = incident.at
    }
    // Means of about 1300 draws: four standard errors are 11 percent.
    #expect(abs(up / Double(incidents.count / 2) - 100) < 12)
    #expect(abs(down / Double(incidents.count / 2) - 50) < 6)
    expectNothingSentWhileDown(outcome)
  }

  private func expectNothingSentWhileDown(_ outcome: Outcome) {
    var gaps: [(from: Instant, to: Instant)] = []
    for incident in outcome.records.incidents {
      switch incident.kind {
      case .outage: gaps.append((incident.at, outcome.ended))
      case .restored: gaps[gaps.count - 1].to = incident.at
      default: break
      }
    }
    for row in outcome.rows() {
      guard let start = row.startedAt, let end = row.endedAt else { continue }
      let during = gaps.first { start < $0.to && end > $0.from }
      #expect(during == nil, "\(row) while the circuit is down")
    }
  }
}
