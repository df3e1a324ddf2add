import Diagnostics

/// Reads edge lists: a line for each circuit, two names and perhaps a weight.
///
/// Columns are parted by commas, semicolons or tabs, else by blanks; names with the separator in them stand
/// in double quotes. Lines that begin with # or % are comments.
struct EdgeListReader {
  private let source: SourceText
  private let settings: ImportSettings
  private var network: ImportedNetwork
  private var findings: Findings
  private var stations: [String: Int] = [:]

  /// The network of a text, and what was found.
  static func read(_ source: SourceText, _ settings: ImportSettings) throws(InvalidInput) -> (
    ImportedNetwork, Findings
  ) {
    var reader = EdgeListReader(
      source: source, settings: settings, network: ImportedNetwork(name: source.stem),
      findings: Findings(source))
    var isFirst = true
    for line in source.textLines where !line.text.isEmpty && !"#%".contains(line.text.prefix(1)) {
      try reader.read(line, isFirst: isFirst)
      isFirst = false
    }
    reader.describe()
    return (reader.network, reader.findings)
  }

  private mutating func read(_ line: TextLine, isFirst: Bool) throws(InvalidInput) {
    guard !line.text.hasPrefix("<") else {
      throw source.invalid(
        "not-an-edge-list", line: line.number, "this is XML, not an edge list",
        hint: "GraphML is read with --from graphml, SNDlib with --from sndlib")
    }
    let columns = try columns(of: line)
    guard columns.count >= 2, !columns[0].isEmpty, !columns[1].isEmpty else {
      throw source.invalid(
        "not-an-edge", line: line.number, "an edge needs two names", hint: "write FROM TO or FROM TO WEIGHT")
    }
    let weight = columns.count > 2 && !columns[2].isEmpty ? columns[2] : nil
    if isFirst, let weight, Double(weight) == nil, Self.titles.contains(columns[0].lowercased()) {
      return findings.note("header", line: line.number, "the line of titles is left out")
    }
    if columns.count > 3 {
      findings.warn("more-columns", line: line.number, "what follows the third column is left out")
    }
    guard columns[0] != columns[1] else {
      return findings.warn("loop", line: line.number, "an edge from a station to itself is left out")
    }
    let (from, to) = (station(columns[0], line.number), station(columns[1], line.number))
    var circuit = ImportedNetwork.Circuit(
      from: from, to: to, isBothWays: !settings.isOneWay, line: line.number)
    if let weight { try apply(weight, to: &circuit) }
    network.circuits.append(circuit)
  }

  /// What the first column of a table is called that has titles.
  private static let titles = ["source", "from", "node1", "src", "start", "origin"]

  private func columns(of line: TextLine) throws(InvalidInput) -> [String] {
    let separator = [Character(","), ";", "\t"].first { line.text.contains($0) }
    var columns: [String] = []
    var (column, isQuoted, wasQuoted) = ("", false, false)
    for character in line.text {
      if character == "\"" {
        isQuoted.toggle()
        wasQuoted = true
      } else if !isQuoted, separator.map({ $0 == character }) ?? (character == " " || character == "\t") {
        // Several blanks part columns like one; an empty column between commas is one.
        if separator != nil || !column.isEmpty || wasQuoted { columns.append(column.trimmed) }
        (column, wasQuoted) = ("", false)
      } else {
        column.append(character)
      }
    }
    guard !isQuoted else {
      throw source.invalid("quote", line: line.number, "a quoted name does not end")
    }
    return columns + [column.trimmed]
  }

  private mutating func station(_ name: String, _ line: Int) -> Int {
    if let known = stations[name] { return known }
    let number = network.stations.count
    stations[name] = number
    network.stations.append(ImportedNetwork.Station(key: name, name: name, line: line))
    return number
  }

  private mutating func apply(_ weight: String, to circuit: inout ImportedNetwork.Circuit)
    throws(InvalidInput)
  {
    guard let meaning = settings.weight else {
      return findings.warn(
        "weight", line: circuit.line, "a weight is left out: nobody has said what it means",
        hint: "say --weight speed or --weight km")
    }
    guard let number = Double(weight), (0...1e12).contains(number), number > 0 || meaning == .km else {
      throw source.invalid(
        "not-a-weight", line: circuit.line, "'\(weight)' is no weight",
        hint: meaning == .km
          ? "it has to be a number from 0 to 1e12" : "it has to be a number above 0, up to 1e12")
    }
    switch meaning {
    case .speed: circuit.speed = number * (settings.unit ?? .bps).factor
    case .km: circuit.propagation = number / ImportedNetwork.kilometresPerSecond
    }
  }

  private mutating func describe() {
    network.assumptions.append(
      settings.isOneWay ? "every line is one direction" : "every line is a circuit of both directions")
    switch settings.weight {
    case .speed: network.assumptions.append("weights are speeds in \((settings.unit ?? .bps).rawValue)")
    case .km: network.assumptions.append("weights are lengths in km, at 200 000 km a second")
    case nil: break
    }
  }
}

extension ImportedNetwork {
  /// How fast a signal is in glass or copper.
  static let kilometresPerSecond = 200_000.0
}

extension String {
  /// Without blanks around it.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(start[...end])
  }
}
