import CableFormat
import TestSupport
import Testing

@Suite("What is written is read again as it was")
struct RoundTripTests {
  @Test("A cable of one section", arguments: 1...200 as ClosedRange<UInt64>)
  func roundTrips(seed: UInt64) throws {
    var generator = CableGenerator(seed: seed)
    try check(generator.cable(lines: 5 + Int(seed) % 60), seed)
  }

  @Test("A cable of several sections", arguments: 1...40 as ClosedRange<UInt64>)
  func roundTripsSections(seed: UInt64) throws {
    var generator = CableGenerator(seed: seed)
    let cable = generator.cable(lines: 150 + Int(seed) * 20)
    #expect(cable.sections.count > 1)
    try check(cable, seed)
  }

  private func check(_ cable: Cable, _ seed: UInt64) throws {
    let text = CableWriter.write(cable)
    let cables = readAll(text)
    #expect(cables.count == 1, "seed \(seed)")
    let read = try #require(cables.first)
    expectEqual(read.cable, cable, "seed \(seed)")
    #expect(CableWriter.write(read.cable) == text, "seed \(seed)")
    let codes = Set(read.codes).subtracting(["dual-precedence"])
    #expect(codes.isEmpty, "seed \(seed)")
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= WireForm.lineWidth }, "seed \(seed)")
  }

  /// Part by part, so that a failure says which part differs.
  private func expectEqual(_ a: Cable, _ b: Cable, _ comment: Comment) {
    #expect(a.transmissionIdentifier == b.transmissionIdentifier, comment)
    #expect(a.routingLine == b.routingLine, comment)
    #expect(a.originating?.description == b.originating?.description, comment)
    #expect(a.security == b.security, comment)
    #expect(a.precedence == b.precedence, comment)
    #expect(a.action == b.action, comment)
    #expect(a.info == b.info, comment)
    #expect(a.sections.map(\.index) == b.sections.map(\.index), comment)
    #expect(a.sections.map(\.transmissionIdentifier) == b.sections.map(\.transmissionIdentifier), comment)
    #expect(a.sections.map(\.timeOfFile) == b.sections.map(\.timeOfFile), comment)
    for (a, b) in zip(a.sections, b.sections) {
      #expect(a.text.split(separator: "\n") == b.text.split(separator: "\n"), comment)
    }
    #expect(a.originating == b.originating, comment)
    #expect(a.from == b.from && a.exempt == b.exempt && a.accounting == b.accounting, comment)
    #expect(a.classification == b.classification && a.section == b.section, comment)
    #expect(a.messageReference == b.messageReference && a.series == b.series, comment)
    #expect(a.captions == b.captions, comment)
    #expect(a.passing == b.passing, comment)
    #expect(a.executiveOrder == b.executiveOrder, comment)
    #expect(a.tags == b.tags, comment)
    #expect(a.subject == b.subject, comment)
    #expect(a.references == b.references, comment)
    #expect(a == b, comment)
  }

  @Test("A routing line that is too long makes two transmissions, which are read as one cable")
  func splitsRouting() throws {
    var generator = CableGenerator(seed: 7)
    var cable = generator.cable(lines: 10)
    cable.transmissionIdentifier = TransmissionIdentifier(channel: "NTO", number: ChannelNumber(14))
    let indicators = ["RVAAA", "RVAAB", "RVAAC", "RVABA", "RVACA"].compactMap { RoutingIndicator($0) }
    cable.routingLine = RoutingLine(precedence: .priority, routingIndicators: indicators)
    let text = CableWriter.write(cable, WireForm(routingLimit: 4))
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("PP ") || $0.hasPrefix("VZCZC") }
    // RVAA is kept together.
    #expect(lines == ["VZCZCNTO014", "PP RVAAA RVAAB RVAAC RVABA", "VZCZCNTO015", "PP RVACA"])
    #expect(try read(text).cable.routingLine?.routingIndicators == indicators)
    let three = CableWriter.write(cable, WireForm(routingLimit: 3)).split(separator: "\n").filter {
      $0.hasPrefix("PP ")
    }
    #expect(three == ["PP RVAAA RVAAB RVAAC", "PP RVABA RVACA"])
  }

  @Test("A section ends with a sentence if one ends on its last page")
  func endsSectionsWithSentences() throws {
    var cable = Cable()
    cable.messageReference = MessageReference(origin: "NORTHTOWN", number: 12)
    cable.classification = .unclassified
    let lines = (1...150).map { $0 == 90 ? "END OF A SENTENCE." : "LINE \($0)" }
    cable.sections = [
      Cable.Section(index: 1, text: "UNCLAS NORTHTOWN 000012\n" + lines.joined(separator: "\n"))
    ]
    let wire = cable.inWireForm()
    #expect(wire.section.count == 2)
    #expect(wire.sections[0].text.hasSuffix("LINE 89\nEND OF A SENTENCE."))
    #expect(wire.sections[0].text.hasPrefix("UNCLAS SECTION 01 OF 02 NORTHTOWN 000012\nLINE 1\n"))
    #expect(wire.sections[1].text.hasPrefix("UNCLAS SECTION 02 OF 02 NORTHTOWN 000012\nLINE 91"))
    #expect(wire.inWireForm() == wire)
  }

  @Test("Lines that are too long go on below")
  func wrapsLines() throws {
    var cable = Cable()
    cable.classification = .unclassified
    cable.sections = [Cable.Section(index: 1, text: "UNCLAS\n" + String(repeating: "HERRING ", count: 20))]
    let lines = try #require(cable.inWireForm().sections.first).text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.count <= 69 && !$0.hasSuffix(" ") })
  }

  @Test(
    "The wire form of a wire form is the same, whatever stands in the text",
    arguments: [
      "A" + String(repeating: "\r", count: 100) + "B", String(repeating: "\r\n", count: 100) + "B",
      String(repeating: "E\u{301}", count: 100), String(repeating: "A", count: 200), "\n\n\n",
      "BT\nNNNN\n#0417",
    ])
  func isWireForm(text: String) {
    var cable = Cable()
    cable.classification = .secret
    cable.sections = [Cable.Section(index: 1, text: text)]
    let wire = cable.inWireForm()
    #expect(wire.inWireForm() == wire)
  }

  @Test("The real header, written and read again, says the same")
  func roundTripsRealHeader() throws {
    let bytes = try Repository.bytes("Scenarios/astana-2147/cable.txt")
    let real = try #require(readAll(bytes: bytes).first).cable
    let again = try read(CableWriter.write(real)).cable
    #expect(again.action == real.action)
    #expect(again.info == real.info)
    #expect(again.originating == real.originating)
    #expect(again.routingLine == real.routingLine)
    #expect(again.subject == real.subject)
    #expect(again.sections.count == 3)
  }
}
