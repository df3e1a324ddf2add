import EventKernel
import RelayNetwork

extension RelayEngine {
  /// Writes down something out of the ordinary that befell a copy.
  mutating func note(
    _ kind: IncidentRecord.Kind, _ copy: Int32, circuit: Int32, station: Int32? = nil, _ detail: String
  ) {
    records.incidents.append(
      IncidentRecord(
        at: now, kind: kind, station: StationID(Int(station ?? copies[copy].station)),
        circuit: CircuitID(Int(circuit)), message: Int(messages[copies[copy].message].number),
        section: Int(copies[copy].section), detail: detail))
  }

  /// Writes down that a circuit changed.
  mutating func note(_ kind: IncidentRecord.Kind, circuit: Int32, _ detail: String) {
    records.incidents.append(
      IncidentRecord(
        at: now, kind: kind, station: nil, circuit: CircuitID(Int(circuit)), message: nil, section: nil,
        detail: detail))
  }

  /// Writes down that a station changed.
  mutating func note(_ kind: IncidentRecord.Kind, station: Int32, _ detail: String) {
    records.incidents.append(
      IncidentRecord(
        at: now, kind: kind, station: StationID(Int(station)), circuit: nil, message: nil, section: nil,
        detail: detail))
  }
}
