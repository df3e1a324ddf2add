package import CableFormat
package import EventKernel

/// What is another in one topology than in an earlier one.
package struct TopologyDifference: Sendable {
  /// A part that was added, removed or changed.
  package struct Change: Hashable, Sendable {
    package enum Kind: String, Sendable { case added, removed, changed }

    /// A field of a part in both topologies.
    package struct Field: Hashable, Sendable {
      package var name: String
      package var before: String
      package var after: String
    }

    package var kind: Kind

    /// What and which, such as `circuit RUEH>RUCN`.
    package var key: String

    /// The fields that differ, for a part that is in both.
    package var fields: [Field] = []
  }

  /// The way of an indicator from a station in one of the topologies.
  package struct Way: Hashable, Sendable {
    /// Why it does not arrive, `nil` if it does.
    package var reason: RejectReason?

    /// The stations on it.
    package var stations: [RoutingIndicator]
    package var circuits: [String]

    /// In kilometres, `nil` where the place of a station is unknown.
    package var length: Double?

    /// For a thousand characters.
    package var leastTime: TimeSpan
  }

  /// A pair of a station and an indicator whose way differs.
  package struct Pair: Hashable, Sendable {
    package enum Kind: Int, Hashable, Sendable, CaseIterable {
      /// It arrived and does no more.
      case unreachable

      /// It did not arrive and does now.
      case reachable

      /// It takes other circuits.
      case rerouted

      /// It takes the same circuits, but they are longer, shorter, slower or faster.
      case retimed
    }

    package var kind: Kind
    package var from: RoutingIndicator
    package var to: RoutingIndicator

    /// The lowest classification at which it is so.
    package var classification: Classification
    package var before: Way
    package var after: Way
  }

  /// A collective of both topologies whose holder makes other copies of a cable for it.
  package struct Copies: Hashable, Sendable {
    package var collective: RoutingIndicator
    package var before: [String]
    package var after: [String]
  }

  package var structure: [Change]
  package var pairs: [Pair]
  package var copies: [Copies]

  /// How many pairs were compared.
  package var compared: Int

  /// Whether nothing at all differs.
  package var isEmpty: Bool { structure.isEmpty && pairs.isEmpty && copies.isEmpty }

  /// The pairs of a kind.
  package func pairs(_ kind: Pair.Kind) -> [Pair] { pairs.filter { $0.kind == kind } }

  /// What differs between two topologies.
  ///
  /// - Complexity: O(indicators × stations), a few steps for each pair that is the same.
  package init(from old: Topology, to new: Topology) {
    structure = TopologyDifference.structure(from: old, to: new)
    var comparison = WayComparison(old, new)
    comparison.compare()
    (pairs, compared) = (comparison.pairs, comparison.compared)
    copies = TopologyDifference.copies(from: old, to: new)
  }

  private static func structure(from old: Topology, to new: Topology) -> [Change] {
    let (before, after) = (TopologyPart.all(of: old), TopologyPart.all(of: new))
    let known = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
    let kept = Set(after.map(\.key))
    var changes = before.filter { !kept.contains($0.key) }.map { Change(kind: .removed, key: $0.key) }
    for part in after {
      guard let earlier = known[part.key] else {
        changes.append(Change(kind: .added, key: part.key))
        continue
      }
      let fields = zip(earlier.fields, part.fields).filter { $0.value != $1.value }.map {
        Change.Field(name: $0.name, before: $0.value, after: $1.value)
      }
      if !fields.isEmpty { changes.append(Change(kind: .changed, key: part.key, fields: fields)) }
    }
    return changes
  }

  private static func copies(from old: Topology, to new: Topology) -> [Copies] {
    var finders = (RouteFinder(old), RouteFinder(new))
    return old.collectives.compactMap { collective in
      guard case .collective(let index) = new.owner(of: collective.indicator) else { return nil }
      let before = copies(of: collective, in: old, &finders.0)
      let after = copies(of: new.collectives[index], in: new, &finders.1)
      guard before != after else { return nil }
      return Copies(collective: collective.indicator, before: before, after: after)
    }
  }

  /// The copies of a cable that only calls a collective, filed where the list is held.
  private static func copies(
    of collective: Collective, in topology: Topology, _ finder: inout RouteFinder
  ) -> [String] {
    let trace = CableTrace(
      from: collective.heldAt, to: [collective.indicator], classification: .unclassified, by: &finder)
    return trace.copies.map { copy in
      "\(topology[copy.circuit].name): " + copy.indicators.map(\.description).joined(separator: " ")
    }.sorted()
  }
}
