import CableFormat
import Diagnostics
import EventKernel
import RelayNetwork
import Testing
import TopologyImport

@Suite("GraphML")
struct GraphMLTests {
  private static let keys = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key attr.name="LinkSpeedRaw" attr.type="double" for="edge" id="e1"/>
    <key attr.name="LinkLabel" attr.type="string" for="edge" id="e2"/>
    <key attr.name="Latitude" attr.type="double" for="node" id="n1"/>
    <key attr.name="Longitude" attr.type="double" for="node" id="n2"/>
    <key attr.name="label" attr.type="string" for="node" id="n3"/>
    <key attr.name="Internal" attr.type="int" for="node" id="n4"/>
    <key attr.name="Network" attr.type="string" for="graph" id="g1"/>

    """

  private static func document(_ body: String, directed: Bool = false) -> String {
    keys + "<graph edgedefault=\"\(directed ? "directed" : "undirected")\">\n\(body)\n</graph></graphml>"
  }

  private static func node(_ id: String, _ label: String?, at position: (String, String)? = nil) -> String {
    let label = label.map { "<data key=\"n3\">\($0)</data>" } ?? ""
    let place = position.map { "<data key=\"n1\">\($0.0)</data><data key=\"n2\">\($0.1)</data>" } ?? ""
    return "<node id=\"\(id)\">\(label)\(place)</node>"
  }

  private static func edge(_ source: String, _ target: String, _ data: String = "") -> String {
    "<edge source=\"\(source)\" target=\"\(target)\">\(data)</edge>"
  }

  @Test(
    "What is not GraphML is refused where it stops being so",
    arguments: [
      Refused("", 1, 1, "empty"),
      Refused("hello", 1, 1, "not-xml"),
      Refused("<graphml>\n  <graph>\n  </grap></graphml>", 3, 10, "not-xml"),
      Refused("<graphml>\n  <graph>", 2, 10, "not-xml"),
      Refused("<graphml>\n <graph/><node", 2, 15, "not-xml"),
      Refused("<graphml><graph/></graphml>\n<more/>", 2, 1, "not-xml"),
      Refused("<?xml version='1.0'?>\n<network/>", 2, 1, "not-graphml"),
      Refused("<graphml>\n</graphml>", 1, 1, "no-graph"),
      Refused("<graphml><graph/></graphml>", 1, 1, "no-station"),
      Refused("<graphml><graph>\n  <node/></graph></graphml>", 2, 3, "no-id"),
      Refused("<graphml><graph><node id='a'/>\n <node id='a'/></graph></graphml>", 2, 2, "repeated-node"),
      Refused(String(repeating: "<a>", count: 1000), 1, 603, "too-deep"),
    ])
  func refused(_ refused: Refused) throws {
    try refused.check(.graphml)
  }

  @Test(
    "Entities are refused, for their text would be lost",
    arguments: [
      "<!DOCTYPE g [\n<!ENTITY york 'York'>\n]><graphml><graph><node id='&york;'/></graph></graphml>",
      "<!DOCTYPE g [\n<!ENTITY york SYSTEM 'file:///etc/passwd'>\n]><graphml><graph><node id='a'/></graph></graphml>",
    ])
  func entities(_ text: String) throws {
    let finding = try Importing.refusal(of: text, .graphml)
    #expect(finding.code == "entity")
    #expect(finding.location.line == 2)
  }

  @Test("Bytes that are not UTF-8 are refused where they stand, unless the text declares ISO-8859-1")
  func encoding() throws {
    let body = Array("<graphml><graph><node id='M".utf8) + [0xFC] + Array("nchen'/></graph></graphml>".utf8)
    func importer(_ head: String) throws -> TopologyImporter {
      try TopologyImporter(
        SourceText(name: "net.txt", bytes: Array(head.utf8) + body), format: .graphml,
        settings: ImportSettings())
    }
    let error = try #require(throws: InvalidInput.self) { _ = try importer("<?xml version='1.0'?>\n") }
    #expect(error.diagnostics[0].code == "encoding")
    #expect(error.diagnostics[0].location == SourceLocation(file: "net.txt", line: 2, column: 28))
    let latin = try importer("<?xml version='1.0' encoding='ISO-8859-1'?>\n")
    #expect(latin.topologyText.contains("name: München"))
  }

  @Test("Labels, coordinates and raw speeds are kept")
  func mapping() throws {
    let text = Self.document(
      [
        "<data key=\"g1\">Abilene</data>", Self.node("0", "New York", at: ("40.71427", "-74.00597")),
        Self.node("1", "São Paulo", at: ("-23.55", "-46.64")), Self.node("2", "Q: \"x\" #1"),
        Self.edge("0", "1", "<data key=\"e1\">10000000000.0</data>"), Self.edge("1", "2"),
      ].joined(separator: "\n"))
    let imported = try Importing(text, .graphml)
    #expect(imported.topology.name == "Abilene")
    #expect(imported.topology.stations.map(\.name) == ["New York", "São Paulo", "Q: \"x\" #1"])
    #expect(imported.topology.stations.map(\.indicator.description) == ["RVNEWYO", "RVSAOPA", "RVQXBXX"])
    #expect(
      imported.topology.stations[0].position == GeographicPosition(latitude: 40.71427, longitude: -74.00597))
    #expect(imported.topology.stations[2].position == nil)
    #expect(imported.topology.stations.map(\.kind) == [.tributary, .relay, .tributary])
    #expect(try imported.circuit("New York", "São Paulo").charactersPerSecond == 1.25e9)
    #expect(try imported.circuit("São Paulo", "Q: \"x\" #1").charactersPerSecond == 300)
    // 7690 km of great circle at 200 000 km a second
    let propagation = try imported.circuit("New York", "São Paulo").propagation.microseconds
    #expect((38_000...39_000).contains(propagation))
  }

  @Test(
    "A speed is read from what the line is called",
    arguments: [
      ("10 Gbps", 10e9), ("&lt; 155 Mb/s", 155e6), ("OC-192c", 192 * 51.84e6), ("STM-4", 4 * 155.52e6),
      ("T1", 1.544e6), ("E3", 34.368e6), ("2.5Gb", 2.5e9), ("9600 bps", 9600), ("Fibre 12", nil),
      ("Ocean 3", nil),
      ("0 Gbps", nil),
    ] as [(String, Double?)])
  func lineNames(_ label: String, _ bitsPerSecond: Double?) throws {
    let body = [
      Self.node("a", "A"), Self.node("b", "B"), Self.edge("a", "b", "<data key=\"e2\">\(label)</data>"),
    ]
    let imported = try Importing(Self.document(body.joined()), .graphml)
    #expect(imported.topology.circuits[0].charactersPerSecond == (bitsPerSecond ?? 2400) / 8)
    #expect(imported.importer.diagnostics.contains { $0.code == "no-speed" } == (bitsPerSecond == nil))
  }

  @Test("A duplicate label is kept twice, with two indicators and a warning")
  func duplicateLabels() throws {
    let nodes = (0..<60).map { Self.node("\($0)", "None") }
    let edges = (1..<60).map { Self.edge("0", "\($0)") }
    let imported = try Importing(Self.document((nodes + edges).joined(separator: "\n")), .graphml)
    #expect(Set(imported.topology.stations.map(\.indicator)).count == 60)
    #expect(imported.topology.stations.allSatisfy { $0.name == "None" })
    #expect(imported.findings.contains("11 repeated-name"))
  }

  @Test("Parallel edges become circuits with names of their own")
  func parallelEdges() throws {
    let body =
      [Self.node("a", "A"), Self.node("b", "B")] + [
        Self.edge("a", "b"), Self.edge("b", "a"), Self.edge("a", "b"),
      ]
    let imported = try Importing(Self.document(body.joined()), .graphml)
    #expect(imported.topology.circuits.count == 6)
    #expect(Set(imported.topology.circuits.map(\.name)).count == 6)
    #expect(imported.topology.circuits[4].name == "RVAXXXX>RVBXXXX/3")
  }

  @Test("A directed edge is one circuit, and its pair another")
  func directedEdges() throws {
    let body = [
      Self.node("a", "A"), Self.node("b", "B"), Self.edge("a", "b"), Self.edge("a", "b"),
      "<edge source=\"b\" target=\"a\" directed=\"false\"/>",
      "<edge source=\"a\" target=\"b\"><data key=\"y\"><Arrows source=\"none\" target=\"none\"/></data></edge>",
    ]
    let imported = try Importing(Self.document(body.joined(), directed: true), .graphml)
    #expect(imported.circuits == ["A>B", "A>B", "B>A", "A>B", "A>B", "B>A"])
    #expect(Set(imported.topology.circuits.map(\.name)).count == 6)
  }

  @Test("Missing coordinates, labels, speeds and parts are reported, and nothing else is lost")
  func reports() throws {
    let body = [
      Self.node("a", "A", at: ("91", "0")), Self.node("b", nil, at: ("1", "1")), Self.node("c", "C"),
      Self.node("d", "D"), Self.node("e", "E"), "<node id=\"f\"><data key=\"n4\">1</data></node>",
      Self.edge("a", "b", "<data key=\"e1\">fast</data>"), Self.edge("a", "a"), Self.edge("a", "nobody"),
      Self.edge("d", "e", "<data key=\"e2\">OC-3</data>"), "<hyperedge/>",
    ]
    let imported = try Importing(Self.document(body.joined(separator: "\n")), .graphml)
    #expect(
      imported.findings == [
        "10 not-a-position", "11 no-label", "12 no-position", "16 not-a-speed", "16 no-speed", "17 loop",
        "18 unknown-node", "20 not-mapped", "7 not-mapped", "13 disconnected", "12 alone",
      ])
    #expect(imported.circuits == ["A>b", "b>A", "D>E", "E>D"])
    #expect(try imported.circuit("D", "E").charactersPerSecond == 3 * 51.84e6 / 8)
    #expect(imported.topology.stations.count == 6)
  }

  @Test("More than ten million bytes are read")
  func longText() throws {
    let filler = "<desc a=\"\(String(repeating: "x", count: 100_000))\"/>\n"
    let body = String(repeating: filler, count: 110) + Self.node("a", "A")
    #expect(try Importing(Self.document(body), .graphml).topology.stations.map(\.name) == ["A"])
  }

  @Test("yEd's labels are read")
  func drawnLabels() throws {
    let node =
      "<node id=\"n0\"><data key=\"d7\"><y:ShapeNode><y:NodeLabel>Perth1</y:NodeLabel></y:ShapeNode></data></node>"
    let text = "<graphml xmlns:y=\"http://www.yworks.com/xml/graphml\"><graph>\(node)</graph></graphml>"
    #expect(try Importing(text, .graphml).topology.stations.map(\.name) == ["Perth1"])
  }
}
