import CableFormat
import RelayNetwork
import Testing

/// A network whose ways can be asked for and read as text.
struct Network {
  let topology: Topology

  /// Stations and circuits in flow style, one a line, and whatever routing and collectives say.
  init(_ stations: [String], _ circuits: [String], _ more: String = "") throws {
    var text = "format: cablesim-topology/1\nname: x\ndefaults: {circuit: {speed: 75 bd}}\nstations:\n"
    for station in stations { text += "  - {id: \(station)}\n" }
    text += "circuits:\n"
    for circuit in circuits { text += "  - {\(circuit)}\n" }
    topology = try RelayNetworkTests.topology(text + more)
  }

  /// The way as circuits' names and how it ends, such as `RUAA>RUBB RUBB>RUCC: at RUCC`.
  func way(
    from origin: String, to destination: String, _ classification: Classification = .unclassified,
    previous: String? = nil, hopLimit: Int = 16
  ) throws -> String {
    var finder = RouteFinder(topology, hopLimit: hopLimit)
    let route = finder.route(
      from: try station(origin), to: try indicator(destination), classification: classification,
      previous: try previous.map(station))
    let circuits = route.circuits.map { topology[$0].name }.joined(separator: " ")
    switch route.ending {
    case .reached(let station): return "\(circuits): at \(topology[station].indicator)"
    case .stopped(let reason, let station):
      return "\(circuits): \(reason.rawValue) at \(topology[station].indicator)"
    }
  }

  private func station(_ name: String) throws -> StationID {
    try #require(topology.station(serving: try indicator(name)))
  }
}
