import EventKernel
package import Timeline

/// Finds out, from the rows of a run, what the time of a cable went to.
///
/// It walks back from the transmission that brought the last section: each microsecond between filing and
/// delivery comes by in exactly one step.
package struct Blame: Sendable {
  let run: Int
  let availability: Availability
  let stations: [String]

  /// Whether an interrupted copy goes on where it was, so that what was sent is not in vain.
  let resumes: Bool

  /// Gets to know a run.
  ///
  /// - Throws: also if its transmissions were not written down.
  package init(run: Int, in reader: borrowing TimelineReader) throws(TimelineError) {
    self.run = run
    let policy = try reader.policy(run: run)
    guard policy.contains(where: { $0 == ("record", "hops") }) else {
      throw .absent("run \(run) was recorded without its transmissions; record 'hops' to have it explained")
    }
    resumes = policy.contains { $0 == ("interrupted", "resume") }
    availability = Availability(try reader.changes(run: run))
    stations = try reader.stationNames(run: run)
  }

  /// Why a cable took as long as it did, for each addressee that a predicate wants.
  ///
  /// - Throws: also if the rows do not fit together.
  package func explanations(
    of message: MessageRow, in reader: borrowing TimelineReader, where isWanted: (DestinationRow) -> Bool
  ) throws(TimelineError) -> [Explanation] {
    let destinations = try reader.destinations(run: run, message: message.message).filter(isWanted)
    let way = Way(
      hops: try reader.hops(run: run, message: message.message),
      stays: try reader.stays(run: run, message: message.message))
    var explanations: [Explanation] = []
    for destination in destinations {
      var walk = Walk(blame: self, way: way, message: message)
      explanations.append(
        Explanation(
          destination: destination, filedAt: message.filedAt,
          delays: try walk.delays(of: destination, in: reader)))
    }
    return explanations
  }

  func name(of station: Int) -> String {
    stations.indices.contains(station) ? stations[station] : "station \(station)"
  }
}

/// The rows of one cable.
struct Way {
  /// A section at a station, by the transmission that brought it.
  struct Visit: Hashable {
    var section: Int
    var station: Int
    var cause: Int?
  }

  var hops: [Int: HopRow]
  var stays: [Visit: StayRow]

  init(hops: [HopRow], stays: [StayRow]) {
    // A number is there twice only in a damaged file.
    self.hops = Dictionary(hops.map { ($0.transmission, $0) }) { first, _ in first }
    self.stays = Dictionary(
      stays.map { (Visit(section: $0.section, station: $0.station, cause: $0.cause), $0) }
    ) { first, _ in first }
  }
}
