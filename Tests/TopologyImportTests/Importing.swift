import Diagnostics
import RelayNetwork
import Testing
import TopologyImport

/// A text as it is imported, and the topology that is read back from what was written.
struct Importing {
  let importer: TopologyImporter
  let topology: Topology

  init(
    _ text: String, _ format: ImportFormat, _ settings: ImportSettings = ImportSettings(),
    file: String = "net.txt"
  ) throws {
    importer = try TopologyImporter(
      SourceText(name: file, bytes: Array(text.utf8)), format: format, settings: settings)
    let written = Array(importer.topologyText.utf8)
    topology = try TopologyReader.read(SourceText(name: "written.yaml", bytes: written))
  }

  /// The findings as `line code` in their order.
  var findings: [String] {
    importer.diagnostics.map { "\($0.location.line) \($0.code)" }
  }

  /// The circuits as `A>B` with the names of stations.
  var circuits: [String] {
    topology.circuits.map { "\(topology[$0.from].name)>\(topology[$0.to].name)" }
  }

  /// The circuit of a name of stations.
  func circuit(_ from: String, _ to: String) throws -> Circuit {
    try #require(
      topology.circuits.first { topology[$0.from].name == from && topology[$0.to].name == to },
      "\(from)>\(to)")
  }

  /// The finding with which a text is refused.
  static func refusal(
    of text: String, _ format: ImportFormat, _ settings: ImportSettings = ImportSettings()
  ) throws -> Diagnostic {
    let error = try #require(throws: InvalidInput.self) {
      _ = try TopologyImporter(
        SourceText(name: "net.txt", bytes: Array(text.utf8)), format: format, settings: settings)
    }
    return try #require(error.diagnostics.first)
  }
}

/// A text that is refused: where, and with which code.
struct Refused: Sendable, CustomTestStringConvertible {
  var text: String
  var line: Int
  var column: Int
  var code: String
  var testDescription: String { "\(code) in \(text.prefix(40).replacing("\n", with: "⏎"))" }

  init(_ text: String, _ line: Int, _ column: Int, _ code: String) {
    (self.text, self.line, self.column, self.code) = (text, line, column, code)
  }

  /// Checks that it is refused so.
  func check(_ format: ImportFormat, _ settings: ImportSettings = ImportSettings()) throws {
    let finding = try Importing.refusal(of: text, format, settings)
    #expect(finding.code == code)
    #expect((finding.location.line, finding.location.column) == (line, column), "\(finding)")
    #expect(finding.severity == .error)
  }
}
