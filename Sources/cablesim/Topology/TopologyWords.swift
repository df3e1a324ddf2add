import CableFormat
import CommandLineInterface
import Diagnostics
import RelayNetwork

/// What the words of a command line mean in a topology.
extension Topology {
  /// The station of an indicator, its own or one that it guards.
  func station(word: String) throws -> StationID {
    if let indicator = RoutingIndicator(word), let station = station(serving: indicator) { return station }
    throw unknown("station", word, among: stations.map(\.indicator.description))
  }

  /// An indicator that may be a cable's; the network need not know it.
  static func indicator(word: String) throws -> RoutingIndicator {
    if let indicator = RoutingIndicator(word) { return indicator }
    throw ValidationError("'\(word)' is no routing indicator; it has 4 to 8 capital letters")
  }

  /// The circuits that are down when something is: itself, or all at a station.
  func circuits(downWith word: String) throws -> [CircuitID] {
    if let circuit = circuit(named: word) { return [circuit] }
    if let indicator = RoutingIndicator(word), let station = station(serving: indicator) {
      return circuits(at: station)
    }
    throw unknown(
      "circuit or station", word, among: circuits.map(\.name) + stations.map(\.indicator.description))
  }

  private func unknown(_ what: String, _ word: String, among known: [String]) -> ValidationError {
    let nearest = Spelling.nearest(to: word, among: known).map { "; did you mean \($0)?" } ?? ""
    return ValidationError("there is no \(what) \(word) in \(name)" + nearest)
  }
}

extension Classification: ExpressibleByArgument {
  init?(argument: String) { self.init(name: argument.uppercased()) }

  static var allValueStrings: [String] { allCases.map(\.name) }
}

extension Precedence: ExpressibleByArgument {
  init?(argument: String) { self.init(name: argument.uppercased()) }

  static var allValueStrings: [String] { allCases.map(\.name) }
}
