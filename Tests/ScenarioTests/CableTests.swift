import CableFormat
import Diagnostics
import EventKernel
import RelayNetwork
import Scenario
import Testing

@Suite("Cables of a scenario")
struct CableTests {
  /// The filing of a cable whose other fields are as usual.
  private static func filing(_ fields: String, policy: String = "{}") throws -> Filing {
    let resolved = try ScenarioFiles(
      """
      policy: \(policy)
      cables: [{from: RUEHTA, precedence: IMMEDIATE, \(fields)}]
      """
    ).resolve()
    return try #require(resolved.scenario.filings.first)
  }

  /// The addressees as `indicator role precedence`.
  private static func parties(_ filing: Filing) -> [String] {
    filing.parties.map { "\($0.indicator?.description ?? "-") \($0.role) \($0.precedence)" }
  }

  @Test("A cable has what is said of it")
  func all() throws {
    let files = ScenarioFiles(
      """
      start: 2008-10-30T11:00:00Z
      cables:
        - {from: RUEHBJ, filedAt: +10 min, precedence: IMMEDIATE, infoPrecedence: PRIORITY, to: [RUEHC],
           info: [RUCNCIS], exempt: [RUEHAST], characters: 3600, sections: 1, classification: CONFIDENTIAL,
           subject: A test, ssn: 42}
      """)
    let scenario = try files.resolve().scenario
    let filing = try #require(scenario.filings.first)
    #expect(scenario.topology[filing.originator].name == "AMEMBASSY BEIJING")
    #expect(filing.filedAt.iso8601 == "2008-10-30T11:10:00Z")
    #expect(filing.dateTimeGroup.description == "301110Z OCT 08")
    #expect((filing.precedence, filing.infoPrecedence) == (.immediate, .priority))
    #expect(Self.parties(filing) == ["RUEHC action IMMEDIATE", "RUCNCIS info PRIORITY"])
    #expect(filing.parties.map(\.name) == ["SECSTATE WASHDC", "CIS COLLECTIVE"])
    #expect(filing.exempt.map(\.description) == ["RUEHTA"])
    #expect(filing.sectionLengths == [3600])
    #expect(filing.classification == .confidential)
    #expect(filing.subject == "A test")
    #expect(filing.serialNumber == StationSerialNumber(42))
  }

  @Test("What is not said is as usual")
  func usual() throws {
    let filing = try Self.filing("to: RUEHC, characters: 100")
    #expect(filing.filedAt.iso8601 == "2000-01-01T00:00:00Z")
    #expect(filing.infoPrecedence == .immediate)
    #expect(filing.classification == .unclassified)
    #expect(filing.exempt.isEmpty)
    #expect(filing.serialNumber == nil && filing.subject == nil && filing.header == nil)
  }

  @Test(
    "Addressees are named, listed, or meant by a word, which spares the originator and those addressed already",
    arguments: [
      ("to: RUEHC", ["RUEHC action IMMEDIATE"]),
      ("to: [RUEHC, RUEHBJ]", ["RUEHC action IMMEDIATE", "RUEHBJ action IMMEDIATE"]),
      ("to: tributaries", ["RUEHBJ action IMMEDIATE", "RUEHC action IMMEDIATE"]),
      ("to: relays", ["RUCN action IMMEDIATE", "RUEH action IMMEDIATE"]),
      (
        "to: all",
        ["RUCN", "RUEH", "RUEHBJ", "RUEHC", "RUEO"].map { "\($0) action IMMEDIATE" }
      ),
      ("to: RUEHC, info: tributaries", ["RUEHC action IMMEDIATE", "RUEHBJ info IMMEDIATE"]),
      ("to: tributaries, info: [RUEHC]", ["RUEHBJ action IMMEDIATE", "RUEHC info IMMEDIATE"]),
      ("to: [relays, RUEH]", ["RUCN action IMMEDIATE", "RUEH action IMMEDIATE"]),
      (
        "to: relays, info: all",
        [
          "RUCN action IMMEDIATE", "RUEH action IMMEDIATE", "RUEHBJ info IMMEDIATE", "RUEHC info IMMEDIATE",
          "RUEO info IMMEDIATE",
        ]
      ),
      ("info: RUCNCIS, infoPrecedence: ROUTINE", ["RUCNCIS info ROUTINE"]),
      ("to: RUEHTA", ["RUEHTA action IMMEDIATE"]),
      ("to: RUEHAST", ["RUEHAST action IMMEDIATE"]),
    ])
  func addressees(_ fields: String, _ expected: [String]) throws {
    #expect(try Self.parties(Self.filing("\(fields), characters: 1")) == expected)
  }

