import CableFormat
import Diagnostics
import EventKernel
import TestSupport
import Testing

/// The archived header of ASTANA 2147, field by field.
@Suite("The header of ASTANA 2147")
struct AstanaHeaderTests {
  private let read: ReadCable
  private var cable: Cable { read.cable }

  init() throws {
    let name = "Scenarios/astana-2147/cable.txt"
    read = try CableReader.read(SourceText(name: name, bytes: try Repository.bytes(name)))
  }

  private func indicator(_ text: String) throws -> RoutingIndicator { try #require(RoutingIndicator(text)) }

  @Test("FL1: channel XRO, number 9011 of four digits")
  func transmissionIdentifier() throws {
    let identifier = try #require(cable.transmissionIdentifier)
    #expect(identifier.channel == "XRO")
    #expect(identifier.number == ChannelNumber(9011, digits: 4))
    #expect(identifier.description == "VZCZCXRO9011")
  }

  @Test("FL2: an IMMEDIATE copy for nine posts")
  func routingLine() throws {
    let line = try #require(cable.routingLine)
    #expect(line.precedence == .immediate)
    let posts = "RUEHBI RUEHCI RUEHFL RUEHKW RUEHLA RUEHLH RUEHPW RUEHROV RUEHSR"
    #expect(line.routingIndicators == (try posts.split(separator: " ").map { try indicator(String($0)) }))
    #expect(line.lines == ["OO " + posts])
  }

  @Test("FL3: section 1 of number 2147, filed by RUEHTA on 30 October at 1102Z")
  func originatingLine() throws {
    let line = try #require(cable.originating)
    #expect(line.station == (try indicator("RUEHTA")))
    #expect(line.serialNumber == StationSerialNumber(2147))
    #expect(line.sectionSuffix == 1)
    #expect(line.timeOfFile?.iso8601 == "2008-10-30T11:02:00Z")
    #expect(line.description == "DE RUEHTA #2147/01 3041102")
  }

  @Test("FL4: confidential, with the signal ZZH")
  func securityLine() throws {
    let line = try #require(cable.security)
    #expect(line.text == "ZNY CCCCC ZZH")
    #expect(line.letters == "CCCCC")
    #expect(line.signals == ["ZZH"])
    #expect(line.classification == .confidential)
  }

  @Test("FL5: IMMEDIATE for all, 301102Z OCT 08")
  func precedenceLine() throws {
    let line = try #require(cable.precedence)
    #expect(line.action == .immediate)
    #expect(line.second == nil)
    #expect(line.info == .immediate)
    #expect(line.dateTimeGroup?.instant.iso8601 == "2008-10-30T11:02:00Z")
    #expect(line.dateTimeGroup?.description == "301102Z OCT 08")
    #expect(line.signals == [])
  }

  @Test("FL6: from the embassy at Astana")
  func originator() {
    #expect(cable.from == "AMEMBASSY ASTANA")
  }

  @Test("FL7: to the Department alone, IMMEDIATE, the 3690th of its series")
  func action() throws {
    #expect(
      cable.action == [
        Addressee(
          routingIndicator: try indicator("RUEHC"), name: "SECSTATE WASHDC", precedence: .immediate,
          continuityNumber: "3690")
      ])
  }

  @Test("FL8: for the information of nineteen, three of them collectives")
  func info() throws {
    let expected: [(String, String, String?)] = [
      ("RUCNCIS", "CIS COLLECTIVE", "0744"), ("RUEHZL", "EUROPEAN POLITICAL COLLECTIVE", nil),
      ("RUCNCLS", "SOUTH AND CENTRAL ASIA COLLECTIVE", nil), ("RUEHBJ", "AMEMBASSY BEIJING", "0144"),
      ("RUEHKO", "AMEMBASSY TOKYO", "0854"), ("RUEHIT", "AMCONSUL ISTANBUL", "0071"),
      ("RUEATRS", "DEPT OF TREASURY WASHDC", nil), ("RUEKJCS", "JOINT STAFF WASHDC", nil),
      ("RHEBAAA", "DEPT OF ENERGY WASHDC", nil), ("RHEHNSC", "NSC WASHDC", "0303"),
      ("RUCPDOG", "DEPT OF COMMERCE WASHDC", nil), ("RUEKJCS", "SECDEF WASHDC", "0223"),
      ("RUEAIIA", "CIA WASHDC", nil), ("RHMFISS", "CDR USCENTCOM MACDILL AFB FL", nil),
      ("RHEFAAA", "DIA WASHDC", nil), ("RUEHVEN", "USMISSION USOSCE", "2028"),
      ("RUCNDT", "USMISSION USUN NEW YORK", "1977"), ("RUEHNO", "USMISSION USNATO", "2313"),
      ("RUEHBS", "USEU BRUSSELS", nil),
    ]
    #expect(
      cable.info
        == (try expected.map { code, name, number in
          Addressee(routingIndicator: try indicator(code), name: name, continuityNumber: number)
        }))
  }

  @Test("FL9: nobody exempt")
  func exempt() {
    #expect(cable.exempt == [])
  }

  @Test("The text: confidential, three sections, reference, and a subject that runs over two lines")
  func text() {
    #expect(cable.classification == .confidential)
    #expect(cable.sectionCount == 3)
    #expect(cable.messageReference == MessageReference(origin: "ASTANA", number: 2147))
    #expect(cable.messageReference?.description == "ASTANA 002147")
    #expect(cable.subject == "KAZAKHSTAN: FM TAZHIN REAFFIRMS MADRID COMMITMENTS")
  }

  @Test("The text is cut into its three sections where the archive put its page markers")
  func sections() {
    #expect(cable.sections.map(\.index) == [1, 2, 3])
    #expect(cable.sections.allSatisfy { $0.characters > 2000 && $0.characters < 5000 })
    #expect(!cable.sections.contains { $0.text.contains("ASTANA 00002147") })
    #expect(cable.sections.first?.text.hasPrefix("C O N F I D E N T I A L SECTION 01 OF 03") ?? false)
    #expect(cable.sections.last?.text.hasSuffix("SURNAME") ?? false)
  }

  @Test("Nothing in it is found odd")
  func diagnostics() {
    #expect(read.diagnostics == [])
  }

  @Test("Its lines FL4 to FL9 are written as they were read, without the blanks at their ends")
  func unchangingHeader() throws {
    let text = String(decoding: try Repository.bytes("Scenarios/astana-2147/cable.txt"), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    #expect(cable.unchangingHeader == Array(lines.drop { !$0.hasPrefix("ZNY") }.prefix { !$0.isEmpty }))
  }
}
