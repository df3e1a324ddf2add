package import CableFormat
import EventKernel
import Scenario
package import Timeline

/// The comparison of arms, from the timelines of their runs.
package struct RecordedContest: Sendable {
  /// The baseline first.
  package let arms: [String]

  /// Those that were made in all arms.
  package let replications: Int

  /// Each other arm with the baseline.
  package let comparisons: [Comparison]

  /// Station by station, each other arm with the baseline: the mean time to receipt of all that went there.
  package let posts: [Comparison]

  /// How long it took in an arm, in seconds, all replications together; with how many there are.
  package struct Sample: Sendable {
    package var arm: Int
    package var precedence: Precedence
    package var received: [Double]
    package var whole: Int
  }

  /// By precedence and arm.
  package let samples: [Sample]

  /// Asks a database with several arms.
  ///
  /// - Returns: `nil` if there is but one arm, or no replication that all have.
  package init?(_ reader: borrowing TimelineReader, confidence: Double = 0.95) throws(TimelineError) {
    let runs = try reader.armRuns()
    var arms: [String] = []
    for run in runs where !arms.contains(run.arm) { arms.append(run.arm) }
    guard arms.count > 1 else { return nil }
    let own = arms.map { arm in runs.filter { $0.arm == arm } }
    let shared = own.dropFirst().reduce(Set(own[0].map(\.replication))) { shared, runs in
      shared.intersection(runs.map(\.replication))
    }
    guard !shared.isEmpty else { return nil }
    var outcomes: [[(replication: Int, rows: [ArmOutcome])]] = []
    for runs in own {
      var rows: [(replication: Int, rows: [ArmOutcome])] = []
      for run in runs where shared.contains(run.replication) {
        rows.append((run.replication, try reader.armOutcomes(run: run.run)))
      }
      outcomes.append(rows)
    }
    let refiled = RecordedContest.refiled(outcomes)
    self.arms = arms
    replications = shared.count
    let observed = outcomes.map { runs in
      runs.flatMap { RecordedContest.observations(of: $0.rows, pair: $0.replication, refiled) }
    }
    let atPosts = outcomes.map { runs in
      runs.flatMap { RecordedContest.postObservations(of: $0.rows, pair: $0.replication) }
    }
    func compared(_ numbers: [[Observation]]) -> [Comparison] {
      arms.indices.dropFirst().map {
        Comparison(
          baseline: (arms[0], numbers[0]), arm: (arms[$0], numbers[$0]), confidence: confidence,
          comparisons: arms.count - 1)
      }
    }
    comparisons = compared(observed)
    posts = compared(atPosts)
    samples = RecordedContest.samples(outcomes, refiled)
  }

  /// The cables of the scenario that have another precedence in another arm: they are told by themselves.
  private static func refiled(
    _ outcomes: [[(replication: Int, rows: [ArmOutcome])]]
  ) -> Set<CableIdentityRow> {
    var precedences: [CableIdentityRow: Set<Precedence>] = [:]
    for row in outcomes.joined().flatMap(\.rows) where row.cable.isGiven {
      precedences[row.cable, default: []].insert(row.cablePrecedence)
    }
    return Set(precedences.filter { $0.value.count > 1 }.keys)
  }

  /// The means of a run.
  private static func observations(
    of rows: [ArmOutcome], pair: Int, _ refiled: Set<CableIdentityRow>
  ) -> [Observation] {
    var times: [ResultKey: [Double?]] = [:]
    for row in rows {
      let precedence = refiled.contains(row.cable) ? nil : row.precedence
      let role = Filing.Role(rawValue: row.role) ?? .info
      for (measure, moment) in [
        (Expectation.Measure.received, row.receivedAt), (.delivered, row.deliveredAt),
      ] {
        times[ResultKey(precedence, role, measure), default: []].append(
          moment.map { ($0 - row.filedAt).seconds })
      }
    }
    return times.keys.sorted().map { key in
      let times = times[key] ?? []
      return Observation(key, pair: pair, times: times.sorted { $0 ?? .infinity < $1 ?? .infinity })
    }
  }

  /// The means of a run for each station, all precedences and roles together.
  private static func postObservations(of rows: [ArmOutcome], pair: Int) -> [Observation] {
    var times: [RoutingIndicator: [Double]] = [:]
    for row in rows {
      guard let station = row.station, let post = RoutingIndicator(station), let received = row.receivedAt
      else { continue }
      times[post, default: []].append((received - row.filedAt).seconds)
    }
    return times.keys.sorted().map { post in
      Observation(
        ResultKey(nil, .action, .received, addressee: post), pair: pair,
        seconds: Moments(of: times[post] ?? []).mean)
    }
  }

  private static func samples(
    _ outcomes: [[(replication: Int, rows: [ArmOutcome])]], _ refiled: Set<CableIdentityRow>
  ) -> [Sample] {
    Precedence.allCases.flatMap { precedence in
      outcomes.indices.compactMap { arm in
        let rows = outcomes[arm].flatMap(\.rows).filter {
          $0.precedence == precedence && !refiled.contains($0.cable)
        }
        guard !rows.isEmpty else { return nil }
        let received = rows.compactMap { row in row.receivedAt.map { ($0 - row.filedAt).seconds } }
        return Sample(arm: arm, precedence: precedence, received: received, whole: rows.count)
      }
    }
  }
}