  @Test("Nobody needs to have an addressee's indicator, but somebody may have been meant")
  func unknownAddressee() throws {
    let resolved = try ScenarioFiles(
      "cables: [{from: RUEHTA, precedence: ROUTINE, to: [RUEHD], characters: 1}]"
    ).resolve()
    #expect(resolved.scenario.filings[0].parties[0].indicator == RoutingIndicator("RUEHD"))
    #expect(
      resolved.diagnostics.map(\.description.firstLine) == [
        "s.yaml:4:51: warning: no addressee of the topology 'Net' has the indicator RUEHD; did you mean 'RUEH'?"
      ])
  }

  @Test(
    "A text is cut into as many sections as its lines of 69 ask, near to each other in length",
    arguments: [
      ("characters: 1", "{}", [1]), ("characters: 6900", "{}", [6900]),
      ("characters: 6901", "{}", [3451, 3450]),
      ("characters: 13801", "{}", [4601, 4600, 4600]), ("characters: 100", "{sectionLines: 1}", [50, 50]),
      ("characters: 100, sections: 3", "{}", [34, 33, 33]), ("characters: 20000, sections: 1", "{}", [20000]),
      ("characters: [3405, 3605, 3075]", "{}", [3405, 3605, 3075]),
      ("characters: [9000, 1], sections: 2", "{}", [9000, 1]),
    ])
  func sections(_ fields: String, _ policy: String, _ expected: [Int]) throws {
    #expect(try Self.filing("to: RUEHC, \(fields)", policy: policy).sectionLengths == expected)
  }

  @Test("A real cable is found beside the scenario that names it")
  func realCable() throws {
    var files = ScenarioFiles("")
    files.texts = [
      "Scenarios/astana/s.yaml":
        "format: cablesim-scenario/1\nname: Real\ntopology: ../../net.yaml\ncables: [{file: cable.txt}]",
      "Scenarios/astana/cable.txt": ScenarioFiles.cable,
      "Scenarios/astana/../../net.yaml": ScenarioFiles.network,
    ]
    let scenario = try files.resolve("Scenarios/astana/s.yaml").scenario
    let filing = try #require(scenario.filings.first)
    #expect(filing.messageReference?.description == "ASTANA 000007")
    #expect(filing.filedAt.iso8601 == "2008-10-30T11:02:00Z")
    #expect(scenario.topology[filing.originator].name == "AMEMBASSY ASTANA")
  }

  @Test("What is odd about a real cable is said of its own text")
  func oddCable() throws {
    let odd = ScenarioFiles.cable.replacing("RUEHC/SEC", with: "RUEHD/SEC")
    let resolved = try ScenarioFiles("cables: [{file: odd.txt}]", and: ["odd.txt": odd]).resolve()
    #expect(resolved.diagnostics.map(\.location.file) == ["odd.txt"])
    #expect(resolved.diagnostics.map(\.code) == ["unknown-indicator"])
  }

  @Test("A cable that is filed when all is over is worth a warning")
  func late() throws {
    let resolved = try ScenarioFiles(
      """
      duration: 1 h
      cables: [{from: RUEHTA, filedAt: +1 h, precedence: ROUTINE, to: RUEHC, characters: 1}]
      """
    ).resolve()
    #expect(resolved.scenario.filings.count == 1)
    #expect(resolved.diagnostics.map(\.severity) == [.warning])
  }
}

extension String {
  /// Its text up to the first line end.
  var firstLine: String { String(prefix { $0 != "\n" }) }
}
