package import CableFormat
package import Diagnostics
package import RelayNetwork

extension Filing {
  /// The filing of a real cable in a network.
  ///
  /// - Parameter diagnostics: takes what had to be assumed.
  /// - Throws: if the cable does not say when it was filed, or by a station that the network has.
  package init(
    _ read: ReadCable, in topology: Topology, diagnostics: inout [Diagnostic]
  ) throws(InvalidInput) {
    let cable = read.cable
    guard let line = cable.precedence, let group = line.dateTimeGroup else {
      throw InvalidInput([
        read.finding(
          .error, "no-date-time-group", read.places.precedence ?? read.places.from,
          "no line with precedence and a whole date-time group stands in the header",
          hint: "it looks like O 301102Z OCT 08")
      ])
    }
    let originator = try Filing.originator(of: read, in: topology)
    let classification = cable.classification ?? cable.security?.classification
    if classification == nil {
      diagnostics.append(
        read.finding(
          .warning, "no-classification", read.places.from, "the cable says nothing of its classification",
          hint: "it is taken as unclassified"))
    }
    self.init(
      originator: originator, filedAt: cable.originating?.timeOfFile ?? group.instant,
      precedence: line.action, infoPrecedence: line.info, classification: classification ?? .unclassified,
      parties: cable.action.map { Party($0, role: .action, default: line.action, in: topology) }
        + cable.info.map { Party($0, role: .info, default: line.info, in: topology) },
      sectionLengths: Filing.sectionLengths(of: read, diagnostics: &diagnostics))
    diagnostics += Filing.unknownIndicators(of: read, in: topology)
    exempt = Filing.exemptPosts(of: read, in: topology, diagnostics: &diagnostics)
    dateTimeGroup = group
    serialNumber = cable.originating?.serialNumber
    messageReference = cable.messageReference
    subject = cable.subject
    header = Header(soleSectionSuffix: cable.originating?.sectionSuffix, lines: cable.unchangingHeader)
  }

  private static func originator(of read: ReadCable, in topology: Topology) throws(InvalidInput) -> StationID
  {
    guard let from = read.cable.from else {
      throw InvalidInput([
        read.finding(
          .error, "no-originator", read.places.originating, "no line says who sent the cable",
          hint: "it looks like FM AMEMBASSY ASTANA")
      ])
    }
    if let indicator = read.cable.originating?.station {
      if let station = topology.station(serving: indicator) { return station }
      throw InvalidInput([
        read.finding(
          .error, "unknown-originator", read.places.originating,
          "the originating station \(indicator) (\(from)) is not in the topology '\(topology.name)'",
          hint: "choose another with --topology, or add the station")
      ])
    }
    if let station = topology.station(named: from) { return station }
    throw InvalidInput([
      read.finding(
        .error, "unknown-originator", read.places.from,
        "no station of the topology '\(topology.name)' is named '\(from)'",
        hint: "a line DE with the routing indicator says which station filed it")
    ])
  }

  /// The length of each section; of one that is not at hand, that of the longest that is.
  private static func sectionLengths(of read: ReadCable, diagnostics: inout [Diagnostic]) -> [Int] {
    let cable = read.cable
    let longest = cable.sections.map(\.characters).max() ?? 0
    var lengths = [Int?](repeating: nil, count: cable.sectionCount)
    for section in cable.sections where lengths.indices.contains(section.index - 1) {
      lengths[section.index - 1] = section.characters
    }
    let missing = lengths.indices.filter { lengths[$0] == nil }.map { String($0 + 1) }
    if !missing.isEmpty {
      diagnostics.append(
        read.finding(
          .warning, "missing-section", read.places.from,
          "section \(Spelling.list(missing)) of \(cable.sectionCount) is not in the file",
          hint: "it is taken to be \(longest) characters long, as the longest that is"))
    }
    return lengths.map { $0 ?? longest }
  }

  /// What the network will refuse, and what may have been meant.
  private static func unknownIndicators(of read: ReadCable, in topology: Topology) -> [Diagnostic] {
    let addressees = Array(zip(read.cable.action + read.cable.info, read.places.action + read.places.info))
    let known = topology.indicators.map(\.description)
    return addressees.compactMap { addressee, line in
      guard let indicator = addressee.routingIndicator, topology.owner(of: indicator) == nil else {
        return nil
      }
      return read.finding(
        .warning, "unknown-indicator", line,
        "nobody in the topology '\(topology.name)' has the routing indicator \(indicator)",
        hint: Spelling.nearest(to: indicator.description, among: known, within: 1).map {
          "did the originator mean \($0)?"
        })
    }
  }

  private static func exemptPosts(
    of read: ReadCable, in topology: Topology, diagnostics: inout [Diagnostic]
  ) -> [RoutingIndicator] {
    var exempt: [RoutingIndicator] = []
    for (name, line) in zip(read.cable.exempt, read.places.exempt) {
      if let station = topology.station(named: name) {
        exempt.append(topology[station].indicator)
      } else {
        diagnostics.append(
          read.finding(
            .warning, "unknown-exempt-post", line, "no station is named '\(name)', which the cable exempts",
            hint: "a collective may reach it all the same"))
      }
    }
    return exempt
  }
}

extension ReadCable {
  /// A finding on a line of the cable.
  fileprivate func finding(
    _ severity: Diagnostic.Severity, _ code: String, _ line: Int?, _ message: String, hint: String? = nil
  ) -> Diagnostic {
    source?.diagnostic(severity, code: code, line: line ?? 1, column: 1, message, hint: hint)
      ?? Diagnostic(
        severity, code: code, at: SourceLocation(file: file, line: line ?? 1), message, hint: hint)
  }
}

extension Filing.Party {
  /// The party of an address line; a bare name is that of a station, if any.
  fileprivate init(
    _ addressee: Addressee, role: Filing.Role, default precedence: Precedence, in topology: Topology
  ) {
    let indicator =
      addressee.routingIndicator ?? topology.station(named: addressee.name).map { topology[$0].indicator }
    self.init(
      indicator: indicator, name: addressee.name, role: role, precedence: addressee.precedence ?? precedence)
  }
}
