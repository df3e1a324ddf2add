import CableFormat
import Diagnostics
import EventKernel
import Testing

@Suite("The wire form of a cable")
struct WireFormTests {
  static let sections = """
    VZCZCNTO014
    PP RVAHC RVBHSQ
    DE RVAHNT #0417/01 0711530
    ZNY CCCCC ZZH
    P 121525Z MAR 07
    FM AMEMBASSY NORTHTOWN
    TO RVAHC/SECEXT CAPITAL PRIORITY 0862
    INFO RVBHSQ/AMEMBASSY SQUALLPORT 0119
    BT
    C O N F I D E N T I A L SECTION 01 OF 02 NORTHTOWN 000417
    SIPDIS
    E.O. 12958: DECL: 03/12/2017
    TAGS: EFIS, ETRD
    SUBJECT: HERRING QUOTA TALKS OPEN
    1. (C) SUMMARY: DELEGATIONS MET FOR TWO HOURS.
    BT
    #0417
    NNNN
    VZCZCNTO015
    PP RVAHC RVBHSQ
    DE RVAHNT #0417/02 0711531
    ZNY CCCCC ZZH
    P 121525Z MAR 07
    FM AMEMBASSY NORTHTOWN
    TO RVAHC/SECEXT CAPITAL PRIORITY 0862
    INFO RVBHSQ/AMEMBASSY SQUALLPORT 0119
    BT
    C O N F I D E N T I A L SECTION 02 OF 02 NORTHTOWN 000417
    2. (C) NOTHING WAS AGREED.
    BT
    #0417
    NNNN

    """

  @Test("Sections that came as transmissions of their own are one cable")
  func joinsSections() throws {
    let cable = try read(Self.sections).cable
    #expect(cable.transmissionIdentifier?.description == "VZCZCNTO014")
    #expect(cable.routingLine?.description == "PP RVAHC RVBHSQ")
    #expect(cable.originating?.station == RoutingIndicator("RVAHNT"))
    #expect(cable.originating?.serialNumber.description == "0417")
    #expect(cable.originating?.sectionSuffix == 1)
    #expect(cable.originating?.timeOfFile?.iso8601 == "2007-03-12T15:30:00Z")
    #expect(cable.security?.letters == "CCCCC")
    #expect(cable.security?.signals == ["ZZH"])
    #expect(cable.precedence?.action == .priority)
    #expect(cable.precedence?.dateTimeGroup?.instant.iso8601 == "2007-03-12T15:25:00Z")
    #expect(cable.from == "AMEMBASSY NORTHTOWN")
    #expect(cable.action.map(\.description) == ["RVAHC/SECEXT CAPITAL PRIORITY 0862"])
    #expect(cable.info.map(\.description) == ["RVBHSQ/AMEMBASSY SQUALLPORT 0119"])
    #expect(cable.classification == .confidential)
    #expect(cable.section == SectionMark(index: 1, count: 2))
    #expect(cable.messageReference?.description == "NORTHTOWN 000417")
    #expect(cable.captions == ["SIPDIS"])
    #expect(cable.executiveOrder == "E.O. 12958: DECL: 03/12/2017")
    #expect(cable.tags == ["EFIS", "ETRD"])
    #expect(cable.subject == "HERRING QUOTA TALKS OPEN")
    #expect(cable.sections.map(\.index) == [1, 2])
    #expect(cable.sections.last?.transmissionIdentifier?.description == "VZCZCNTO015")
    #expect(try read(Self.sections).codes == [])
  }

  @Test("The order in which sections come does not matter")
  func joinsSectionsInAnyOrder() throws {
    let parts = Self.sections.components(cutBehind: "NNNN\n")
    let cable = try read(parts.reversed().joined()).cable
    #expect(cable.sections.map(\.index) == [1, 2])
    #expect(cable.transmissionIdentifier?.description == "VZCZCNTO014")
    #expect(cable.subject == "HERRING QUOTA TALKS OPEN")
  }

