import Diagnostics
import RelayNetwork
import Testing
import TopologyImport

@Suite("SNDlib")
struct SNDlibTests {
  private static let header = "?SNDlib native format; type: network; version: 1.0\n"

  private static let native =
    header + """
      # a network of three
      META (
        origin = invented
      )
      NODES (
        Berlin ( 13.40 52.52 )
        Hamburg ( 9.99 53.55 )
        Drawn ( 400.0 300.0 )
      )
      LINKS (
        L1 ( Berlin Hamburg ) 40.00 0.00 0.00 0.00 ( )
        L2 ( Hamburg Drawn ) 0.00 0.00 5.00 0.00 ( 10.00 1.00 155.00 2.00 )
      )
      DEMANDS (
        D1 ( Berlin Drawn ) 1 2.88 UNLIMITED
        D2 ( Drawn Berlin ) 2 1.00 3
        D3 ( Hamburg Berlin ) 1 0.00 UNLIMITED
      )
      ADMISSIBLE_PATHS (
        D1 (
          P0 ( L1 L2 )
        )
      )
      """

  private static let markup = """
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <network xmlns="http://sndlib.zib.de/network" version="1.0">
     <meta><origin>invented</origin></meta>
     <networkStructure>
      <nodes coordinatesType="geographical">
       <node id="Berlin"><coordinates><x>13.40</x><y>52.52</y></coordinates></node>
       <node id="Hamburg"><coordinates><x>9.99</x><y>53.55</y></coordinates></node>
       <node id="Drawn"/>
      </nodes>
      <links>
       <link id="L1"><source>Berlin</source><target>Hamburg</target>
        <preInstalledModule><capacity>40.0</capacity><cost>0.0</cost></preInstalledModule></link>
       <link id="L2"><source>Hamburg</source><target>Drawn</target><routingCost>5.0</routingCost>
        <additionalModules><addModule><capacity>10.0</capacity></addModule>
         <addModule><capacity>155.0</capacity></addModule></additionalModules></link>
      </links>
     </networkStructure>
     <demands>
      <demand id="D1"><source>Berlin</source><target>Drawn</target><routingUnit>1</routingUnit>
       <demandValue>2.88</demandValue></demand>
      <demand id="D2"><source>Drawn</source><target>Berlin</target><routingUnit>2</routingUnit>
       <demandValue>1.0</demandValue><maxPathLength>3</maxPathLength></demand>
      <demand id="D3"><source>Hamburg</source><target>Berlin</target><demandValue>0</demandValue></demand>
     </demands>
    </network>
    """

  @Test(
    "What is not SNDlib is refused where it stops being so",
    arguments: [
      Refused("", 1, 1, "empty"),
      Refused("a b 3", 1, 1, "not-sndlib"),
      Refused("\n?SNDlib native format; type: solution; version: 1.0", 2, 1, "not-sndlib"),
      Refused(header + "NODES (\n A ( 1 2 )\n", 2, 1, "syntax"),
      Refused(header + "A ( 1 2 )\n)\n", 3, 1, "syntax"),
      Refused(header + "NODES (\n A ( 1 2 )\n A ( 1 2 )\n)", 4, 1, "repeated-node"),
      Refused(header + "NODES (\n A ( 1 2 )\n)\nLINKS (\n L A B 1\n)", 6, 1, "syntax"),
      Refused(header, 1, 1, "no-station"),
      Refused("<graphml/>", 1, 1, "not-sndlib"),
      Refused("<network>\n<networkStructure>\n</network>", 3, 11, "not-xml"),
      Refused("<network/>", 1, 1, "no-station"),
    ])
  func refused(_ refused: Refused) throws {
    try refused.check(.sndlib)
  }

  @Test("Native format and XML say the same", arguments: [native, markup])
  func mapping(_ text: String) throws {
    let imported = try Importing(text, .sndlib)
    #expect(imported.topology.stations.map(\.name) == ["Berlin", "Hamburg", "Drawn"])
    #expect(imported.topology.stations[0].position == GeographicPosition(latitude: 52.52, longitude: 13.40))
    #expect(imported.topology.stations[2].position == nil, "400 is no longitude")
    #expect(imported.circuits == ["Berlin>Hamburg", "Hamburg>Berlin", "Hamburg>Drawn", "Drawn>Hamburg"])
    #expect(try imported.circuit("Berlin", "Hamburg").charactersPerSecond == 5e6)
    #expect(try imported.circuit("Hamburg", "Drawn").charactersPerSecond == 155e6 / 8, "the largest module")
    #expect(imported.importer.demandCount == 2, "a demand of nothing is none")
    #expect(imported.topology.about.contains("origin invented"))
    let codes = Set(imported.importer.diagnostics.map(\.code))
    #expect(codes == ["no-position", "module", "not-mapped", "no-demand"])
  }

  @Test("A demand becomes cables at the rate that makes the same load")
  func demands() throws {
    var settings = ImportSettings()
    settings.unit = .kbps
    let scenario = try Importing(Self.native, .sndlib, settings).importer.scenarioText(topology: "net.yaml")
    #expect(scenario.contains("format: cablesim-scenario/1"))
    #expect(scenario.contains("topology: \"net.yaml\""))
    // 2.88 kbit/s are one cable of 3600 characters of eight bits in ten seconds.
    #expect(
      scenario.contains(
        "{name: D1, from: [RVBERLI], to: [RVDRAWN], interval: {exponential: 10 s}, mix: {ROUTINE: 1}, "
          + "characters: {exponential: 3600}}"))
    #expect(scenario.contains("{exponential: 14.4 s}"), "two units of 1 kbit/s")
  }

  @Test("A capacity beyond all measure is brought to what a circuit can have")
  func endlessCapacity() throws {
    let text = Self.header + "NODES (\nA ( 1 2 )\nB ( 2 2 )\n)\nLINKS (\nL ( A B ) 1e10 0 0 0 ( )\n)\n"
    let imported = try Importing(text, .sndlib)
    #expect(imported.findings == ["7 speed"])
    #expect(imported.topology.circuits[0].charactersPerSecond == 1e12 / 8)
  }

  @Test("Links and demands of nobody are reported")
  func unknownNodes() throws {
    let text =
      Self.header
      + "NODES (\nA ( 1 2 )\nB ( 2 2 )\n)\nLINKS (\nL1 ( A C ) 1 0 0 0 ( )\nL2 ( A A ) 1 0 0 0 ( )\n)\n"
      + "DEMANDS (\nD1 ( C A ) 1 1 UNLIMITED\nD2 ( A B ) 1 x UNLIMITED\n)\n"
    let imported = try Importing(text, .sndlib)
    #expect(
      imported.findings == ["7 unknown-node", "8 loop", "11 unknown-node", "12 not-a-demand", "3 alone"])
    #expect(!imported.importer.hasDemands)
  }
}
