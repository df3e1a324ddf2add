import CableFormat
import EventKernel
package import RelayNetwork

extension Filing {
  /// Format lines 4 to 9: as they were filed, or made of what the scenario says of the cable.
  package func heading(in topology: Topology) -> [String] {
    if let header { return header.lines }
    let letters = String(repeating: classification.letter, count: 5)
    let line = PrecedenceLine(
      action: precedence, second: infoPrecedence == precedence ? nil : infoPrecedence,
      dateTimeGroup: dateTimeGroup)
    return ["\(classification.warning) \(letters)", line.description, "FM \(topology[originator].name)"]
      + addressLines("TO", .action) + addressLines("INFO", .info)
      + exempt.enumerated().map { index, indicator in
        let name = topology.station(serving: indicator).map { topology[$0].name } ?? indicator.description
        return index == 0 ? "XMT \(name)" : name
      }
  }

  /// Format line 3 of a section, from 1; without a number where the scenario gives the cable none.
  package func originatingLine(section: Int, in topology: Topology) -> String {
    let station = topology[originator].indicator
    let suffix = sectionLengths.count > 1 ? section : header?.soleSectionSuffix
    if let serialNumber {
      return OriginatingLine(
        station: station, serialNumber: serialNumber, sectionSuffix: suffix, timeOfFile: filedAt
      ).description
    }
    let time = CivilTime(filedAt)
    return "DE \(station) " + (suffix.map { "/\($0.padded(2)) " } ?? "")
      + "\(time.dayOfYear.padded(3))\(time.hour.padded(2))\(time.minute.padded(2))"
  }

  private func addressLines(_ word: String, _ role: Role) -> [String] {
    parties.filter { $0.role == role }.enumerated().map { index, party in
      let addressee = Addressee(
        routingIndicator: party.indicator, name: party.name, precedence: party.precedence)
      return index == 0 ? "\(word) \(addressee)" : addressee.description
    }
  }
}

extension Classification {
  /// The word before its letters in format line 4: ZNY for what is encrypted, ZNR for what is not.
  fileprivate var warning: String { self == .unclassified ? "ZNR" : "ZNY" }
}