  @Test("A section that does not come is missed")
  func missesSection() throws {
    let parts = Self.sections.components(cutBehind: "NNNN\n")
    let read = try read(parts[1])
    #expect(read.codes == ["missing-section"])
    #expect(read.cable.missingSections == [1])
    #expect(read.cable.section == SectionMark(index: 2, count: 2))
  }

  @Test("Canonical text is written as it was read")
  func writesWhatWasRead() throws {
    #expect(CableWriter.write(try read(Self.sections).cable) == Self.sections)
  }

  @Test("A service message has no lines 5 to 8")
  func readsServiceMessage() throws {
    let text = """
      VZCZCABI118
      PP RVAHCS
      DE RVBHCS #0009 0711702
      ZNR UUUUU
      BT
      UNCLAS SVC
      YOUR ABO205 NOT RECEIVED. LAST ABO204, NEXT ABO206. RERUN OR OPEN.
      BT
      #0009
      NNNN

      """
    let read = try read(text)
    #expect(read.codes == [])
    #expect(read.cable.classification == .unclassified)
    #expect(read.cable.from == nil)
    #expect(CableWriter.write(read.cable) == text)
  }

  @Test("Night action, dual precedence, a signal behind the year, exempted posts")
  func readsNightAction() throws {
    let cable = try read(
      """
      VZCZCAHO0031
      OO RVBHSQ RVBHZL
      DE RVAHC #2216 2000411
      ZNR UUUUU ZZK
      O P 190405Z JUL 07 ZFF4
      FM SECEXT CAPITAL
      TO RVBHSQ/AMEMBASSY SQUALLPORT NIACT IMMEDIATE 0333
      INFO RVBHZL/ISLAND POSTS COLLECTIVE PRIORITY
      XMT AMCONSUL DUNMORE
      AMCONSUL OXMOOR
      BT
      UNCLAS CAPITAL 012216
      SUBJECT: FERRY SERVICE SUSPENDED
      BT
      #2216
      NNNN
      """
    ).cable
    #expect(cable.precedence?.action == .immediate)
    #expect(cable.precedence?.info == .priority)
    #expect(cable.precedence?.letters == "O P")
    #expect(cable.precedence?.signals == ["ZFF4"])
    #expect(cable.action.first?.precedence == .niactImmediate)
    #expect(cable.exempt == ["AMCONSUL DUNMORE", "AMCONSUL OXMOOR"])
    #expect(cable.messageReference?.description == "CAPITAL 012216")
  }

  @Test("A pilot before the heading is told apart from the cable's own")
  func readsPilot() throws {
    let cable = try read(
      """
      VZCZCABO231
      PP RVBHSQ
      DE RVAH #0052 0711815
      ZNY CCCCC ZFD ZDK
      PP RVAHC RVBHSQ
      DE RVAHNT #0417/01 0711530
      ZNY CCCCC ZZH
      P 121525Z MAR 07
      FM AMEMBASSY NORTHTOWN
      TO RVAHC/SECEXT CAPITAL PRIORITY 0862
      BT
      C O N F I D E N T I A L NORTHTOWN 000417
      1. TEXT.
      BT
      #0417
      NNNN
      """
    ).cable
    #expect(cable.pilot?.originating?.station == RoutingIndicator("RVAH"))
    #expect(cable.pilot?.security?.signals == ["ZFD", "ZDK"])
    #expect(cable.pilot?.routingLine?.description == "PP RVBHSQ")
    #expect(cable.originating?.station == RoutingIndicator("RVAHNT"))
    #expect(cable.security?.signals == ["ZZH"])
    #expect(cable.transmissionIdentifier?.description == "VZCZCABO231")
  }

  @Test("A transmission without NNNN is cut off where the next begins")
  func findsStraggler() throws {
    let text = Self.sections.replacing(
      "BT\n#0417\nNNNN\nVZCZCNTO015", with: "BT\nVZCZCNTO015", maxReplacements: 1)
    let cables = readAll(text)
    #expect(cables.count == 1)
    #expect(cables.first?.codes == ["straggler"])
    #expect(cables.first?.cable.sections.count == 2)
  }

