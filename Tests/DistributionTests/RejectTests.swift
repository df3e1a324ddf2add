import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

/// Whom a cable cannot reach, with the reason, while the rest is delivered.
@Suite("Rejected is")
struct RejectTests {
  private static let line = """
    stations: [{id: RUEA}, {id: RUEH}, {id: RUEB}, {id: RUEX, clearance: SECRET}, {id: RUEZ}]
    circuits:
      - {between: [RUEA, RUEH], speed: 100 cps}
      - {between: [RUEH, RUEB], speed: 100 cps, clearance: SECRET}
      - {between: [RUEH, RUEX], speed: 100 cps}

    """

  @Test("an indicator that nobody knows: INV")
  func unknown() throws {
    let network = try Network(Self.line)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", info: "RUNONE RUEX"))
    #expect(
      run.deliveries == [
        "1 RUEB delivered: 2000000 2000000", "1 RUNONE rejected INV: - -",
        "1 RUEX delivered: 2000000 2000000",
      ])
    #expect(run.incidentLines == ["0 RUEA INV RUNONE: unknown routing indicator"])
    #expect(run.stopReason == .noEventsLeft)
    #expect(run.end == Network.start + .seconds(2))
  }

  @Test("an unknown indicator at the station whose table no longer sends it on")
  func unknownAfterDefault() throws {
    let network = try Network(Self.line + "routing: {tables: {RUEA: [{to: \"*\", via: [RUEH]}]}}")
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", info: "RUNONE"))
    #expect(run.routingLines(on: "RUEA>RUEH") == ["RR RUEB RUNONE"])
    #expect(run.incidentLines == ["1000000 RUEH INV RUNONE: unknown routing indicator"])
    #expect(run.addressees.count { $0.status == .delivered } == 1)
  }

  @Test("an addressee who has no indicator at all: INV")
  func nameless() throws {
    let network = try Network(Self.line)
    var filing = try network.filing(from: "RUEA", to: "RUEB")
    filing.parties.append(
      Filing.Party(indicator: nil, name: "SOMEBODY", role: .info, precedence: .routine))
    let run = network.run(filing)
    #expect(run.deliveries == ["1 RUEB delivered: 2000000 2000000", "1 ? rejected INV: - -"])
  }

  @Test("a cable more secret than the circuit or the destination may carry: SEC")
  func classification() throws {
    let network = try Network(Self.line)
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUEB", info: "RUEX RUEH", .topSecret),
      network.filing(from: "RUEA", to: "RUEB", info: "RUEX RUEH", .secret))
    #expect(
      run.addressees.filter { $0.message == 1 }.sorted { $0.addressee < $1.addressee }.map(\.reason) == [
        .classification, .classification, nil,
      ])
    #expect(run.addressees.filter { $0.message == 2 }.allSatisfy { $0.status == .delivered })
  }

  @Test("unreachable, not rejected, where the indicator is known but no circuit leads there: NOPATH")
  func noPath() throws {
    let network = try Network(Self.line)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", info: "RUEZ"))
    #expect(run.deliveries == ["1 RUEB delivered: 2000000 2000000", "1 RUEZ unreachable NOPATH: - -"])
    #expect(run.stopReason == .noEventsLeft)
  }

  @Test("what the tables lead in a circle: LOOP")
  func loop() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}, {id: RUEC}, {id: RUED}]
      circuits:
        - {between: [RUEA, RUEB], speed: 100 cps}
        - {between: [RUEB, RUEC], speed: 100 cps}
        - {between: [RUEC, RUEA], speed: 100 cps}
        - {between: [RUEC, RUED], speed: 100 cps}
      routing:
        tables:
          RUEA: [{to: RUED, via: [RUEB]}]
          RUEB: [{to: RUED, via: [RUEC]}]
          RUEC: [{to: RUED, via: [RUEA]}]
      """)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", info: "RUED"))
    #expect(run.addressees.first { $0.indicator == RoutingIndicator("RUED") }?.reason == .loop)
    #expect(run.addressees.first { $0.indicator == RoutingIndicator("RUEB") }?.status == .delivered)
    #expect(run.stopReason == .noEventsLeft)
  }

  @Test(
    "what would pass more circuits than the hop limit: HOPS", arguments: [(2, RejectReason.hops), (3, nil)])
  func hops(limit: Int, reason: RejectReason?) throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}, {id: RUEC}, {id: RUED}]
      circuits:
        - {between: [RUEA, RUEB], speed: 100 cps}
        - {between: [RUEB, RUEC], speed: 100 cps}
        - {between: [RUEC, RUED], speed: 100 cps}
      """)
    var policy = Policy()
    policy.hopLimit = limit
    let run = try network.run(network.filing(from: "RUEA", to: "RUED", info: "RUEC"), policy: policy)
    #expect(run.addressees.first { $0.indicator == RoutingIndicator("RUED") }?.reason == reason)
    #expect(run.addressees.first { $0.indicator == RoutingIndicator("RUEC") }?.status == .delivered)
  }

  @Test("every member of a collective that cannot be reached")
  func collective() throws {
    let network = try Network(
      Self.line + "collectives: [{id: RUCOLL, heldAt: RUEZ, members: [RUEX, RUEH]}]")
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", info: "RUCOLL"))
    #expect(
      run.deliveries == [
        "1 RUEB delivered: 2000000 2000000", "1 RUEX unreachable NOPATH: - -",
        "1 RUEH unreachable NOPATH: - -",
      ])
  }

  @Test("rejected once, though the cable has several sections")
  func once() throws {
    let network = try Network(Self.line)
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUNONE", info: "RUEB", characters: [45, 45, 45]))
    #expect(run.incidents.count == 1)
    #expect(run.addressees.count == 2)
  }
}
