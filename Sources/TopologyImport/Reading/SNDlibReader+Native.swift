import Diagnostics

extension SNDlibReader {
  private static let header = "?SNDlib native format"

  /// One line of a section, in words and parentheses.
  private struct Line {
    var number: Int
    var words: [String]

    /// The words between the n-th opening parenthesis and its closing one.
    func group(_ index: Int) -> [String] {
      let groups = words.split(separator: "(", omittingEmptySubsequences: false).dropFirst()
      guard index < groups.count else { return [] }
      return Array(groups[groups.startIndex + index].prefix { $0 != ")" })
    }

    /// The words behind the first closing parenthesis, up to the next group.
    var middle: [String] {
      guard let end = words.firstIndex(of: ")") else { return [] }
      return Array(words[(end + 1)...].prefix { $0 != "(" })
    }
  }

  /// Reads the native format: sections in parentheses, an item a line.
  mutating func readNative() throws(InvalidInput) {
    var section: (name: String, line: Int)?
    var depth = 0
    var isHeaded = false
    for line in source.textLines {
      if line.text.hasPrefix("?") {
        try check(header: line)
        isHeaded = true
        continue
      }
      guard let words = Self.words(of: line.text) else { continue }
      guard isHeaded else {
        throw source.invalid(
          "not-sndlib", line: line.number, "this is not SNDlib's native format",
          hint: "it begins with \(Self.header); type: network; version: 1.0")
      }
      depth += words.count { $0 == "(" } - words.count { $0 == ")" }
      guard let open = section else {
        guard words.count >= 2, words[1] == "(", depth >= 0 else {
          throw source.invalid(
            "syntax", line: line.number, "a section is wanted here, not '\(words[0])'",
            hint: "sections are NODES (, LINKS (, DEMANDS (, each closed by )")
        }
        section = depth > 0 ? (words[0], line.number) : nil
        continue
      }
      if depth <= 0 {
        section = nil
      } else {
        try read(Line(number: line.number, words: words), in: open.name)
      }
    }
    guard isHeaded else { throw source.invalid("empty", line: 1, "there is nothing in it") }
    if let section {
      throw source.invalid("syntax", line: section.line, "the section \(section.name) is not closed by )")
    }
  }

  private func check(header line: TextLine) throws(InvalidInput) {
    guard line.text.hasPrefix(Self.header) else {
      throw source.invalid("not-sndlib", line: line.number, "this is not SNDlib's native format")
    }
    guard line.text.contains("type: network") else {
      throw source.invalid(
        "not-sndlib", line: line.number, "this is not a network of SNDlib", hint: "its type has to be network"
      )
    }
  }

  private static func words(of text: String) -> [String]? {
    let uncommented = text.prefix { $0 != "#" }
    var spaced = ""
    for character in uncommented {
      spaced += character == "(" || character == ")" ? " \(character) " : String(character)
    }
    let words = spaced.split { $0 == " " || $0 == "\t" }.map(String.init)
    return words.isEmpty ? nil : words
  }

  private mutating func read(_ line: Line, in section: String) throws(InvalidInput) {
    let ends = line.group(0)
    switch section {
    case "NODES":
      try add(
        node: line.words[0], x: ends.first.flatMap(Double.init),
        y: ends.dropFirst().first.flatMap(Double.init),
        line: line.number)
    case "LINKS", "DEMANDS":
      guard ends.count == 2 else {
        throw source.invalid(
          "syntax", line: line.number, "'\(line.words[0])' needs two ends", hint: "write them as ( FROM TO )")
      }
      if section == "LINKS" {
        read(link: line, ends)
      } else {
        let numbers = line.middle
        add(
          demand: line.words[0], ends[0], ends[1], value: numbers.dropFirst().first.flatMap(Double.init),
          units: numbers.first.flatMap(Double.init), line: line.number)
        if numbers.count > 2, numbers[2] != "UNLIMITED" {
          findings.note("not-mapped", line: line.number, "the longest way of a demand is left out")
        }
      }
    case "META":
      let words = line.words.filter { $0 != "=" }
      network.facts.append(words.joined(separator: " "))
    default:
      findings.note("not-mapped", line: line.number, "the section \(section) is left out")
    }
  }

  private mutating func read(link line: Line, _ ends: [String]) {
    // installed capacity, its cost, routing cost, setup cost, then pairs of capacity and cost
    let numbers = line.middle.map(Double.init)
    let pairs = line.group(1)
    let capacities = pairs.indices.filter { $0 % 2 == 0 }.compactMap { Double(pairs[$0]) }
    let costs =
      numbers.dropFirst().compactMap { $0 }
      + pairs.indices.filter { $0 % 2 == 1 }.compactMap { Double(pairs[$0]) }
    if costs.contains(where: { $0 != 0 }) {
      findings.note("not-mapped", line: line.number, "the costs of a link are left out")
    }
    add(
      link: line.words[0], ends[0], ends[1], installed: numbers.first ?? nil, modules: capacities,
      line: line.number)
  }
}
