import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// Cables that go the same ways with the same probabilities: those of one station of a traffic source, or one cable
/// of the scenario.
struct CableKind {
  /// Addressees of one role who are chosen in one go.
  struct Group {
    var role: Filing.Role
    var indicators: [RoutingIndicator]

    /// How many of them a cable is for; `nil` for all.
    var picks: Int?

    /// The stations among which is picked; empty where all are taken.
    private let stations: Set<StationID>

    init(_ role: Filing.Role, _ indicators: [RoutingIndicator], picks: Int?, in topology: Topology) {
      (self.role, self.indicators, self.picks) = (role, indicators, picks)
      stations = picks == nil ? [] : Set(indicators.compactMap(topology.station(serving:)))
    }

    func contains(_ station: StationID) -> Bool { stations.contains(station) }

    /// The probability that a cable is for one of some of them.
    func probability(ofAnyOf count: Int) -> Double {
      guard let picks else { return count > 0 ? 1 : 0 }
      var none = 1.0
      for pick in 0..<min(picks, indicators.count) {
        none *= max(0, Double(indicators.count - count - pick)) / Double(indicators.count - pick)
      }
      return 1 - none
    }
  }

  /// With which precedence the cable goes to each of the groups, and how often.
  struct Variant {
    var share: Double
    var precedences: [Precedence]
  }

  let origin: StationID

  /// Cables in a second; 0 for one that is filed once.
  let rate: Double
  let isTraffic: Bool
  let groups: [Group]
  let variants: [Variant]
  let classifications: [TrafficSource.Share<Classification>]

  /// The posts that no collective reaches: its originator, those it names, those it exempts.
  let excluded: Set<StationID>
  let sections: SectionedSpread

  /// Which of the lengths of the scenario its sections have.
  let length: Int

  /// What it counts in an average over cables.
  var weight: Double { isTraffic ? rate : 1 }

  /// The cables of one station of a source.
  init(
    _ source: TrafficSource, from origin: StationID, sections: SectionedSpread, length: Int,
    in topology: Topology
  ) {
    self.origin = origin
    let interval = source.interval.mean / 1e6
    rate = interval > 0 ? max(0, source.batch.mean) / interval : 0
    isTraffic = true
    var taken: Set<StationID> = [origin]
    var groups: [Group] = []
    for (choice, role) in [(source.action, Filing.Role.action), (source.info, .info)] {
      groups.append(CableKind.group(choice, role, &taken, in: topology))
    }
    self.groups = groups
    variants =
      source.mix.map { share in
        let info = source.infoPrecedence.map { min($0, share.value) } ?? share.value
        return Variant(share: share.weight, precedences: [share.value, info])
      }.normalized
    let total = source.classifications.reduce(0) { $0 + $1.weight }
    classifications = source.classifications.map { TrafficSource.Share($0.value, $0.weight / total) }
    excluded = taken
    self.sections = sections
    self.length = length
  }

  /// The addressees that a choice leaves, none of them twice; who is drawn anew each time excludes nobody.
  private static func group(
    _ choice: TrafficSource.Choice, _ role: Filing.Role, _ taken: inout Set<StationID>, in topology: Topology
  ) -> Group {
    switch choice {
    case .all(let indicators):
      let own = indicators.filter {
        topology.station(serving: $0).map { taken.insert($0).inserted } ?? true
      }
      return Group(role, own, picks: nil, in: topology)
    case .some(let count, let indicators):
      let own = indicators.filter { topology.station(serving: $0).map { !taken.contains($0) } ?? true }
      return Group(role, own, picks: count, in: topology)
    }
  }

  /// A cable of the scenario.
  init(_ filing: Filing, length: Int, in topology: Topology) {
    origin = filing.originator
    rate = 0
    isTraffic = false
    var groups: [Group] = []
    var precedences: [Precedence] = []
    for party in filing.parties {
      guard let indicator = party.indicator else { continue }
      if let place = groups.indices.first(where: {
        groups[$0].role == party.role && precedences[$0] == party.precedence
      }) {
        groups[place].indicators.append(indicator)
      } else {
        groups.append(Group(party.role, [indicator], picks: nil, in: topology))
        precedences.append(party.precedence)
      }
    }
    self.groups = groups
    variants = [Variant(share: 1, precedences: precedences)]
    classifications = [TrafficSource.Share(filing.classification, 1)]
    let named = filing.parties.compactMap(\.indicator) + filing.exempt
    excluded = Set(named.compactMap(topology.station(serving:))).union([origin])
    sections = SectionedSpread(lengths: filing.sectionLengths)
    self.length = length
  }
}

extension [CableKind.Variant] {
  /// The same with shares that sum up to 1.
  fileprivate var normalized: [CableKind.Variant] {
    let total = reduce(0) { $0 + $1.share }
    return map { CableKind.Variant(share: $0.share / total, precedences: $0.precedences) }
  }
}
