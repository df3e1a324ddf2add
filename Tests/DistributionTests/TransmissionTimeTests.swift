import CableFormat
import Distribution
import EventKernel
import Scenario
import Testing

/// Timelines worked out by hand, to the microsecond.
@Suite("A transmission")
struct TransmissionTimeTests {
  @Test("takes text and overhead at the speed of the circuit, and arrives a propagation delay later")
  func oneHop() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps, propagation: 270 ms}]
      """)
    // (45 + 55) characters at 10 a second.
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", characters: [45]))
    #expect(run.transmissions == ["1/1 RUEA>RUEB 001 ROUTINE RUEB: 0 0 10000000 10270000"])
    #expect(run.deliveries == ["1 RUEB delivered: 10270000 10270000"])
    #expect(run.stopReason == .allDelivered)
    #expect(run.end == Network.start + TimeSpan(microseconds: 10_270_000))
  }

  @Test(
    "lasts as long as its speed says, to the nearest microsecond",
    arguments: [
      ("75 bd", 10_000_000), ("100 wpm", 10_000_000), ("60 wpm", 16_666_667), ("7 cps", 14_285_714),
      ("2400 bps", 312_500), ("9.6 kbps", 78_125),
    ])
  func speeds(speed: String, microseconds: Int64) throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: \(speed)}]
      """)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", characters: [45]))
    #expect(
      run.transmissions == ["1/1 RUEA>RUEB 001 ROUTINE RUEB: 0 0 \(microseconds) \(microseconds)"])
  }

  @Test(
    "has the overhead that the policy says", arguments: [(0, 4_500_000), (55, 10_000_000), (100, 14_500_000)])
  func overhead(characters: Int, microseconds: Int64) throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps}]
      """)
    var policy = Policy()
    policy.overheadCharacters = characters
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUEB", characters: [45]), policy: policy)
    #expect(run.deliveries == ["1 RUEB delivered: \(microseconds) \(microseconds)"])
  }

  @Test("goes through a relay: handled at each station, then queued, sent and received")
  func threeStations() throws {
    let network = try Network(
      """
      defaults: {station: {handling: 5 s}}
      stations: [{id: RUEA}, {id: RUEH, kind: relay, handling: 2 s}, {id: RUEB}]
      circuits:
        - {from: RUEA, to: RUEH, speed: 10 cps, propagation: 270 ms}
        - {from: RUEH, to: RUEB, speed: 50 cps, propagation: 1 ms}
      """)
    let run = try network.run(network.filing(from: "RUEA", at: 1_000_000, to: "RUEB", characters: [145]))
    #expect(
      run.transmissions == [
        "1/1 RUEA>RUEH 001 ROUTINE RUEB: 6000000 6000000 26000000 26270000",
        "1/1 RUEH>RUEB 001 ROUTINE RUEB: 28270000 28270000 32270000 32271000",
      ])
    #expect(
      run.handlingLines == [
        "1/1 RUEA: 1000000 1000000 6000000", "1/1 RUEH: 26270000 26270000 28270000",
        "1/1 RUEB: 32271000 32271000 37271000",
      ])
    #expect(run.deliveries == ["1 RUEB delivered: 37271000 37271000"])
    #expect(run.hops.map(\.record.cause) == [nil, 1])
  }

  @Test("of one section follows that of another on one channel, each with its own number")
  func sectionsOnOneChannel() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB, handling: 3 s}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps, propagation: 1 s}]
      """)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", characters: [45, 145, 5]))
    #expect(
      run.transmissions == [
        "1/1 RUEA>RUEB 001 ROUTINE RUEB: 0 0 10000000 11000000",
        "1/2 RUEA>RUEB 002 ROUTINE RUEB: 0 10000000 30000000 31000000",
        "1/3 RUEA>RUEB 003 ROUTINE RUEB: 0 30000000 36000000 37000000",
      ])
    // An addressee has received the cable when its last section has been handled.
    #expect(run.deliveries == ["1 RUEB delivered: 40000000 40000000"])
  }

  @Test("of one section goes beside that of another on two channels, and may overtake it")
  func sectionsOnTwoChannels() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps, channels: 2}]
      """)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEB", characters: [345, 45, 95]))
    #expect(
      run.transmissions == [
        "1/1 RUEA>RUEB 001 ROUTINE RUEB: 0 0 40000000 40000000",
        "1/2 RUEA>RUEB 002 ROUTINE RUEB: 0 0 10000000 10000000",
        "1/3 RUEA>RUEB 003 ROUTINE RUEB: 0 10000000 25000000 25000000",
      ])
    #expect(run.deliveries == ["1 RUEB delivered: 40000000 40000000"])
  }

  @Test(
    "waits while the station's positions are taken",
    arguments: [(1, 15_000_000), (2, 10_000_000), (3, 5_000_000)])
  func positions(count: Int, lastDelivery: Int64) throws {
    let network = try Network("stations: [{id: RUEA, handling: 5 s, positions: \(count)}]")
    let run = try network.run(network.filing(from: "RUEA", to: "RUEA", characters: [1, 1, 1]))
    #expect(run.deliveries == ["1 RUEA delivered: \(lastDelivery) \(lastDelivery)"])
  }

  @Test("is not needed for an addressee whom the originating station serves itself")
  func localAddressee() throws {
    let network = try Network(
      """
      stations: [{id: RUEA, guards: [RUEAXX], handling: 4 s}, {id: RUEB}]
      circuits: [{between: [RUEA, RUEB], speed: 10 cps}]
      """)
    let run = try network.run(network.filing(from: "RUEA", to: "RUEAXX RUEB"))
    #expect(
      run.deliveries == ["1 RUEAXX delivered: 4000000 4000000", "1 RUEB delivered: 14000000 14000000"])
    #expect(run.routingLines(on: "RUEA>RUEB") == ["RR RUEB"])
  }

  @Test("is the same though a station that no circuit reaches is added, before all others")
  func unconnectedStation() throws {
    func run(_ more: String) throws -> Run {
      let network = try Network(
        """
        defaults: {station: {handling: {exponential: 30 s}}}
        stations: [\(more){id: RUEA}, {id: RUEH}, {id: RUEB}]
        circuits: [{between: [RUEA, RUEH], speed: 10 cps}, {between: [RUEH, RUEB], speed: 10 cps}]
        """)
      return try network.run(
        network.filing(from: "RUEA", to: "RUEB", info: "RUEH", characters: [45, 45]),
        network.filing(from: "RUEB", .priority, to: "RUEA"))
    }
    let (without, with) = (try run(""), try run("{id: RUAA}, "))
    #expect(without.transmissions == with.transmissions)
    #expect(without.deliveries == with.deliveries)
    #expect(without.handlingLines == with.handlingLines)
  }

  @Test("is not even begun where a handling drawn takes longer than can be counted")
  func endlessHandling() throws {
    let handling = "{lognormal: {median: 3 d, mean: 3000000 d}}"
    let network = try Network("stations: [{id: RUEA, handling: \(handling), positions: 1000000}]")
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUEA", characters: Array(repeating: 1, count: 20_000)))
    #expect(run.stopReason == .horizon)
  }

  @Test("of a later handling keeps its drawn time whatever else is filed")
  func drawsAreKeyed() throws {
    let network = try Network(
      """
      stations: [{id: RUEA, handling: {exponential: 90 s}, positions: 9}, {id: RUEB}, {id: RUEC}]
      circuits: [{between: [RUEA, RUEB], speed: 10 cps}, {between: [RUEA, RUEC], speed: 10 cps}]
      """)
    let wanted = try network.filing(from: "RUEA", at: 60_000_000, to: "RUEB")
    let alone = network.run(wanted)
    let accompanied = try network.run(network.filing(from: "RUEA", to: "RUEC"), wanted)
    #expect(
      alone.handlings.map(\.endedAt).last == accompanied.handlings.filter { $0.message == 2 }.last?.endedAt)
    let other = network.run([wanted], seed: 2)
    #expect(other.handlings.map(\.endedAt) != alone.handlings.map(\.endedAt))
  }
}
