import EventKernel

/// Writes cables in the wire form: format lines 1 to 16, one transmission for each section.
public struct CableWriter {
  /// The transmissions of a cable, one after the other.
  ///
  /// What is read from the text again is the cable `inWireForm`.
  ///
  /// - Complexity: O(characters of the text).
  public static func write(_ cable: Cable, _ form: WireForm = .usual) -> String {
    let cable = cable.inWireForm(form)
    var lines: [String] = []
    let routing = cable.routingLine?.parts(limit: form.routingLimit).map { Optional($0) } ?? [nil]
    // A cable without text is still a transmission.
    for section in cable.sections.isEmpty ? [nil] : cable.sections.map(Optional.init) {
      for (place, part) in routing.enumerated() {
        let first = section?.transmissionIdentifier ?? cable.transmissionIdentifier
        let identifier = place == 0 ? first : first?.following(by: place)
        lines += cable.transmission(section, identifier, part)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Cable {
  /// The lines of one transmission.
  fileprivate func transmission(
    _ section: Section?, _ identifier: TransmissionIdentifier?, _ routing: RoutingLine?
  ) -> [String] {
    var lines = heading(section, identifier, routing)
    lines += unchangingHeader.flatMap(AddressLayout.wrapped)
    if let accounting { lines.append(accounting) }
    guard let section else { return lines + ["BT", "BT"] + end }
    return lines + ["BT", section.text, "BT"] + end
  }

  /// Format lines 1 to 3, behind a pilot if there is one.
  private func heading(
    _ section: Section?, _ identifier: TransmissionIdentifier?, _ routing: RoutingLine?
  ) -> [String] {
    var lines: [String] = []
    if let pilot {
      lines += [pilot.transmissionIdentifier?.description].compactMap(\.self)
      lines += pilot.routingLine?.lines ?? []
      lines += [pilot.originating?.description, pilot.security?.description].compactMap(\.self)
    }
    if let identifier, identifier != pilot?.transmissionIdentifier { lines.append(identifier.description) }
    lines += routing?.lines ?? []
    if var line = originating {
      if sectionCount > 1, let section { line.sectionSuffix = section.index }
      line.timeOfFile = section?.timeOfFile ?? line.timeOfFile
      lines.append(line.description)
    }
    return lines
  }

  /// Format lines 15 and 16.
  private var end: [String] { (originating.map { ["#\($0.serialNumber)"] } ?? []) + ["NNNN"] }
}

/// How an address is laid out on teletype lines.
enum AddressLayout {
  /// A header line on as many lines as it takes; only an addressee with an indicator can go on below.
  static func wrapped(_ line: String) -> [String] {
    line.contains("/") ? TextLayout.wrapped(line) : [line]
  }
}
