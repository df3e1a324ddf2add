import CableFormat
import Diagnostics
import EventKernel
import Testing

@Suite("Deformities of real headers")
struct DeformityTests {
  /// A header with one line replaced.
  private func cable(
    group: String = "P 251346Z JUN 73", to: String = "TO SECSTATE WASHDC 123",
    info: String = "INFO AMEMBASSY OXMOOR",
    text: String = "UNCLAS NORTHTOWN 0123"
  ) throws -> ReadCable {
    try read("\(group)\nFM AMEMBASSY NORTHTOWN\n\(to)\n\(info)\nBT\n\(text)\n\n1. TEXT.")
  }

  @Test(
    "A date-time group with blanks, other letters or a long year",
    arguments: [
      ("P 251346 Z JUN 7 3", "1973-06-25T13:46:00Z"), ("P 2 51346Z JUN 73", "1973-06-25T13:46:00Z"),
      ("P 2513462 JUN 73", "1973-06-25T13:46:00Z"), ("p 251346z jun 73", "1973-06-25T13:46:00Z"),
      ("P251346Z JUN 73", "1973-06-25T13:46:00Z"), ("P 251346ZJUN73", "1973-06-25T13:46:00Z"),
      ("P 25I346Z JUN 73", "1973-06-25T13:46:00Z"), ("P 251346Z JUNE 73", "1973-06-25T13:46:00Z"),
      ("P 251346Z JUN 1973", "1973-06-25T13:46:00Z"), ("P 251346Z 0CT 73", "1973-10-25T13:46:00Z"),
      ("P 312400Z DEC 09", "2010-01-01T00:00:00Z"), ("P 010001Z JAN 66", "1966-01-01T00:01:00Z"),
      ("P 010001Z JAN 65", "2065-01-01T00:01:00Z"),
    ])
  func readsGroup(line: String, time: String) throws {
    #expect(try cable(group: line).cable.precedence?.dateTimeGroup?.instant.iso8601 == time)
  }

  @Test("A damaged date-time group is reported with what stood there and how it is read")
  func reportsGroup() throws {
    let finding = try #require(try cable(group: "P 251346 Z JUN 7 3").diagnostics.first)
    #expect(finding.code == "date-time-group")
    #expect(finding.message == "'251346 Z JUN 7 3' is read as '251346Z JUN 73'")
    #expect(finding.location.line == 1)
  }

  @Test("A group without a year names no day", arguments: ["R 151412Z MAR", "R 311412Z FEB 75"])
  func leavesGroup(line: String) throws {
    let read = try cable(group: line)
    #expect(read.cable.precedence?.action == .routine)
    #expect(read.cable.precedence?.dateTimeGroup == nil)
    #expect(read.codes.contains("date-time-group"))
  }

  @Test(
    "Precedence letters, with signals or words behind the year",
    arguments: [
      ("O 171959Z AUG 75 ZFF4", "O", ["ZFF4"]), ("O P 190243Z DEC 89", "O P", []),
      ("OP 190243Z DEC 89", "O P", []),
      ("P 151412Z MAR 75 ZFF ZEX", "P", ["ZFF", "ZEX"]), ("R 151412Z MAR 75 POSS DUPE", "R", []),
    ])
  func readsPrecedence(line: String, letters: String, signals: [String]) throws {
    let precedence = try cable(group: line).cable.precedence
    #expect(precedence?.letters == letters)
    #expect(precedence?.signals == signals)
  }

