import CableFormat
import Distribution
import RelayNetwork
import Scenario
import Testing

/// Who is called, collectives resolved.
@Suite("Addressing")
struct AddressingTests {
  private static let star = """
    stations: [{id: RUEA}, {id: RUEH}, {id: RUEB}, {id: RUEC, guards: [RUECXX]}, {id: RUED}]
    circuits:
      - {between: [RUEA, RUEH], speed: 100 cps}
      - {between: [RUEH, RUEB], speed: 100 cps}
      - {between: [RUEH, RUEC], speed: 100 cps}
      - {between: [RUEH, RUED], speed: 100 cps}

    """

  private func called(_ run: Run) -> [String] {
    run.addressees.sorted { $0.addressee < $1.addressee }.map {
      "\($0.role) \($0.indicator?.description ?? "?")"
        + ($0.collective.map { " via \(run.topology.collectives[$0].indicator)" } ?? "")
    }
  }

  @Test("A collective's members are called in its place, in the order of its list, with its role")
  func members() throws {
    let network = try Network(
      Self.star + "collectives: [{id: RUCOLL, heldAt: RUEH, members: [RUED, RUEB, RUEC]}]")
    let run = try network.run(network.filing(from: "RUEA", to: "RUEH", info: "RUCOLL"))
    #expect(
      called(run) == [
        "action RUEH", "info RUED via RUCOLL", "info RUEB via RUCOLL", "info RUEC via RUCOLL",
      ])
    #expect(run.addressees.allSatisfy { $0.status == .delivered })
  }

  @Test("The relay that holds the list puts the members in the collective's place")
  func replacedAtHolder() throws {
    let network = try Network(
      Self.star + "collectives: [{id: RUCOLL, heldAt: RUEH, members: [RUED, RUEB, RUEC]}]")
    let run = try network.run(network.filing(from: "RUEA", to: "RUCOLL"))
    #expect(run.routingLines(on: "RUEA>RUEH") == ["RR RUCOLL"])
    #expect(run.routingLines(on: "RUEH>RUEB") == ["RR RUEB"])
    #expect(run.routingLines(on: "RUEH>RUEC") == ["RR RUEC"])
  }

  @Test(
    "Not called through a collective is",
    arguments: [
      ("an exempt post", "RUEH", "RUCOLL", "RUEB", ["action RUEH", "info RUEC via RUCOLL"]),
      (
        "the originator", "RUEH", "RUCOLL", "",
        ["action RUEH", "info RUEB via RUCOLL", "info RUEC via RUCOLL"]
      ),
      ("a post addressed by name", "RUEB", "RUCOLL", "", ["action RUEB", "info RUEC via RUCOLL"]),
      (
        "a post addressed by another indicator", "RUECXX", "RUCOLL", "",
        ["action RUECXX", "info RUEB via RUCOLL"]
      ),
      (
        "a post named behind the collective", "RUEH", "RUCOLL RUEC", "",
        ["action RUEH", "info RUEC", "info RUEB via RUCOLL"]
      ),
    ])
  func exclusions(why: String, to: String, info: String, exempt: String, expected: [String]) throws {
    let network = try Network(
      Self.star + "collectives: [{id: RUCOLL, heldAt: RUEH, members: [RUEA, RUEB, RUEC]}]")
    let run = try network.run(network.filing(from: "RUEA", to: to, info: info, exempt: exempt))
    #expect(called(run) == expected, "\(why)")
    #expect(run.addressees.allSatisfy { $0.status == .delivered })
  }

  @Test("A post in two collectives is called once, through the one that comes first")
  func twoCollectives() throws {
    let network = try Network(
      Self.star + """
        collectives:
          - {id: RUCOLB, heldAt: RUEH, members: [RUEB, RUEC]}
          - {id: RUCOLA, heldAt: RUEA, members: [RUEC, RUED]}
        """)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEH", info: "RUCOLB RUCOLA"))
    #expect(
      called(run) == [
        "action RUEH", "info RUEB via RUCOLB", "info RUEC via RUCOLB", "info RUED via RUCOLA",
      ])
    #expect(run.hops.filter { run.topology[$0.record.circuit].name == "RUEH>RUEC" }.count == 1)
  }

  @Test("A collective inside a collective is resolved once, though the two name each other")
  func nested() throws {
    let network = try Network(
      Self.star + """
        collectives:
          - {id: RUCOLA, heldAt: RUEH, members: [RUEB, RUCOLB]}
          - {id: RUCOLB, heldAt: RUEH, members: [RUEC, RUCOLA]}
        """)
    let run = try network.run(network.filing(from: "RUEA", to: "RUCOLA"))
    #expect(called(run) == ["action RUEB via RUCOLA", "action RUEC via RUCOLA"])
    #expect(run.stopReason == .allDelivered)
  }

  @Test("A collective of which nobody is left goes to its relay and no further")
  func nobodyLeft() throws {
    let network = try Network(Self.star + "collectives: [{id: RUCOLL, heldAt: RUEH, members: [RUEB]}]")
    let run = try network.run(network.filing(from: "RUEA", to: "RUEC", info: "RUCOLL", exempt: "RUEB"))
    #expect(called(run) == ["action RUEC"])
    #expect(run.order(on: "RUEH>RUEB") == [])
    #expect(run.stopReason == .allDelivered)
  }

  @Test("Two addressees that one facility serves both have the cable, and the routing line calls it once")
  func sharedIndicator() throws {
    let network = try Network(Self.star)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", info: "RUEC RUEB"))
    #expect(called(run) == ["action RUEB", "info RUEC", "info RUEB"])
    #expect(run.addressees.allSatisfy { $0.status == .delivered })
    #expect(run.routingLines(on: "RUEA>RUEH") == ["RR RUEB RUEC"])
  }

  @Test("A routing line lists the indicators of the next station's responsibility, sorted")
  func sorted() throws {
    let network = try Network(Self.star)
    let run = try network.run(network.filing(from: "RUEA", to: "RUED", info: "RUECXX RUEB RUEC RUEH"))
    #expect(run.routingLines(on: "RUEA>RUEH") == ["RR RUEB RUEC RUECXX RUED RUEH"])
    #expect(run.routingLines(on: "RUEH>RUEC") == ["RR RUEC RUECXX"])
  }

  @Test(
    "A cable of several precedences goes in copies as the policy says",
    arguments: [
      (Policy.DualPrecedence.never, ["ZZ RUEB RUEC RUED RUEE"]),
      (.flashOnly, ["OO RUEC RUED RUEE", "ZZ RUEB"]),
      (.always, ["OO RUEC", "PP RUED RUEE", "ZZ RUEB"]),
    ])
  func splitting(policy: Policy.DualPrecedence, expected: [String]) throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEH}, {id: RUEB}, {id: RUEC}, {id: RUED}, {id: RUEE}]
      circuits:
        - {between: [RUEA, RUEH], speed: 100 cps}
        - {between: [RUEH, RUEB], speed: 100 cps}
        - {between: [RUEH, RUEC], speed: 100 cps}
        - {between: [RUEH, RUED], speed: 100 cps}
        - {between: [RUEH, RUEE], speed: 100 cps}
      """)
    var rules = Policy()
    rules.splitDual = policy
    let run = try network.run(
      network.filing(from: "RUEA", .flash, to: "RUEB/Z RUEC/O", info: "RUED/P RUEE/P"), policy: rules)
    #expect(run.routingLines(on: "RUEA>RUEH") == expected)
    #expect(run.addressees.allSatisfy { $0.status == .delivered })
  }

  @Test("Night action goes with IMMEDIATE in one copy even where each precedence has its own: both are O")
  func nightAction() throws {
    let network = try Network(Self.star)
    var filing = try network.filing(from: "RUEA", .immediate, to: "RUEB RUEC", info: "RUED/P")
    filing.parties[1].precedence = .niactImmediate
    var policy = Policy()
    policy.splitDual = .always
    let run = network.run(filing, policy: policy)
    #expect(run.routingLines(on: "RUEA>RUEH") == ["OO RUEB RUEC", "PP RUED"])
  }
}
