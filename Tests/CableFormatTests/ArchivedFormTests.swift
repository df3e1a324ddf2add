import CableFormat
import EventKernel
import Testing

@Suite("What archives made of cables")
struct ArchivedFormTests {
  @Test("2000 to 2010: blank lines anywhere, page markers, markdown, a date in the middle")
  func readsCableOf2009() throws {
    let read = try read(
      """

      VZCZCXRO0242  
      RR RVEHHM RVEHLN
      RVEHMA

      DE RVAHNT #1434/01 0891417  
      ZNR UUUUU ZZH  
      R 301417Z MAR 09  
      FM AMEMBASSY NORTHTOWN  
      TO RVAHC/SECEXT CAPITAL 8828  
      INFO RVEAUSA/DEPT OF HERRING CAPITAL  

      RVEHRC/FISHERIES CAPITAL 4700
      RVEHZN/ISLAND COLLECTIVE, XMT AMCONSUL DUNMORE

      Monday, 30 March 2009, 14:17
      UNCLAS SECTION 01 OF 03 NORTHTOWN 001434 

      SIPDIS 

      SENSITIVE 
      SIPDIS 

      CAPITAL FOR ISL/NTH AND ISL/STH 
      CAPITAL PASS FISHERIES FOR MOLNAR, KLEIN,
      DWOSKIN AND OWEN 

      E.O.  12958: N/A 
      TAGS: [EFIS](#) [ETRD](#) [<a href="#">RV</a>](#)
      SUBJECT: THE PRICE OF 
      HERRING 

      REFS: A. 06 NORTHTOWN 9824 
            B. 06 NORTHTOWN 12348 
        C. SQUALLPORT 563 

      NORTHTOWN 00001434  001.2 OF 003 


      ¶1. (SBU) SUMMARY: FILLER.

      NORTHTOWN 00001434  002 OF 003

      ¶2. (SBU) MORE FILLER.

      NORTHTOWN 00001434  003 OF 003
      """)
    let cable = read.cable
    #expect(cable.routingLine?.description == "RR RVEHHM RVEHLN RVEHMA")
    #expect(cable.info.map(\.name) == ["DEPT OF HERRING CAPITAL", "FISHERIES CAPITAL", "ISLAND COLLECTIVE"])
    #expect(cable.exempt == ["AMCONSUL DUNMORE"])
    #expect(cable.section == SectionMark(index: 1, count: 3))
    #expect(cable.captions == ["SIPDIS", "SENSITIVE"])
    #expect(
      cable.passing == [
        "CAPITAL FOR ISL/NTH AND ISL/STH", "CAPITAL PASS FISHERIES FOR MOLNAR, KLEIN, DWOSKIN AND OWEN",
      ])
    #expect(cable.executiveOrder == "E.O. 12958: N/A")
    #expect(cable.tags == ["EFIS", "ETRD", "RV"])
    #expect(cable.subject == "THE PRICE OF HERRING")
    #expect(cable.references == ["06 NORTHTOWN 9824", "06 NORTHTOWN 12348", "SQUALLPORT 563"])
    #expect(cable.sections.map(\.index) == [1, 2])
    #expect(read.codes == ["missing-section"])
  }

  @Test("A partial extract: no originator, no addressees, the text at once")
  func readsPartialExtract() throws {
    let cables = readAll(
      """
      06NORTHTOWN9627 2006-08-31 14:52 CONFIDENTIAL Embassy Northtown

      DE RVAHNT #9627/01 2431452
      O 311452Z AUG 06

      C O N F I D E N T I A L SECTION 01 OF 03 NORTHTOWN 009627 
      E.O. 12958: DECL: 08/31/2016 
      1.  (C)  Summary:  In an August 31 meeting
      FM Smith said nothing.

      DE RVAHNT #2402 3131558
      P 091558Z NOV 06

      C O N F I D E N T I A L NORTHTOWN 012402 
      1. (C) Text.
      """)
    #expect(
      cables.map { $0.cable.messageReference?.description } == ["NORTHTOWN 009627", "NORTHTOWN 012402"])
    #expect(cables.map { $0.cable.originating?.serialNumber.description } == ["9627", "2402"])
    #expect(cables[0].cable.from == nil)
    #expect(cables[0].cable.sections.first?.text.contains("FM Smith said nothing.") == true)
  }

  @Test("1974: distribution of the post, page break in the address list, counter without time")
  func readsTelegramOf1974() throws {
    let cable = try read(
      """
      CONFIDENTIAL POSS DUPE

      PAGE 01        NORTHT  03926  01 OF 01  241720Z

      11
      ACTION EUR-12

      INFO  OCT-01  ISO-00  CIAE-00  DODE-00  PM-03  H-01  INR-05  L-01
            NSAE-00  NSC-05  PA-01  /029 W
                           ---------------------     008633
      R 241708Z OCT 74
      FM AMEMBASSY NORTHTOWN
      TO SECSTATE WASHDC 5090
      SECDEF
      INFO AMEMBASSY SQUALLPORT
      USMISSION ISLANDS
      CONFIDENTIAL

      CONFIDENTIAL

      PAGE 02        NORTHT  03926  01 OF 01  241720Z

      AMEMBASSY OXMOOR PRIORITY
      RVCBSAA/USLOISLANT

      C O N F I D E N T I A L NORTHTOWN 3926

      USISLES PLEASE PASS USDEL MC

      E.O. 11652: XGDS-1
      TAGS: OVIP (SMITH, WILLIAM D.), PFOR, RV
      SUBJECT: HERRING VIEWS ON
      COOPERATION
      REF: (A) STATE 174826; (B) SQUALLPORT 3119

      SUMMARY - FILLER.
      CONFIDENTIAL




      NNN
      """
    ).cable
    #expect(cable.distribution?.kind == .action)
    #expect(cable.distribution?.offices.prefix(2) == ["EUR-12", "OCT-01"])
    #expect(cable.distribution?.copies == 29)
    #expect(cable.distribution?.copiesStated == 29)
    #expect(cable.counter == "008633")
    #expect(cable.receivedAt == nil)
    #expect(cable.action.map(\.description) == ["SECSTATE WASHDC 5090", "SECDEF"])
    #expect(
      cable.info.map(\.description) == [
        "AMEMBASSY SQUALLPORT", "USMISSION ISLANDS", "AMEMBASSY OXMOOR PRIORITY", "RVCBSAA/USLOISLANT",
      ])
    #expect(cable.messageReference?.description == "NORTHTOWN 3926")
    #expect(cable.passing == ["USISLES PLEASE PASS USDEL MC"])
    #expect(cable.tags == ["OVIP", "PFOR", "RV"])
    #expect(cable.subject == "HERRING VIEWS ON COOPERATION")
    #expect(cable.references == ["STATE 174826", "SQUALLPORT 3119"])
    #expect(cable.sections.first?.text.hasSuffix("SUMMARY - FILLER.") == true)
  }

  @Test("1977: distribution of the Department, drafting lines, counter and time, a second series")
  func readsTelegramOf1977() throws {
    let cable = try read(
      """
      LIMITED OFFICIAL USE

      PAGE 01        STATE  187673  TOSEC 190010
      67
      ORIGIN OC-03

      INFO  OCT-01  CCO-00  ISO-00  /004 R

      66618
      DRAFTED BY: OC/T:JSMITH:ABC
      APPROVED BY OC:JDOE
      S/S - MR.ROE
      DESIRED DISTRIBUTION
      EUR ONLY
                           ------------------201212Z 109980 /20
      P 192358Z JAN 77 ZFF4
      FM SECSTATE WASHDC
      TO USDEL SECRETARY PRIORITY
      INFO AMEMBASSY SQUALLPORT IMMEDIATE NIACT 0333

      LIMITED OFFICIAL USE STATE 187673 TOSEC 190010

      STADIS//////////////////////////////////////
      LIMDIS, FOR CHARGE FROM SMITH

      E.O. 11652: N/A
      TAGS: OVIP, US
      SUBJECT: COMMUNICATIONS

      1. FILLER.
      """
    ).cable
    #expect(
      cable.distribution
        == OfficeDistribution(
          kind: .origin, offices: ["OC-03", "OCT-01", "CCO-00", "ISO-00"], copies: 4, copiesStated: 4))
    #expect(cable.draftedBy == "OC/T:JSMITH:ABC")
    #expect(cable.approvedBy == "OC:JDOE")
    #expect(cable.counter == "109980")
    #expect(cable.receivedAt?.iso8601 == "1977-01-20T12:12:00Z")
    #expect(cable.classification == .limitedOfficialUse)
    #expect(cable.messageReference?.description == "STATE 187673")
    #expect(cable.series?.description == "TOSEC 190010")
    #expect(cable.info.first?.precedence == .niactImmediate)
    #expect(cable.captions == ["STADIS", "LIMDIS"])
    #expect(cable.passing == ["FOR CHARGE FROM SMITH"])
  }

  @Test("1979: page and number on two lines, the counter first, stamps of reviewers")
  func readsTelegramOf1979() throws {
    let cable = try read(
      """
      SECRET
      PAGE 01
      STATE 294939
      ORIGIN NEA-11

      INFO OCT-00 AF-10 ARA-11
      HA-05 /037 R
      DRAFTED BY NEA:JSMITH
      ------------------040858 121347Z /41
      O 121311Z NOV 79
      FM SECSTATE WASHDC
      TO ALL ISLAND DIPLOMATIC POSTS IMMEDIATE
      INFO AMCONSUL DUNMORE IMMEDIATE
      A. B. Smith Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
      SECRET
      SECRET
      PAGE 02
      STATE 294939
      SECDEF WASHDC IMMEDIATE 0000
      S E C R E T STATE 294939
      E.O. 12065: GDS 11/12/85 (SMITH, MARK)
      TAGS:PINS, RV
      SUBJECT: REPORT AS OF 0430 EST

      1. (S - ENTIRE TEXT)
      NMAFVVZCZ
      *** Current Handling Restrictions *** n/a
      """
    ).cable
    #expect(cable.distribution?.copies == 37)
    #expect(cable.distribution?.copiesStated == 37)
    #expect(cable.receivedAt?.iso8601 == "1979-11-12T13:47:00Z")
    #expect(cable.counter == "040858")
    #expect(cable.info.map(\.name) == ["AMCONSUL DUNMORE", "SECDEF WASHDC"])
    #expect(cable.tags == ["PINS", "RV"])
    #expect(cable.sections.first?.text.hasSuffix("1. (S - ENTIRE TEXT)") == true)
  }

  @Test("The 1960s: dual precedence, an accounting line, no tags")
  func readsTelegramOf1966() throws {
    let read = try read(
      """
      P R 281848Z DEC 66
      FM AMEMBASSY NORTHTOWN
      TO SECSTATE WASHDC PRIORITY
      INFO USCINCISLES
      AMEMBASSY OXMOOR 12
      STATE GRNC
      BT
      UNCLASSIFIED NORTHTOWN 2481

      SUBJECT:  EXTENDED FISHERIES

      REF: STATE 106206 CIRCULAR; STATE CA-3400 NOV 2, 1966
      1. FILLER
      """)
    let cable = read.cable
    #expect(cable.precedence?.dateTimeGroup?.instant.iso8601 == "1966-12-28T18:48:00Z")
    #expect(cable.accounting == "STATE GRNC")
    #expect(cable.info.map(\.description) == ["USCINCISLES", "AMEMBASSY OXMOOR 12"])
    #expect(cable.messageReference?.description == "NORTHTOWN 2481")
    #expect(cable.references == ["STATE 106206 CIRCULAR", "STATE CA-3400 NOV 2, 1966"])
    #expect(read.codes == [])
  }

  @Test("The sections of a telegram of the 1970s, which have no line 3, are joined by its number")
  func joinsSectionsByReference() throws {
    func page(_ section: String, _ words: String) -> String {
      """
      SECRET
      PAGE 01 NORTHT 01341 \(section) OF 02 010555 Z
      ACTION SS-25
      INFO OCT-01 /026 W
      --------------------- 077375
      O 310200 Z MAR 73
      FM AMEMBASSY NORTHTOWN
      TO SECSTATE WASHDC IMMEDIATE 3879
      S E C R E T \(words) NORTHTOWN 1341
      EXDIS
      FILLER.
      SECRET
      NNN

      """
    }
    let cable = try read(page("01", "SECTION 1 OF 2") + page("02", "FINAL SECTION OF 2")).cable
    #expect(cable.sections.map(\.index) == [1, 2])
    #expect(cable.section == SectionMark(index: 1, count: 2))
  }

  @Test("A message that repeats another is one cable, however deep")
  func readsNestedMessages() throws {
    let cable = try read(
      """
      P 131923Z DEC 73
      FM SECSTATE WASHDC
      TO AMEMBASSY NORTHTOWN PRIORITY
      C O N F I D E N T I A L STATE 237171
      EXDIS
      FOLLOWING SENT ACTION OXMOOR, DUNMORE, SQUALLPORT,
      ISLES FROM SECSTATE DEC 04 REPEATED YOU:
      QUOTE
      C O N F I D E N T I A L STATE 216999
      E.O. 11652: GDS
      SUBJ: COMMUNICATIONS
      1. FILLER.
      FOLLOWING REPEAT STATE 241117 ACTION OXMOOR NOV 1 QUOTE
      R 011200Z NOV 73
      FM SECSTATE WASHDC
      TO AMEMBASSY OXMOOR
      SECRET STATE 241117
      FILLER.
      UNQUOTE
      UNQUOTE
      """
    ).cable
    #expect(cable.messageReference?.description == "STATE 237171")
    #expect(cable.captions == ["EXDIS"])
    #expect(cable.passing == [])
    #expect(cable.nested.map(\.depth) == [1, 2])
    #expect(cable.nested.map { $0.messageReference?.description } == ["STATE 216999", "STATE 241117"])
    #expect(cable.nested.first?.classification == .confidential)
  }
}
