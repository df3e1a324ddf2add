import EventKernel

extension Cable {
  /// The cable as it goes over the wire: lines of at most 69 characters, sections of at most 100 lines, each in
  /// a transmission with a number and a time of its own.
  ///
  /// A cable that is in that form already is returned as it is. Of a text that is too long, sections end at the
  /// end of a sentence where one is near. What is no part of a transmission, such as an office distribution, is
  /// left out.
  ///
  /// - Complexity: O(characters of the text).
  public func inWireForm(_ form: WireForm = .usual) -> Cable {
    var cable = self
    cable.distribution = nil
    cable.draftedBy = nil
    cable.approvedBy = nil
    cable.counter = nil
    cable.receivedAt = nil
    cable.sections = wireSections(form)
    if cable.sections.count > sections.count || !isWire(sections, form) {
      cable.section = SectionMark(index: cable.sections.first?.index ?? 1, count: cable.sections.count)
    }
    cable.numberTransmissions(form)
    return cable
  }

  private func wireSections(_ form: WireForm) -> [Section] {
    guard !isWire(sections, form) else { return sections }
    let bodies = sections.map { TextLayout.lines($0.text).dropFirst(beginsText($0.text) ? 1 : 0) }
    // Sections that are in order and short enough only want their first lines.
    if sections.count == sectionCount, bodies.allSatisfy({ $0.count < form.sectionLines }) {
      return zip(sections, bodies).map { section, body in
        var section = section
        section.text = text(Array(body), section: section.index, of: sectionCount)
        return section
      }
    }
    let parts = TextLayout.parts(bodies.flatMap(\.self), limit: form.sectionLines - 1)
    return parts.indices.map {
      Section(index: $0 + 1, text: text(parts[$0], section: $0 + 1, of: parts.count))
    }
  }

  private func text(_ body: [String], section: Int, of count: Int) -> String {
    ([classificationLine(section: section, of: count)] + body).joined(separator: "\n")
  }

  private func isWire(_ sections: [Section], _ form: WireForm) -> Bool {
    sections.allSatisfy { section in
      let lines = TextLayout.written(section.text)
      return lines.count <= form.sectionLines && beginsText(section.text)
        && lines.dropFirst().allSatisfy { $0.unicodeScalars.count <= WireForm.lineWidth }
    }
  }

  /// Whether a text has its classification as first line.
  private func beginsText(_ text: String) -> Bool {
    let first = String(Substring(text.utf8.prefix { $0 != UInt8(ascii: "\n") }))
    var repairs: [Repair] = []
    return first.read { ClassificationLine($0, repairs: &repairs) != nil } && repairs.isEmpty
  }

  /// Gives each later section the number that follows on its channel, and a time of file.
  private mutating func numberTransmissions(_ form: WireForm) {
    guard sections.count > 1 else { return }
    originating?.sectionSuffix = sections[0].index
    let parts = routingLine?.parts(limit: form.routingLimit).count ?? 1
    var number = transmissionIdentifier
    for index in sections.indices.dropFirst() {
      number = sections[index].transmissionIdentifier ?? number?.following(by: parts)
      sections[index].transmissionIdentifier = number
      sections[index].timeOfFile = sections[index].timeOfFile ?? originating?.timeOfFile
    }
  }
}

extension TransmissionIdentifier {
  /// The identifier so many numbers later on the same channel, which begins anew behind its last number.
  func following(by count: Int) -> TransmissionIdentifier {
    let last = number.digits > 3 ? 9999 : 999
    return TransmissionIdentifier(
      channel: channel, number: ChannelNumber((number.value - 1 + count) % last + 1, digits: number.digits))
  }
}

extension RoutingLine {
  /// The line in parts of at most so many indicators; those with the same first four letters stay together where
  /// they fit in one part.
  func parts(limit: Int) -> [RoutingLine] {
    guard routingIndicators.count > limit else { return [self] }
    var groups: [[RoutingIndicator]] = []
    for indicator in routingIndicators.sorted() {
      if let last = groups.last?.first, last.packed >> 32 == indicator.packed >> 32 {
        groups[groups.count - 1].append(indicator)
      } else {
        groups.append([indicator])
      }
    }
    var parts: [[RoutingIndicator]] = []
    for group in groups {
      if let part = parts.last, part.count + group.count <= limit {
        parts[parts.count - 1] += group
        continue
      }
      var rest = group[...]
      while !rest.isEmpty {
        parts.append(Array(rest.prefix(limit)))
        rest = rest.dropFirst(limit)
      }
    }
    return parts.map { RoutingLine(precedence: precedence, routingIndicators: $0) }
  }
}