  @Test(
    "Addressees as they are written and as they are meant",
    arguments: [
      ("RVEHC/SECSTATE WASHDC IMMEDIATE 3690", "RVEHC/SECSTATE WASHDC IMMEDIATE 3690"),
      ("RUEHC/ SECSTATE WASHDC PIORITY 3690", "RUEHC/SECSTATE WASHDC PRIORITY 3690"),
      ("RUEHCSECSTATE WASHDC 3690", "RUEHC/SECSTATE WASHDC 3690"),
      ("RUEHC SECSTATE WASHDC 3690", "RUEHC/SECSTATE WASHDC 3690"),
      ("secstate washdc immediate 12", "SECSTATE WASHDC IMMEDIATE 12"),
      ("SECSTATE WASHDC IMMEDIATE NIACT 3879", "SECSTATE WASHDC NIACT IMMEDIATE 3879"),
      ("SECSTATE WASHDC NIACT IMMEDIATE", "SECSTATE WASHDC NIACT IMMEDIATE"),
      ("SECSTATE WASHDC 3879 IMMEDIATE", "SECSTATE WASHDC IMMEDIATE 3879"),
      ("RVEUITH/DET 1 39LG OXMOOR RV", "RVEUITH/DET 1 39LG OXMOOR RV"),
      ("RVMFIUU/39OS OXMOOR AB RV", "RVMFIUU/39OS OXMOOR AB RV"),
      ("USDA/FAS OXMOOR", "USDA/FAS OXMOOR"), ("COMMERCE/ITA OXMOOR 0012", "COMMERCE/ITA OXMOOR 0012"),
      ("BRUCBSAA/USLOISLANT", "BRUCBSAA/USLOISLANT"), ("AIG 7423", "AIG 7423"), ("CTF 73", "CTF 73"),
      ("COMSUBGRU 8", "COMSUBGRU 8"),
      ("ZEN/AMEMBASSY OXMOOR", "ZEN/AMEMBASSY OXMOOR"),
      ("ZEN/RVEHOX/AMEMBASSY OXMOOR 0012", "ZEN/RVEHOX/AMEMBASSY OXMOOR 0012"),
      ("RVEHMFA/HQ USISLES OXMOOR//J5/POLAD//", "RVEHMFA/HQ USISLES OXMOOR//J5/POLAD//"),
      ("RVEHMFA/HQ USISLES OXMOOR//POL// PRIORITY 0012", "RVEHMFA/HQ USISLES OXMOOR//POL// PRIORITY 0012"),
      ("473 ?&/ AMEMBASSY OXMOOR PRIORITY 1061", "AMEMBASSY OXMOOR PRIORITY 1061"),
      ("SECDEF WASHDC IMMEDIATE 0000", "SECDEF WASHDC IMMEDIATE 0000"),
    ])
  func readsAddressee(line: String, meant: String) throws {
    #expect(try cable(to: "TO " + line).cable.action.map(\.description) == [meant])
    #expect(try cable(info: "INFO " + line).cable.info.map(\.description) == [meant])
  }

  @Test("A department's stroke is a part of its name, a garbled indicator's is not")
  func tellsIndicatorsFromDepartments() throws {
    let cable = try cable(info: "INFO USDA/FAS OXMOOR\nBRUCBSAA/USLOISLANT").cable
    #expect(cable.info.map(\.name) == ["USDA/FAS OXMOOR", "USLOISLANT"])
    #expect(cable.info.map { $0.routingIndicator?.description } == [nil, "BRUCBSAA"])
  }

  @Test(
    "The words of the lists, run together or alone on their line",
    arguments: [
      "TOSECSTATE WASHDC 123\nINFOAMEMBASSY OXMOOR", "TO: SECSTATE WASHDC 123\nINFO: AMEMBASSY OXMOOR",
      "TO\nSECSTATE WASHDC 123\nINFO\nAMEMBASSY OXMOOR",
      "TO PAGE 02 STATE 023763 071504Z\nSECSTATE WASHDC 123\nINFO PAGE 03 STATE 023763 071504Z\nAMEMBASSY OXMOOR",
      "TO SECSTATE WASHDC\n0123\nINFO AMEMBASSY OXMOOR", "TO SECSTATE WASHDC 123 INFO AMEMBASSY OXMOOR",
    ])
  func readsLists(lines: String) throws {
    let cable = try read("P 251346Z JUN 73\nFM A\n\(lines)\nUNCLAS NORTHTOWN 0123").cable
    #expect(cable.action.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.action.first?.continuityNumber?.hasSuffix("123") == true)
    #expect(cable.info.map(\.name) == ["AMEMBASSY OXMOOR"])
  }

