import CableFormat
import Distribution
import EventKernel
import Testing

/// Why a run ends, and where it leaves what is under way.
@Suite("A run ends")
struct EndingTests {
  private static let line = """
    stations: [{id: RUEA, handling: 5 s}, {id: RUEB, handling: 5 s}]
    circuits: [{from: RUEA, to: RUEB, speed: 10 cps, propagation: 2 s}]
    """

  @Test("when every addressee has every cable: all delivered")
  func allDelivered() throws {
    let network = try Network(Self.line)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB"))
    #expect(run.stopReason == .allDelivered)
    #expect(run.end == Network.start + .seconds(22))
  }

  @Test("when nothing is left to happen though somebody was refused: no events left")
  func noEventsLeft() throws {
    let network = try Network(Self.line)
    let run = try network.run(network.filing(from: "RUEA", to: "RUNONE"))
    #expect(run.stopReason == .noEventsLeft)
    #expect(run.stopReason.rawValue == "no events left")
    #expect(run.addressees.map(\.status) == [.rejected])
  }

  @Test(
    "at the end of the time it looks at, wherever the cable is: horizon",
    arguments: [
      (3, AddresseeStatus.inHandling), (10, .inTransmission), (16, .inTransmission), (20, .inHandling),
    ])
  func horizon(seconds: Int, status: AddresseeStatus) throws {
    let network = try Network(Self.line)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB"), for: .seconds(Int64(seconds)))
    #expect(run.stopReason == .horizon)
    #expect(run.end == Network.start + .seconds(Int64(seconds)))
    #expect(run.addressees.map(\.status) == [status])
  }

  @Test("with a copy that still waits in its queue, and one that is on the wire")
  func waiting() throws {
    let network = try Network(Self.line)
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUEB", characters: [45]),
      network.filing(from: "RUEA", to: "RUEB", characters: [45]), for: .seconds(12))
    #expect(run.addressees.map(\.status) == [.inTransmission, .inQueue])
    #expect(
      run.transmissions
        == [
          "2/1 RUEA>RUEB - ROUTINE RUEB: 10000000 - - - queued",
          "1/1 RUEA>RUEB 001 ROUTINE RUEB: 5000000 5000000 - - unfinished",
        ].reversed())
  }

  @Test("with what happens at its last moment")
  func lastMoment() throws {
    let network = try Network(Self.line)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB"), for: .seconds(22))
    #expect(run.addressees.map(\.status) == [.delivered])
    #expect(run.stopReason == .allDelivered)
  }

  @Test("at the horizon if a cable would be filed after it, of which there is no row")
  func filedTooLate() throws {
    let network = try Network(Self.line)
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUEB"), network.filing(from: "RUEA", at: 90_000_000, to: "RUEB"),
      for: .seconds(60))
    #expect(run.stopReason == .horizon)
    #expect(run.messages.count == 1)
    #expect(run.addressees.count == 1)
  }

  @Test("at once where nothing is filed, or nobody is addressed")
  func nothing() throws {
    let network = try Network(Self.line)
    #expect(network.run([]).stopReason == .allDelivered)
    let run = try network.run(network.filing(from: "RUEA", to: ""))
    #expect(run.stopReason == .allDelivered)
    #expect(run.addressees.isEmpty)
    #expect(run.hops.isEmpty)
  }
}
