package import CableFormat

/// What one station does with the indicators that are not its own.
package struct RoutingTable: Sendable {
  /// One line of the table.
  package struct Entry: Sendable {
    /// Which indicators it is for.
    package var match: Match

    /// The circuits to take, the first that serves.
    package var via: [CircuitID]

    /// The line of the file that it stands on.
    package var line: Int

    package init(match: Match, via: [CircuitID], line: Int) {
      self.match = match
      self.via = via
      self.line = line
    }
  }

  /// Which indicators an entry is for.
  package enum Match: Hashable, Sendable {
    case exactly(RoutingIndicator)

    /// Those that begin with these letters, because the table says so: nothing is ever guessed from spelling.
    case prefix(String)
    case anything
  }

  /// In the order of the file.
  package let entries: [Entry]
  private let exact: [RoutingIndicator: Int]
  private let prefixes: [(letters: String, entry: Int)]
  private let fallback: Int?

  /// A table; of entries for the same indicators the first holds.
  package init(_ entries: [Entry]) {
    self.entries = entries
    var exact: [RoutingIndicator: Int] = [:]
    var prefixes: [(letters: String, entry: Int)] = []
    var fallback: Int?
    for (index, entry) in entries.enumerated() {
      switch entry.match {
      case .exactly(let indicator): if exact[indicator] == nil { exact[indicator] = index }
      case .prefix(let letters): prefixes.append((letters, index))
      case .anything: fallback = fallback ?? index
      }
    }
    self.exact = exact
    // Longest first; the order of the file among equals, for sorting need not keep it.
    self.prefixes = prefixes.sorted {
      ($1.letters.utf8.count, $0.entry) < ($0.letters.utf8.count, $1.entry)
    }
    self.fallback = fallback
  }

  /// The entry for an indicator: its own, else the longest prefix, else the one for anything.
  package func entry(for indicator: RoutingIndicator) -> Entry? {
    place(of: indicator).map { entries[$0] }
  }

  /// The place, among the entries, of the one for an indicator.
  package func place(of indicator: RoutingIndicator) -> Int? {
    if let own = exact[indicator] { return own }
    let letters = prefixes.isEmpty ? "" : indicator.description
    if let match = prefixes.first(where: { letters.hasPrefix($0.letters) }) { return match.entry }
    return fallback
  }
}
