import CableFormat
import EventKernel
import RelayNetwork
import Testing

@Suite("Reading a station")
struct StationReadingTests {
  @Test(
    "A field that says nothing sensible is pointed at",
    arguments: [
      ("kind: tributory", "5:7: error: there is no kind 'tributory'; did you mean 'tributary'?"),
      ("kind: x", "5:7: error: there is no kind 'x'; use tributary, relay or gateway"),
      ("nmae: x", "5:1: error: a station has no field 'nmae'; did you mean 'name'?"),
      ("guards: RUEHAST", "5:9: error: a list is wanted here, not a value"),
      ("guards: [ruehast]", "5:10: error: 'ruehast' is no routing indicator; it has 4 to 8 capital letters"),
      ("guards: [RUE]", "5:10: error: 'RUE' is no routing indicator; it has 4 to 8 capital letters"),
      (
        "position: [91, 0]",
        "5:11: error: a position is [latitude, longitude] in degrees; north and east are positive"
      ),
      (
        "position: [0, -180.5]",
        "5:11: error: a position is [latitude, longitude] in degrees; north and east are positive"
      ),
      (
        "position: [51]",
        "5:11: error: a position is [latitude, longitude] in degrees; north and east are positive"
      ),
      ("position: [north, 5]", "5:12: error: 'north' is not a number"),
      (
        "timeZone: America/New_Yrok",
        "5:11: error: there is no time zone 'America/New_Yrok'; did you mean 'America/New_York'?"
      ),
      (
        "timeZone: here",
        "5:11: error: there is no time zone 'here'; use a name of the IANA database, such as Asia/Almaty"
      ),
      ("positions: 0", "5:12: error: positions has to be 1 to 1000000, not 0"),
      ("positions: -1", "5:12: error: positions has to be 1 to 1000000, not -1"),
      ("positions: 1.5", "5:12: error: '1.5' is not a whole number"),
      ("positions: 99999999999999999999", "5:12: error: '99999999999999999999' is not a whole number"),
      ("storage: 0", "5:10: error: storage has to be 1 to 1000000, not 0"),
      ("clearance: SECERT", "5:12: error: there is no classification 'SECERT'; did you mean 'SECRET'?"),
      ("handling: 5", "5:11: error: time needs a unit; use us, ms, s, min, h or d"),
      ("handling: 5 bd", "5:11: error: 'bd' is not a unit of time; use us, ms, s, min, h or d"),
      ("handling: -5 s", "5:11: error: '-5 s' is not a span from 0 to 10000 years"),
      (
        "handling: [5 s]",
        "5:11: error: a random quantity is wanted here, not a list; write it as {key: value, …}"
      ),
    ])
  func refused(fields: String, message: String) {
    #expect(stationFinding(fields) == "net.yaml:\(message)")
  }

  @Test("A station of which only the indicator is given")
  func bare() throws {
    let station = try station("")
    #expect(station.indicator.description == "RUEHTA")
    #expect(station.name == "RUEHTA")
    #expect(station.kind == .tributary)
    #expect(station.position == nil)
    #expect(station.timeZone == "UTC")
    #expect(station.guards == [])
    #expect(station.hours == nil)
    #expect(station.handling == .constant(0))
    #expect(station.positions == 1)
    #expect(station.storage == nil)
    #expect(station.clearance == .topSecret)
  }

  @Test("Every field of a station")
  func full() throws {
    let station = try station(
      """
      name: AMEMBASSY ASTANA, kind: gateway, position: [51.17, 71.43], timeZone: Asia/Almaty,
      guards: [RUEHAST, RUEHASX], handling: {exponential: 90 s}, positions: 2, storage: 500,
      clearance: SECRET, hours: {open: "08:30", close: "17:00", days: Mon-Fri, callIn: 30 min, wakes: [FLASH]}
      """)
    #expect(station.name == "AMEMBASSY ASTANA")
    #expect(station.kind == .gateway)
    #expect(station.position == GeographicPosition(latitude: 51.17, longitude: 71.43))
    #expect(station.timeZone == "Asia/Almaty")
    #expect(station.guards.map(\.description) == ["RUEHAST", "RUEHASX"])
    #expect(station.handling == .exponential(mean: 90e6))
    #expect(station.positions == 2)
    #expect(station.storage == 500)
    #expect(station.clearance == .secret)
    #expect(
      station.hours
        == OfficeHours(open: 510, close: 1020, days: [0, 1, 2, 3, 4], callIn: .minutes(30), wakes: [.flash]))
  }

  @Test("What a station does not say is as the defaults say, field by field")
  func defaults() throws {
    let defaults =
      "handling: 5 s, positions: 3, storage: 9, clearance: CONFIDENTIAL, timeZone: Asia/Tokyo, kind: relay"
    let plain = try station("", defaults: defaults)
    #expect(plain.handling == .constant(5e6))
    #expect((plain.positions, plain.storage) == (3, 9))
    #expect((plain.clearance, plain.timeZone, plain.kind) == (.confidential, "Asia/Tokyo", .relay))
    let other = try station("positions: 1, kind: tributary", defaults: defaults)
    #expect((other.positions, other.storage) == (1, 9))
    #expect((other.clearance, other.kind) == (.confidential, .tributary))
  }

  @Test("An office that is always staffed says so where the default has hours")
  func always() throws {
    let defaults = #"hours: {open: "08:00", close: "17:00"}"#
    #expect(try station("", defaults: defaults).hours?.open == 480)
    #expect(try station("hours: always", defaults: defaults).hours == nil)
  }

  @Test("A name is its text, whatever YAML would make of it", arguments: ["no", "null", "1e3", "12:30"])
  func names(name: String) throws {
    #expect(try station("name: \(name)").name == name)
  }

  @Test(
    "Only what can be the same for many stations is a default",
    arguments: ["id", "name", "position", "guards"])
  func noDefault(field: String) {
    let text =
      "format: cablesim-topology/1\nname: One\ndefaults:\n  station: {\(field): x}\nstations: [{id: RUEHC}]\n"
    let found = findings(in: text)
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("net.yaml:4:13: error: the default station has no field '\(field)'") == true)
  }
}
