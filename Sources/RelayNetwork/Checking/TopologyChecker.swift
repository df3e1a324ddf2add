import CableFormat
import Configuration
package import Diagnostics

/// Finds what is wrong with a network before anything moves in it.
///
/// The text is read as far as it goes; then its tables and collectives are looked at one by one; and if all that
/// is sound, every indicator is followed from every station, as its relays would send it.
package struct TopologyChecker {
  /// What a check found.
  package struct Report: Sendable {
    /// In the order of the text.
    package var diagnostics: [Diagnostic]
    package var stations: Int
    package var circuits: Int

    /// How many pairs of a station and another's indicator were followed; `nil` if the text has errors.
    package var pairs: Int?

    /// How many findings are of a kind.
    package func count(_ severity: Diagnostic.Severity) -> Int {
      diagnostics.count { $0.severity == severity }
    }
  }

  let topology: Topology
  let places: TopologyPlaces
  var finder: RouteFinder

  /// The classifications, but for the lowest, that not all circuits and stations may have.
  let levels: [Classification]

  /// What need not be followed.
  let arrivals: Arrivals
  private let source: SourceText
  private var diagnostics: [Diagnostic]

  /// Checks the topology in a text.
  ///
  /// - Throws: if the text cannot be read as a topology at all.
  package static func check(_ source: SourceText) throws(InvalidInput) -> Report {
    let examination = try TopologyReader.examine(source)
    var checker = TopologyChecker(examination, source)
    checker.checkCollectives()
    var pairs: Int?
    let canBeFollowed = examination.diagnostics.isEmpty
    if canBeFollowed {
      checker.checkTables()
      checker.checkWays()
      checker.checkClearances()
      pairs = (checker.topology.stations.count - 1) * checker.topology.indicators.count
    }
    return Report(
      diagnostics: checker.diagnostics.sorted(), stations: checker.topology.stations.count,
      circuits: checker.topology.circuits.count, pairs: pairs)
  }

  private init(_ examination: TopologyReader.Examination, _ source: SourceText) {
    topology = examination.topology
    places = examination.places
    diagnostics = examination.diagnostics
    self.source = source
    finder = RouteFinder(topology)
    let clearances = Set(finder.rule.wiring.clearance + topology.stations.map(\.clearance))
    levels = Array(clearances.sorted().dropFirst())
    let followed = diagnostics.isEmpty ? finder.rule.wiring : Wiring(Topology(Topology.Parts(name: "")))
    arrivals = Arrivals(in: followed, levels: levels, hopLimit: RouteFinder.usualHopLimit)
  }

  /// Adds a finding.
  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, at position: Position, _ message: String,
    hint: String? = nil
  ) {
    let error = ConfigurationError(code, at: position, message, hint: hint)
    diagnostics.append(error.diagnostic(in: source, severity: severity))
  }

  // MARK: Words

  func name(_ station: StationID) -> String { topology[station].indicator.description }

  /// Some names of many: `A`, `A and B`, `A, B and 7 more`.
  static func some(_ names: [String]) -> String {
    guard names.count > 3 else { return Spelling.list(names) }
    return names.prefix(2).joined(separator: ", ") + " and \(names.count - 2) more"
  }
}
