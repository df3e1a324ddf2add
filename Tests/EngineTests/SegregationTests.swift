import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// One copy a circuit, with those that the next station is responsible for.
@Suite("Segregation")
struct SegregationTests {
  typealias Sending = Outcome.Sending

  /// A relay `RHUB` with three posts behind it, and a post `RAAA` that files.
  private static let star = """
    stations: [{id: RAAA}, {id: RHUB, kind: relay}, {id: RBBB, guards: [RBBG]}, {id: RCCC}, {id: RDDD}]
    circuits:
      - {from: RAAA, to: RHUB, speed: 1000 cps}
      - {from: RHUB, to: RBBB, speed: 1000 cps}
      - {between: [RHUB, RCCC], speed: 1000 cps}
      - {from: RCCC, to: RDDD, speed: 1000 cps}
    collectives:
      - {id: RHCREAST, name: EAST COLLECTIVE, heldAt: RHUB, members: [RBBB, RCCC, RDDD, RAAA]}
      - {id: RHCRALL, name: ALL COLLECTIVE, heldAt: RHUB, members: [RHCREAST, RHUB]}
    """

  @Test("routing lines name exactly whom the next station has to reach, in alphabetical order")
  func routingLines() throws {
    var exercise = try Exercise(Self.star)
    exercise.file(at: 0, to: ["RDDD", "RBBB", "RCCC", "RHUB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.routingLines("RAAA>RHUB") == ["RBBB RCCC RDDD RHUB"])
    #expect(outcome.routingLines("RHUB>RBBB") == ["RBBB"])
    #expect(outcome.routingLines("RHUB>RCCC") == ["RCCC RDDD"])
    #expect(outcome.routingLines("RCCC>RDDD") == ["RDDD"])
    #expect(outcome.records.addressees.count == 4)
    #expect(outcome.stopReason == .allDelivered)
    #expect(outcome.end == micro(3))
  }

  @Test("each transmission names the one that brought it")
  func causes() throws {
    var exercise = try Exercise(Self.star)
    exercise.file(at: 0, to: ["RBBB", "RDDD"], lasting: 1)
    let outcome = exercise.run()
    let first = outcome.rows("RAAA>RHUB").first
    #expect(first?.cause == nil)
    #expect(outcome.rows("RHUB>RBBB").first?.cause == first?.transmission)
    #expect(outcome.rows("RHUB>RCCC").first?.cause == first?.transmission)
    #expect(outcome.rows("RCCC>RDDD").first?.cause == outcome.rows("RHUB>RCCC").first?.transmission)
    #expect(outcome.addressee(1, "RDDD")?.lastTransmission == outcome.rows("RCCC>RDDD").first?.transmission)
  }

  @Test("a guarded indicator goes where its guard is, under its own name")
  func guarded() throws {
    var exercise = try Exercise(Self.star)
    exercise.file(at: 0, to: ["RBBG", "RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.routingLines("RHUB>RBBB") == ["RBBB RBBG"])
    #expect(outcome.received(1, "RBBG") == micro(2))
  }

  // MARK: Collectives

  @Test("a collective's holder puts its members in its place, minus originator, exempt and named posts")
  func collective() throws {
    var exercise = try Exercise(Self.star)
    exercise.file(.immediate, at: 0, to: ["RCCC"], info: ["RHCREAST"], exempt: ["RBBB"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.routingLines("RAAA>RHUB") == ["RCCC RHCREAST"])
    #expect(outcome.routingLines("RHUB>RCCC") == ["RCCC RDDD"])
    #expect(outcome.rows("RHUB>RBBB").isEmpty)
    #expect(outcome.addressee(1, "RCCC")?.collective == nil)
    #expect(outcome.addressee(1, "RDDD")?.collective == 0)
    #expect(outcome.addressee(1, "RDDD")?.role == .info)
    // The originator is a member, and does not get its own cable.
    #expect(outcome.records.addressees.count == 2)
  }

  @Test("a collective within a collective is resolved as well, nobody twice")
  func nested() throws {
    var exercise = try Exercise(Self.star)
    exercise.file(at: 0, to: ["RHCRALL"], info: ["RHCREAST"], lasting: 1)
    let outcome = exercise.run()
    #expect(
      outcome.records.addressees.compactMap(\.indicator?.description).sorted() == [
        "RBBB", "RCCC", "RDDD", "RHUB",
      ])
    #expect(outcome.records.addressees.allSatisfy { $0.status == .delivered })
  }

  @Test("where the indicator stands for the members it is the collective's as delivered, H turned to U")
  func expansionByIndicator() throws {
    var exercise = try Exercise(Self.star)
    exercise.policy.expansion = .indicator
    exercise.file(at: 0, to: ["RHCREAST"], lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.routingLines("RAAA>RHUB") == ["RHCREAST"])
    #expect(outcome.routingLines("RHUB>RBBB") == ["RUCREAST"])
    #expect(outcome.routingLines("RHUB>RCCC") == ["RUCREAST"])
    #expect(outcome.routingLines("RCCC>RDDD") == ["RUCREAST"])
    #expect(outcome.records.addressees.count == 3)
    #expect(outcome.stopReason == .allDelivered)
  }

  // MARK: Two precedences

  @Test(
    "FLASH addressees get their own copy, or none, or each precedence gets one",
    arguments: [
      (
        Policy.DualPrecedence.flashOnly,
        [Precedence.flash: "RBBB", .immediate: "RCCC RDDD"]
      ),
      (.never, [.flash: "RBBB RCCC RDDD"]),
      (.always, [.flash: "RBBB", .immediate: "RCCC", .routine: "RDDD"]),
    ])
  func split(_ policy: Policy.DualPrecedence, lines: [Precedence: String]) throws {
    var exercise = try Exercise(Self.star)
    exercise.policy.splitDual = policy
    exercise.policy.preemption = .none
    exercise.file(.flash, at: 0, to: ["RBBB", "RCCC", "RDDD"], lasting: 1)
    exercise.scenario.filings[0].parties[1].precedence = .immediate
    exercise.scenario.filings[0].parties[2].precedence = .routine
    let outcome = exercise.run()
    for precedence in Precedence.allCases {
      let rows = outcome.rows("RAAA>RHUB").filter { $0.precedence == precedence }
      #expect(rows.map(outcome.routingLine).first == lines[precedence], "\(precedence)")
    }
    // Separate copies leave in the order of their precedence.
    let order = outcome.rows("RAAA>RHUB").map(\.precedence)
    #expect(order == order.sorted(by: >))
    #expect(outcome.records.addressees.allSatisfy { $0.status == .delivered })
  }

  @Test("behind the relay a copy has the precedence of the highest it still has to reach")
  func precedenceOfRest() throws {
    var exercise = try Exercise(Self.star)
    exercise.policy.splitDual = .never
    exercise.file(.immediate, at: 0, to: ["RBBB"], info: ["RDDD"], infoPrecedence: .routine, lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.rows("RAAA>RHUB").map(\.precedence) == [.immediate])
    #expect(outcome.rows("RHUB>RBBB").map(\.precedence) == [.immediate])
    #expect(outcome.rows("RHUB>RCCC").map(\.precedence) == [.routine])
  }

  @Test("night action travels as IMMEDIATE and splits from nothing")
  func nightActionSplits() throws {
    var exercise = try Exercise(Self.star)
    exercise.policy.splitDual = .always
    exercise.file(
      .niactImmediate, at: 0, to: ["RBBB"], info: ["RCCC"], infoPrecedence: .immediate, lasting: 1)
    let outcome = exercise.run()
    #expect(outcome.routingLines("RAAA>RHUB") == ["RBBB RCCC"])
    #expect(outcome.addressee(1, "RBBB")?.precedence == .niactImmediate)
  }

  // MARK: Sections

  @Test("an addressee has received a cable when the last section to come has been handled")
  func sections() throws {
    var exercise = try Exercise(Self.star)
    exercise.file(at: 0, to: ["RCCC", "RBBB"], lasting: 2, 3, 1)
    let outcome = exercise.run()
    // Each section goes on by itself: 2, 5 and 6 at the relay; the circuits onward are idle in between.
    #expect(
      outcome.sendings("RHUB>RBBB") == [
        Sending(1, section: 1, 2, 4), Sending(1, section: 2, 5, 8), Sending(1, section: 3, 8, 9),
      ])
    #expect(outcome.received(1, "RBBB") == micro(9))
    #expect(outcome.channelNumbers("RHUB>RBBB") == ["001", "002", "003"])
  }

  @Test("sections may overtake each other on parallel channels, and the last to come counts")
  func overtaking() throws {
    var exercise = try Exercise.circuit("channels: 2")
    exercise.file(at: 0, to: ["RBBB"], lasting: 9, 2, 2)
    let outcome = exercise.run()
    #expect(
      outcome.sendings() == [
        Sending(1, section: 2, 0, 2), Sending(1, section: 1, 0, 9), Sending(1, section: 3, 2, 4),
      ])
    #expect(outcome.received(1) == micro(9))
  }

  @Test("a text of the background load too long for one section goes in equal ones")
  func longText() throws {
    var exercise = try Exercise.circuit(seconds: 30)
    // Ten lines of 69 characters are a section of 690 at most: 1500 characters are three of 500.
    exercise.policy.sectionLines = 10
    exercise.load(every: .constant(20), lasting: .constant(1.5))
    exercise.scenario.traffic[0].sections = nil
    let outcome = exercise.run()
    #expect(outcome.records.messages.first?.sections == 3)
    #expect(
      outcome.sendings() == [
        Sending(1, section: 1, 20, 20.5), Sending(1, section: 2, 20.5, 21), Sending(1, section: 3, 21, 21.5),
      ])
    exercise.scenario.traffic[0].sections = 2
    #expect(exercise.run().sendings().map(\.section) == [1, 2])
  }
}