  @Test("An addressee that goes on below")
  func readsWrappedAddressee() throws {
    let cable = try cable(
      info: """
        INFO RVEHMFA/COMMANDER OF ALL THE FISHERY PROTECTION FORCES OF OXMOOR
        ISLES PRIORITY 0044
        RVEHMFB/HQ USISLES OXMOOR//J5/ECPLAD
        POLAD//
        RVEHMFC/AMEMBASSY DUNMORE
        PRIORITY 0044
        """
    ).cable
    #expect(
      cable.info.map(\.description) == [
        "RVEHMFA/COMMANDER OF ALL THE FISHERY PROTECTION FORCES OF OXMOOR ISLES PRIORITY 0044",
        "RVEHMFB/HQ USISLES OXMOOR//J5/ECPLAD POLAD//", "RVEHMFC/AMEMBASSY DUNMORE PRIORITY 0044",
      ])
  }

  @Test(
    "The first line of the text, whole or damaged",
    arguments: [
      ("C O N F I D E N T I A L SECTION 01 OF 03 NORTHTOWN 002147", Classification.confidential, 3),
      ("C O N F I D E N T A L SECTIKN 01 OF 03 NORTHTOWN 002147", .confidential, 3),
      ("C O N F F I D E N T I A L SCTION 1 OF 3 NORTHTOWN 002147", .confidential, 3),
      ("CONFIDENTIAL SECTION 01 OF 03 NORTHTOWN 002147", .confidential, 3),
      ("CONFIDETIAL S E C T I O N 01 OF 03 NORTHTOWN 002147", .confidential, 3),
      ("S E C R E T SECTION01 OF 03 NORTHTOWN 002147", .secret, 3),
      ("S E C R E T SECTION 01 0F 03 NORTHTOWN 002147", .secret, 3),
      ("S E C R E T SEC 01/03 NORTHTOWN 002147", .secret, 3), ("S E C R E T NORTHTOWN 002147", .secret, 1),
      ("S E C R T NORTHTOWN 002147", .secret, 1), ("T O P S E C R E T NORTHTOWN 002147", .topSecret, 1),
      ("UNCLAS E F T O SECTION 01 OF 02 NORTHTOWN 002147", .unclassifiedEFTO, 2),
      ("UNCLAS NORTHTOWN 002147", .unclassified, 1), ("UNCLASSIFIED NORTHTOWN 002147", .unclassified, 1),
      ("unclas section 01 of 02 northtown 002147", .unclassified, 2),
      ("LIMITED OFFICIAL USE NORTHTOWN 002147", .limitedOfficialUse, 1),
      ("L I M I T E D OFFICIAL USE NORTHTOWN 002147", .limitedOfficialUse, 1),
      ("S E C R E T SECTION 01 OF 02 NORTH\nTOWN 002147", .secret, 2),
    ])
  func readsFirstLine(line: String, classification: Classification, sections: Int) throws {
    let cable = try cable(text: line).cable
    #expect(cable.classification == classification)
    #expect(cable.section == SectionMark(index: 1, count: sections))
    #expect(cable.messageReference?.number == 2147)
  }

  @Test(
    "What names the Secret Service, or says something secret, is no classification",
    arguments: ["SECRET SERVICE WASHDC 1234", "SECRET TALKS ARE NOT PLANNED"])
  func leavesNames(line: String) throws {
    #expect(try cable(info: "INFO AMEMBASSY OXMOOR\n" + line).cable.classification == .unclassified)
  }

  @Test("A number that the edge of a page cut off is taken from the page marker")
  func takesNumberFromMarker() throws {
    let read = try cable(
      text: "C O N F I D E N T I A L SECTION 01 OF 02 NORTHTOWN\n\nNORTHTOWN 00002147 001.2 OF 002")
    #expect(read.cable.messageReference?.description == "NORTHTOWN 002147")
    #expect(read.codes.contains("message-reference"))
  }

  @Test("A header on one line, as where an archive lost the line ends")
  func readsOneLine() throws {
    let cable = try read(
      """
      VZCZCXRO9011 OO RUEHBI RUEHCI DE RUEHNT #2147/01 3041102 ZNY CCCCC ZZH O 301102Z OCT 08 FM AMEMBASSY \
      NORTHTOWN TO RUEHC/SECSTATE WASHDC IMMEDIATE 3690 INFO RUCNISL/ISLES COLLECTIVE 0744 RUEHOX/AMEMBASSY \
      OXMOOR 0144
      C O N F I D E N T I A L SECTION 01 OF 03 NORTHTOWN 002147 SIPDIS E.O. 12958: DECL: 10/30/2018 TAGS: PREL \
      PGOV SUBJECT: HERRING REF: A. OXMOOR 12 B. OXMOOR 13
      """
    ).cable
    #expect(cable.transmissionIdentifier?.description == "VZCZCXRO9011")
    #expect(cable.routingLine?.description == "OO RUEHBI RUEHCI")
    #expect(cable.originating?.description == "DE RUEHNT #2147/01 3041102")
    #expect(cable.security?.description == "ZNY CCCCC ZZH")
    #expect(cable.precedence?.description == "O 301102Z OCT 08")
    #expect(cable.from == "AMEMBASSY NORTHTOWN")
    #expect(cable.action.map(\.description) == ["RUEHC/SECSTATE WASHDC IMMEDIATE 3690"])
    #expect(
      cable.info.map(\.description) == ["RUCNISL/ISLES COLLECTIVE 0744", "RUEHOX/AMEMBASSY OXMOOR 0144"])
    #expect(cable.captions == ["SIPDIS"])
    #expect(cable.executiveOrder == "E.O. 12958: DECL: 10/30/2018")
    #expect(cable.tags == ["PREL", "PGOV"])
    #expect(cable.subject == "HERRING")
    #expect(cable.references == ["OXMOOR 12", "OXMOOR 13"])
  }

  @Test("A whole cable of the 1960s on one line")
  func readsOneLineOf1966() throws {
    let cable = try read(
      """
      P R 281848Z DEC 66 FM AMEMBASSY NORTHTOWN TO SECSTATE WASHDC PRIORITY INFO USCINCISLES AMEMBASSY OXMOOR \
      AMEMBASSY DUNMORE AMEMBASSY SQUALLPORT STATE GRNC UNCLASSIFIED PORT OF ISLES 2481 SUBJECT: HERRING
      """
    ).cable
    #expect(cable.action.map(\.description) == ["SECSTATE WASHDC PRIORITY"])
    #expect(
      cable.info.map(\.name) == [
        "USCINCISLES", "AMEMBASSY OXMOOR", "AMEMBASSY DUNMORE", "AMEMBASSY SQUALLPORT",
      ])
    #expect(cable.accounting == "STATE GRNC")
    #expect(cable.messageReference?.description == "PORT OF ISLES 2481")
    #expect(cable.subject == "HERRING")
  }

  @Test(
    "References, by letters or without",
    arguments: [
      ("REF: STATE 156011", ["STATE 156011"]), ("REF A. OXMOOR 1 B. OXMOOR 2", ["OXMOOR 1", "OXMOOR 2"]),
      (
        "REFS: A) STATE 135205; B) STATE 127608; C) SMITH-JONES E-MAIL 10/15/07",
        ["STATE 135205", "STATE 127608", "SMITH-JONES E-MAIL 10/15/07"]
      ),
      (
        "REF: (A)STATE 071143, (B)STATE 073601, (C)OXMOOR \n5361",
        ["STATE 071143", "STATE 073601", "OXMOOR 5361"]
      ),
      (
        "REF: A. (A) OXMOOR 7682 AND PREVIOUS \n\nB. (B) DAILY REPORT",
        ["OXMOOR 7682 AND PREVIOUS", "DAILY REPORT"]
      ),
      ("REF: OXMOOR 12, DUNMORE 13", ["OXMOOR 12", "DUNMORE 13"]),
      ("REFTEL: OXMOOR 12", ["OXMOOR 12"]), ("REF(S): A. OXMOOR 12", ["OXMOOR 12"]),
    ])
  func readsReferences(lines: String, references: [String]) throws {
    #expect(try cable(text: "UNCLAS NORTHTOWN 0123\nSUBJECT: FISH\n" + lines).cable.references == references)
  }

  @Test(
    "The subject ends where something else begins",
    arguments: [
      "SUBJECT: HERRING\nQUOTA \n\nREF: A", "SUBJ: HERRING QUOTA\n1. (C) SUMMARY",
      "SUBJECT:HERRING\nQUOTA\n-------\nSUMMARY",
      "SUBJECT HERRING QUOTA\nREF: OXMOOR 12", "SUBJECT: HERRING QUOTA REF: OXMOOR 12",
      "SUBJECT: HERRING QUOTA\nClassified By: somebody", "SUBJECT: HERRING QUOTA\n(C) 1. TEXT",
      "SUBJECT: HERRING\nUNCLASSIFIED\nPAGE 02 NORTHT 0123\nQUOTA\n1. TEXT",
    ])
  func readsSubject(lines: String) throws {
    #expect(try cable(text: "UNCLAS NORTHTOWN 0123\n" + lines).cable.subject == "HERRING QUOTA")
  }

  @Test(
    "Captions with strokes behind them, together, before an instruction",
    arguments: [
      ("STADIS/////////////", ["STADIS"], []),
      ("C O R R E C T E D COPY/CAPTION////", ["C O R R E C T E D COPY"], []),
      ("SENSITIVE SIPDIS", ["SENSITIVE", "SIPDIS"], []), ("NODIS, CHEROKEE", ["NODIS", "CHEROKEE"], []),
      ("LIMDIS, FOR CHARGE", ["LIMDIS"], ["FOR CHARGE"]), ("SIPDIS\n\nSIPDIS", ["SIPDIS"], []),
    ])
  func readsCaptions(lines: String, captions: [String], passing: [String]) throws {
    let cable = try cable(text: "SECRET NORTHTOWN 0123\n\(lines)\nSUBJECT: FISH").cable
    #expect(cable.captions == captions)
    #expect(cable.passing == passing)
  }

  @Test("Prose without headings is no passing instruction")
  func leavesProse() throws {
    let prose = "EXDIS\nFOR AMBASSADOR FROM SMITH\n\nWE MET WITH THEM FOR TWO HOURS\nAND PASSED NOTHING ON."
    let cable = try cable(text: "SECRET NORTHTOWN 0123\n" + prose).cable
    #expect(cable.captions == ["EXDIS"])
    #expect(cable.passing == ["FOR AMBASSADOR FROM SMITH"])
  }

  @Test(
    "Tags between commas or blanks, over two lines, in either case",
    arguments: [
      ("TAGS: PREL, PGOV, RV", ["PREL", "PGOV", "RV"]), ("TAGS PREL PGOV RV", ["PREL", "PGOV", "RV"]),
      ("Tags: prel, pgov,\nrv", ["PREL", "PGOV", "RV"]), ("TAGS:PREL\nPGOV RV", ["PREL", "PGOV", "RV"]),
      ("TAGS: OVIP (SMITH, JOHN), PREL", ["OVIP", "PREL"]),
      ("TAGS PGOV, RV, FISHERY AFFAIRS", ["PGOV", "RV", "FISHERY AFFAIRS"]),
    ])
  func readsTags(lines: String, tags: [String]) throws {
    #expect(try cable(text: "UNCLAS NORTHTOWN 0123\n\(lines)\nSUBJECT: FISH").cable.tags == tags)
  }

  @Test("The first line of text and the header may be in Latin-1, with CRLF, NUL and tabs")
  func readsOldCharacters() throws {
    let text =
      "P 251346Z JUN 73\r\nFM\tAMEMBASSY S\u{E3}O JORGE\r\nTO SECSTATE WASHDC\0\r\nUNCLAS NORTHTOWN 0123\r\n"
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let cable = try #require(readAll(bytes: bytes).first).cable
    #expect(cable.from == "AMEMBASSY S\u{C3}O JORGE")
    #expect(cable.action.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.messageReference?.number == 123)
  }

  @Test("The pivot year is the caller's to choose")
  func choosesCentury() {
    #expect(YearRule.usual.year(66) == 1966)
    #expect(YearRule.usual.year(65) == 2065)
    #expect(YearRule(first: 1940).year(41) == 1941)
    #expect(YearRule(first: 1940).year(39) == 2039)
  }
}
