import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// What is drawn for a source of background load, ready to be drawn from; sources that are alike share it.
struct SourceKind: BitwiseCopyable, Hashable {
  let interval: Sampler
  let batch: Sampler
  let characters: Sampler

  /// Raw values of precedences and classifications by their weights.
  let mix: Sampler
  let classification: Sampler

  /// The classification of all cables, where they have the same.
  let onlyClassification: Classification?
  let infoPrecedence: Precedence?

  /// In how many sections a cable goes; 0 for as many as its lines ask.
  let sections: Int32

  /// Where its day's profile begins among all; -1 where all hours are alike.
  let profile: Int32

  init(_ source: TrafficSource, profile: Int32, _ table: inout Sampler.Table) {
    interval = table.sampler(of: source.interval)
    batch = table.sampler(of: source.batch)
    characters = table.sampler(of: source.characters)
    mix = table.shares(source.mix.map { (Double($0.value.rawValue), $0.weight) })
    classification = table.shares(source.classifications.map { (Double($0.value.rawValue), $0.weight) })
    onlyClassification = source.classifications.count == 1 ? source.classifications[0].value : nil
    infoPrecedence = source.infoPrecedence
    sections = Int32(source.sections ?? 0)
    self.profile = profile
  }
}

/// The kinds of sources, each only once: what many sources share stays in the processor's cache.
struct SourceKinds {
  let kinds: [SourceKind]
  let profiles: [DayProfile]

  /// Of what kind each source is.
  let ofSources: [Int32]

  init(_ sources: [TrafficSource], _ samplers: inout Sampler.Table) {
    var (kinds, weights) = (Distinct<SourceKind>(), Distinct<[Double]>())
    ofSources = sources.map { source in
      let profile = source.hourlyProfile.map { weights.number(of: $0) } ?? -1
      return kinds.number(of: SourceKind(source, profile: profile, &samplers))
    }
    self.kinds = kinds.values
    profiles = weights.values.map(DayProfile.init)
  }
}

/// One station's part of a source.
struct TrafficSlot: BitwiseCopyable {
  let source: Int32

  /// What is drawn for the source.
  let kind: Int32
  let station: Int32

  /// What its draws are keyed by.
  let key: UInt64

  /// How many intervals have been drawn, and how many cables filed.
  var intervals: UInt32 = 0
  var cables: UInt32 = 0

  /// Whom each cable is for, among the plans, where that is always the same; nobody where it is chosen anew.
  var plans: RunPool<Plan>.Run = .empty

  init(source: Int32, kind: Int32, station: Int32, key: UInt64) {
    self.source = source
    self.kind = kind
    self.station = station
    self.key = key
  }

  /// An addressee whom every cable of a slot has, with the way there.
  struct Plan: BitwiseCopyable {
    let indicator: RoutingIndicator
    let role: Filing.Role

    /// The first step for cables of the classification it was last asked for.
    var classification = Classification.unclassified
    var step: Int32 = -1
  }
}

/// How busy the hours of a day are: turns the time that a source has worked into time of day and back.
struct DayProfile {
  /// How much of an average day's work is done by the beginning of each hour, in hours; 25 values up to 24.
  private let done: [Double]
  private static let hour = 3600e6

  /// - Parameter weights: of the 24 hours, none below 0 and some above.
  init(_ weights: [Double]) {
    let total = weights.reduce(0, +)
    var sum = 0.0
    var done = [0.0]
    for weight in weights {
      sum += weight
      done.append(sum / total * 24)
    }
    self.done = done
  }

  /// The instant at which so much work (microseconds of an average day) has been done since another.
  func instant(after work: Double, from start: Int64) -> Int64 {
    let (day, rest) = start.flooredDivision(by: 86_400_000_000)
    let time = Double(rest) / DayProfile.hour
    let begun = min(23, Int(time))
    let before = done[begun] + (done[begun + 1] - done[begun]) * (time - Double(begun))
    var wanted = before + work / DayProfile.hour
    let days = (wanted / 24).rounded(.down)
    wanted -= days * 24
    var hour = 0
    while hour < 23, done[hour + 1] <= wanted { hour += 1 }
    let width = done[hour + 1] - done[hour]
    let part = width > 0 ? (wanted - done[hour]) / width : 0
    let offset = Int64(((Double(hour) + min(1, part)) * DayProfile.hour).rounded())
    return max(start, (day + Int64(days)) * 86_400_000_000 + offset)
  }
}
