import Diagnostics
import EventKernel
import RelayNetwork
import Testing
import TopologyImport

@Suite("Edge lists")
struct EdgeListTests {
  private static func settings(
    _ weight: ImportSettings.Weight?, _ unit: ImportSettings.SpeedUnit? = nil, oneWay: Bool = false
  ) -> ImportSettings {
    var settings = ImportSettings()
    settings.weight = weight
    settings.unit = unit
    settings.isOneWay = oneWay
    return settings
  }

  @Test(
    "What is no edge list is refused where it stops being so",
    arguments: [
      Refused("", 1, 1, "no-station"),
      Refused("# nothing\n", 1, 1, "no-station"),
      Refused("a b\nc\n", 2, 1, "not-an-edge"),
      Refused("a,b\n,c\n", 2, 1, "not-an-edge"),
      Refused("a b\n\n\"c d\n", 3, 1, "quote"),
      Refused("a b fast\n", 1, 1, "not-a-weight"),
      Refused("a b 1\nb c -3\n", 2, 1, "not-a-weight"),
      Refused("a b nan\n", 1, 1, "not-a-weight"),
      Refused("a b 1e999\n", 1, 1, "not-a-weight"),
      Refused("<graphml/>", 1, 1, "not-an-edge-list"),
    ])
  func refused(_ refused: Refused) throws {
    try refused.check(.edgelist, Self.settings(.speed))
  }

  @Test(
    "Columns are parted by blanks, tabs, commas or semicolons",
    arguments: [
      "# roads\nParis London 2400\nLondon  \"New York\"   75\n",
      "Paris\tLondon\t2400\r\nLondon\tNew York\t75\r\n",
      "source,target,weight\nParis,London,2400\nLondon,New York,75\n",
      "Paris; London; 2400\nLondon; \"New York\"; 75",
    ])
  func columns(_ text: String) throws {
    let imported = try Importing(text, .edgelist, Self.settings(.speed))
    #expect(imported.topology.stations.map(\.name) == ["Paris", "London", "New York"])
    #expect(try imported.circuit("London", "Paris").charactersPerSecond == 300)
    #expect(try imported.circuit("London", "New York").charactersPerSecond == 75.0 / 8)
  }

  @Test("A weight is a speed in the unit that is said, or a length")
  func weights() throws {
    let speed = try Importing("a b 2.4\n", .edgelist, Self.settings(.speed, .kbps))
    #expect(speed.topology.circuits[0].charactersPerSecond == 300)
    let length = try Importing("a b 1000\n", .edgelist, Self.settings(.km))
    #expect(length.topology.circuits[0].propagation.microseconds == 5000)
    #expect(length.topology.circuits[0].charactersPerSecond == 300)
  }

  @Test("A weight of which nobody says what it means is reported, once")
  func unknownWeight() throws {
    let imported = try Importing("a b 1\nb c 2\n", .edgelist)
    #expect(imported.findings == ["1 weight"])
    #expect(imported.importer.diagnostics[0].message.hasSuffix("(1 more)"))
  }

  @Test("Lines are both directions, or one")
  func directions() throws {
    #expect(try Importing("a b\n", .edgelist).circuits == ["a>b", "b>a"])
    #expect(
      try Importing("a b\nb a\n", .edgelist, Self.settings(nil, oneWay: true)).circuits == ["a>b", "b>a"])
  }

  @Test("Loops, further columns and parts are reported")
  func reports() throws {
    let imported = try Importing("a a\na b 1 red\nc d 1\ne f 1\nf c 1\n", .edgelist, Self.settings(.km))
    #expect(imported.findings == ["1 loop", "2 more-columns", "2 disconnected"])
  }
}
