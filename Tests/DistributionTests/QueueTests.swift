import CableFormat
import Distribution
import EventKernel
import Testing

/// In which order copies are handled and sent.
@Suite("A queue")
struct QueueTests {
  private static let line = """
    stations: [{id: RUEA}, {id: RUEB}]
    circuits: [{from: RUEA, to: RUEB, speed: 10 cps}]
    """

  @Test("IMMEDIATE overtakes PRIORITY and ROUTINE that wait for a circuit, but not what is on it")
  func overtaking() throws {
    let network = try Network(Self.line)
    let run = try network.run(
      network.filing(from: "RUEA", at: 0, .routine, to: "RUEB"),
      network.filing(from: "RUEA", at: 1_000_000, .routine, to: "RUEB"),
      network.filing(from: "RUEA", at: 2_000_000, .priority, to: "RUEB"),
      network.filing(from: "RUEA", at: 3_000_000, .immediate, to: "RUEB"))
    #expect(
      run.transmissions == [
        "1/1 RUEA>RUEB 001 ROUTINE RUEB: 0 0 10000000 10000000",
        "4/1 RUEA>RUEB 002 IMMEDIATE RUEB: 3000000 10000000 20000000 20000000",
        "3/1 RUEA>RUEB 003 PRIORITY RUEB: 2000000 20000000 30000000 30000000",
        "2/1 RUEA>RUEB 004 ROUTINE RUEB: 1000000 30000000 40000000 40000000",
      ])
  }

  @Test("All precedences filed at one moment leave in their order, however they were given")
  func allPrecedences() throws {
    let network = try Network(Self.line)
    let given: [Precedence] = [.routine, .priority, .immediate, .flash, .flashOverride]
    let run = network.run(try given.map { try network.filing(from: "RUEA", $0, to: "RUEB") })
    #expect(
      run.hops.map(\.record.precedence) == [.flashOverride, .flash, .immediate, .priority, .routine])
  }

  @Test("Inside a precedence the first come is the first served")
  func fifo() throws {
    let network = try Network(Self.line)
    let run = network.run(
      try (0..<5).map { try network.filing(from: "RUEA", at: $0 * 1_000_000, .priority, to: "RUEB") })
    #expect(run.order(on: "RUEA>RUEB") == ["1/1", "2/1", "3/1", "4/1", "5/1"])
  }

  @Test("NIACT IMMEDIATE is no class of its own on a circuit")
  func niact() throws {
    let network = try Network(Self.line)
    let run = try network.run(
      network.filing(from: "RUEA", at: 0, .routine, to: "RUEB"),
      network.filing(from: "RUEA", at: 1_000_000, .immediate, to: "RUEB"),
      network.filing(from: "RUEA", at: 2_000_000, .niactImmediate, to: "RUEB"),
      network.filing(from: "RUEA", at: 3_000_000, .immediate, to: "RUEB"))
    #expect(run.order(on: "RUEA>RUEB") == ["1/1", "2/1", "3/1", "4/1"])
    #expect(run.hops.last?.record.precedence == .immediate)
    #expect(run.addressees.map(\.precedence) == [.routine, .immediate, .niactImmediate, .immediate])
  }

  @Test("A station's positions take the highest precedence first, then the first come")
  func handling() throws {
    let network = try Network("stations: [{id: RUEA, handling: 5 s}]")
    let run = try network.run(
      network.filing(from: "RUEA", at: 0, .routine, to: "RUEA"),
      network.filing(from: "RUEA", at: 1_000_000, .routine, to: "RUEA"),
      network.filing(from: "RUEA", at: 2_000_000, .routine, to: "RUEA"),
      network.filing(from: "RUEA", at: 3_000_000, .flash, to: "RUEA"))
    #expect(
      run.handlingLines == [
        "1/1 RUEA: 0 0 5000000", "4/1 RUEA: 3000000 5000000 10000000", "2/1 RUEA: 1000000 10000000 15000000",
        "3/1 RUEA: 2000000 15000000 20000000",
      ])
  }

  @Test("A copy waits by the highest precedence among those it has to reach")
  func precedenceOfCopy() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEH}, {id: RUEB}, {id: RUEC}]
      circuits:
        - {from: RUEA, to: RUEH, speed: 10 cps}
        - {from: RUEH, to: RUEB, speed: 10 cps}
        - {from: RUEH, to: RUEC, speed: 10 cps}
      """)
    let run = try network.run(
      network.filing(from: "RUEA", .immediate, to: "RUEB/O", info: "RUEC/R"))
    #expect(run.routingLines(on: "RUEA>RUEH") == ["OO RUEB RUEC"])
    #expect(run.routingLines(on: "RUEH>RUEB") == ["OO RUEB"])
    #expect(run.routingLines(on: "RUEH>RUEC") == ["RR RUEC"])
  }
}

/// What the written order of simultaneous events means for cables.
@Suite("At one instant")
struct SimultaneityTests {
  @Test("A circuit that gets free takes the highest precedence filed at that very moment")
  func releaseBeforeSeize() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps}]
      """)
    let run = try network.run(
      network.filing(from: "RUEA", at: 0, .routine, to: "RUEB"),
      network.filing(from: "RUEA", at: 1_000_000, .routine, to: "RUEB"),
      network.filing(from: "RUEA", at: 10_000_000, .priority, to: "RUEB"))
    #expect(run.order(on: "RUEA>RUEB") == ["1/1", "3/1", "2/1"])
  }

  @Test("A position that gets free takes the highest precedence received at that very moment")
  func receiptBeforeStart() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB, handling: 10 s}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps}]
      """)
    // At 20 s a position gets free, a routine cable waits for it, and an immediate one comes in.
    let run = try network.run(
      network.filing(from: "RUEA", at: 10_000_000, .immediate, to: "RUEB"),
      network.filing(from: "RUEB", at: 10_000_000, .routine, to: "RUEB"),
      network.filing(from: "RUEB", at: 11_000_000, .routine, to: "RUEB"))
    #expect(
      run.handlingLines == [
        "2/1 RUEB: 10000000 10000000 20000000", "1/1 RUEB: 20000000 20000000 30000000",
        "3/1 RUEB: 11000000 30000000 40000000",
      ])
  }

  @Test("Handled at one instant, copies are queued in the order of cables")
  func endsOfHandling() throws {
    let network = try Network(
      """
      stations: [{id: RUEA, handling: 5 s, positions: 2}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps}]
      """)
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUEB", characters: [45, 45]),
      network.filing(from: "RUEA", to: "RUEB", characters: [45]),
      network.filing(from: "RUEA", .immediate, to: "RUEB", characters: [45]))
    // The urgent one is filed first, and handled beside the first section of the next.
    #expect(run.messages.map(\.filing) == [2, 0, 1])
    #expect(run.order(on: "RUEA>RUEB") == ["1/1", "2/1", "2/2", "3/1"])
  }

  @Test("A handling that ends comes before a cable that is filed at that moment")
  func handlingBeforeFiling() throws {
    let network = try Network(
      """
      stations: [{id: RUEA, handling: 5 s, positions: 2}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps, firstChannelNumber: 500}]
      """)
    let run = try network.run(
      network.filing(from: "RUEA", at: 0, to: "RUEB"),
      network.filing(from: "RUEA", at: 5_000_000, .immediate, to: "RUEB"))
    #expect(
      run.transmissions == [
        "1/1 RUEA>RUEB 500 ROUTINE RUEB: 5000000 5000000 15000000 15000000",
        "2/1 RUEA>RUEB 501 IMMEDIATE RUEB: 10000000 15000000 25000000 25000000",
      ])
  }

  @Test("Events that meet are counted, and none are where nothing meets")
  func ties() throws {
    let network = try Network(
      """
      stations: [{id: RUEA, handling: 5 s}, {id: RUEB, handling: 5 s}]
      circuits: [{between: [RUEA, RUEB], speed: 10 cps}]
      """)
    let alone = try network.run(network.filing(from: "RUEA", to: "RUEB"))
    #expect(alone.ties == 0)
    let met = try network.run(
      network.filing(from: "RUEA", to: "RUEB"), network.filing(from: "RUEB", to: "RUEA"))
    #expect(met.ties > 0)
  }

  @Test("The order in which cables are given decides between cables filed at one moment, not their content")
  func givenOrder() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}, {id: RUEC}]
      circuits: [{from: RUEA, to: RUEB, speed: 10 cps}, {from: RUEC, to: RUEB, speed: 10 cps}]
      """)
    let first = try network.filing(from: "RUEC", to: "RUEB")
    let second = try network.filing(from: "RUEA", to: "RUEB")
    let run = network.run(first, second)
    #expect(run.messages.map(\.filing) == [0, 1])
    #expect(run.messages.map(\.message) == [1, 2])
  }
}