  @Test(
    "Parts that contradict each other are probably garbled",
    arguments: [
      ("ZNY CCCCC", "ZNY CCSCC", "class-letters", Diagnostic.Severity.error),
      ("#0417\nNNNN", "#0471\nNNNN", "end-serial", .error),
      ("VZCZCNTO014", "VZCZCNT", "transmission-identifier", .error),
      ("DE RVAHNT #0417", "DE RVAHNT #0418", "serial-number", .warning),
      ("PP RVAHC", "OO RVAHC", "precedence-mismatch", .warning),
      ("PP RVAHC RVBHSQ", "PP RVAHC RVAHC", "routing-duplicate", .warning),
      ("P 121525Z", "P O 121525Z", "dual-precedence", .warning),
      ("C O N F I D E N T I A L NORTH", "S E C R E T NORTH", "classification-mismatch", .warning),
      ("FM AMEMBASSY NORTHTOWN\n", "", "no-originator", .warning),
    ])
  func diagnosesGarble(original: String, garbled: String, code: String, severity: Diagnostic.Severity) throws
  {
    let whole = """
      VZCZCNTO014
      PP RVAHC RVBHSQ
      DE RVAHNT #0417 0711530
      ZNY CCCCC ZZH
      P 121525Z MAR 07
      FM AMEMBASSY NORTHTOWN
      TO RVAHC/SECEXT CAPITAL PRIORITY 0862
      BT
      C O N F I D E N T I A L NORTHTOWN 000417
      1. TEXT.
      BT
      #0417
      NNNN
      """
    #expect(try read(whole).codes == [])
    let found = try read(whole.replacing(original, with: garbled)).diagnostics
    #expect(found.contains { $0.code == code && $0.severity == severity })
  }

  @Test("The routing line is one relay's copy: it need not name the addressees")
  func acceptsOtherRouting() throws {
    #expect(try read(Self.sections.replacing("PP RVAHC RVBHSQ", with: "PP RVZZA RVZZB")).codes == [])
  }

  @Test("A section suffix without SECTION in the text means nothing")
  func ignoresSuffix() throws {
    let read = try read(
      "DE RVAHNT #0417/01 0711530\nP 121525Z MAR 07\nFM A\nTO B\n\nUNCLAS NORTHTOWN 000417\n\n1. TEXT.")
    #expect(read.codes == [])
    #expect(read.cable.section == SectionMark(index: 1, count: 1))
    #expect(read.cable.originating?.sectionSuffix == 1)
  }

  @Test("Line 2 of JANAP 128 has everything at fixed places")
  func readsFixedHeader() throws {
    let cable = try read(
      """
      PTTUZYUW RVFGNOA0123 1231200-UUUU--RVFNSUU RVFNSUA.
      ZNR UUUUU
      P 021200Z MAY 06
      FM CTF 73
      TO RVFNSUU/COMSUBGRU 8//N3/N5//
      BT
      UNCLAS
      BT
      #0123
      NNNN
      """
    ).cable
    #expect(cable.routingLine?.description == "PP RVFNSUU RVFNSUA")
    #expect(cable.originating?.station == RoutingIndicator("RVFGNOA"))
    #expect(cable.originating?.serialNumber.description == "0123")
    #expect(cable.originating?.timeOfFile?.iso8601 == "2006-05-03T12:00:00Z")
    #expect(cable.action.first?.name == "COMSUBGRU 8")
    #expect(cable.action.first?.office == "N3/N5")
  }

  @Test("Line 3 of base ACP 127 has the day of the month")
  func readsDayOfMonth() throws {
    let cable = try read("DE RVAHNT 0051 22/1856Z\nP 221525Z MAR 07\nFM A\nTO B").cable
    #expect(cable.originating?.timeOfFile?.iso8601 == "2007-03-22T18:56:00Z")
    #expect(cable.originating?.serialNumber.description == "0051")
  }
}

extension String {
  /// The parts of a text, each with the mark it ends with.
  func components(cutBehind mark: String) -> [String] {
    split(separator: mark).map { $0 + mark }
  }
}
