import CableFormat
import Diagnostics
import EventKernel
import RelayNetwork
import Testing

/// The topology of a text that is called `net.yaml`.
func topology(_ text: String) throws(InvalidInput) -> Topology {
  try TopologyReader.read(SourceText(name: "net.yaml", bytes: Array(text.utf8)))
}

/// What the reader says about a text, without excerpts; empty if it finds nothing.
func findings(in text: String) -> [String] {
  do {
    _ = try topology(text)
    return []
  } catch {
    return error.diagnostics.map { finding in
      var plain = finding
      plain.excerpt = nil
      return plain.description
    }
  }
}

/// A topology of three stations, two of them joined, with more below; the first line of what comes is line 9.
func small(_ more: String = "") -> String {
  """
  format: cablesim-topology/1
  name: Small
  stations:
    - {id: RUEHC}
    - {id: RUEH, kind: relay}
    - {id: RUEHTA}
  circuits:
    - {between: [RUEHTA, RUEH], speed: 75 bd}

  """ + more
}

/// The only station of a topology whose fields are given.
func station(_ fields: String, defaults: String = "") throws -> Station {
  let text =
    "format: cablesim-topology/1\nname: One\n"
    + (defaults.isEmpty ? "" : "defaults: {station: {\(defaults)}}\n")
    + "stations:\n  - {id: RUEHTA\(fields.isEmpty ? "" : ", ")\(fields)}\n"
  return try #require(try topology(text).stations.first)
}

/// What is wrong with a station's fields: the column counts from the first character of them.
func stationFinding(_ fields: String) -> String? {
  let found = findings(
    in: "format: cablesim-topology/1\nname: One\nstations:\n  - {id: RUEHTA,\n\(fields)}\n")
  return found.count == 1 ? found.first : found.isEmpty ? nil : found.joined(separator: "\n")
}

/// The circuits of a topology of two stations, as their fields say.
func circuits(_ fields: String, defaults: String = "") throws -> [Circuit] {
  let text =
    "format: cablesim-topology/1\nname: Two\n"
    + (defaults.isEmpty ? "" : "defaults: {circuit: {\(defaults)}}\n")
    + "stations:\n  - {id: RUEHBK}\n  - {id: RUEH, kind: relay}\ncircuits:\n  - {\(fields)}\n"
  return try topology(text).circuits
}

/// What is wrong with a circuit's fields: the column counts from the first character of them.
func circuitFinding(_ fields: String) -> String? {
  let found = findings(
    in:
      "format: cablesim-topology/1\nname: Two\nstations:\n  - {id: RUEHBK}\n  - {id: RUEH}\ncircuits:\n  - {\n\(fields)}\n"
  )
  return found.count == 1 ? found.first : found.isEmpty ? nil : found.joined(separator: "\n")
}

/// An indicator that is known to be one.
func indicator(_ text: String) throws -> RoutingIndicator {
  try #require(RoutingIndicator(text))
}

/// A moment in UTC.
func utc(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) throws -> Instant {
  try #require(CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)).instant
}
