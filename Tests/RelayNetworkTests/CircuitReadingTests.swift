import CableFormat
import EventKernel
import RelayNetwork
import Testing

@Suite("Reading a circuit")
struct CircuitReadingTests {
  @Test(
    "A field that says nothing sensible is pointed at",
    arguments: [
      ("between: [RUEHBK, RUEH]", "7:5: error: a circuit needs 'speed'; say it here or in the defaults"),
      (
        "speed: 75 bd",
        "7:5: error: a circuit needs its ends; write between: [A, B], or from: A and to: B for one direction"
      ),
      (
        "from: RUEH, speed: 75 bd",
        "7:5: error: a circuit needs its ends; write between: [A, B], or from: A and to: B for one direction"
      ),
      ("between: [RUEHBK], speed: 75 bd", "8:10: error: a circuit has two ends, not 1"),
      ("between: [RUEHBK, RUEH, RUEHBK], speed: 75 bd", "8:10: error: a circuit has two ends, not 3"),
      ("between: RUEHBK, speed: 75 bd", "8:10: error: a list of two stations is wanted here, not a value"),
      (
        "between: [RUEHBK, RUEHBK], speed: 75 bd",
        "7:5: error: a circuit needs two stations, not RUEHBK twice"
      ),
      ("between: [RUEHBK, RUEX], speed: 75 bd", "8:19: error: there is no station RUEX; did you mean RUEH?"),
      ("from: RUEHBK, to: RZZZZZ, speed: 75 bd", "8:19: error: there is no station RZZZZZ"),
      (
        "between: [RUEHBK, RUEH], from: RUEH, speed: 75 bd",
        "8:32: error: a circuit is given by 'between', or by 'from' and 'to'"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75", "8:33: error: speed needs a unit; use bd, bps, kbps, cps or wpm"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 ms",
        "8:33: error: 'ms' is not a unit of speed; use bd, bps, kbps, cps or wpm"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 0 bd",
        "8:33: error: a speed has to be 0.01 to 1000000000000 bd or characters a second"
      ),
      (
        "between: [RUEHBK, RUEH], speed: -75 bd",
        "8:33: error: a speed has to be 0.01 to 1000000000000 bd or characters a second"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 1e-300 bd",
        "8:33: error: a speed has to be 0.01 to 1000000000000 bd or characters a second"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 1e13 bd",
        "8:33: error: a speed has to be 0.01 to 1000000000000 bd or characters a second"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, unitsPerCharacter: 0",
        "8:59: error: a character has 1 to 100 units"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, unitsPerCharacter: 101",
        "8:59: error: a character has 1 to 100 units"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, channels: 0",
        "8:50: error: channels has to be 1 to 1000000, not 0"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, propagation: -1 ms",
        "8:53: error: '-1 ms' is not a span from 0 to 10000 years"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, firstChannelNumber: 0",
        "8:60: error: a channel number is 1 to 9999"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, firstChannelNumber: 10000",
        "8:60: error: a channel number is 1 to 9999"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, clearance: PUBLIC",
        "8:51: error: there is no classification 'PUBLIC'; use UNCLASSIFIED, "
      ),
      ("between: [RUEHBK, RUEH], speed: 75 bd, garble: 1", "8:48: error: a probability is 0 up to 1"),
      ("between: [RUEHBK, RUEH], speed: 75 bd, garble: -0.1", "8:48: error: a probability is 0 up to 1"),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, outages: {up: 1 d}",
        "8:49: error: an outage rule needs 'down'"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, outages: {up: 1 d, down: 1 h, mean: 1 h}",
        "8:70: error: an outage rule has no field 'mean'; it has up and down"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, windows: [[\"06:00\"]]",
        "8:50: error: a window has a beginning and an end; write it like [\"06:00\", \"22:00\"]"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, windows: [\"06:00\", \"22:00\"]",
        "8:50: error: a list is wanted here, not a value"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, designators: [BKO]",
        "8:53: error: each direction has a designator"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, designators: [BKO, BKIN]",
        "8:59: error: 'BKIN' is no channel designator; it has three capital letters, such as TAO"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, designators: [bko, BKI]",
        "8:54: error: 'bko' is no channel designator; it has three capital letters, such as TAO"
      ),
      (
        "between: [RUEHBK, RUEH], speed: 75 bd, designator: BKO",
        "8:40: error: a circuit has no field 'designator'; did you mean 'designators'?"
      ),
      (
        "from: RUEHBK, to: RUEH, speed: 75 bd, designators: [BKO, BKI]",
        "8:39: error: a circuit has no field 'designators'; did you mean 'designator'?"
      ),
    ])
  func refused(fields: String, message: String) throws {
    let found = try #require(circuitFinding(fields))
    let expected = "net.yaml:\(message)"
    // Long lists of what there is are not repeated here.
    #expect(expected.hasSuffix(" ") ? found.hasPrefix(expected) : found == expected)
  }

  @Test("Between two stations there are two circuits, one each way")
  func between() throws {
    let both = try circuits("between: [RUEHBK, RUEH], speed: 75 bd, designators: [BKX, BKY]")
    #expect(both.map(\.name) == ["RUEHBK>RUEH", "RUEH>RUEHBK"])
    #expect(both.map(\.from) == [StationID(0), StationID(1)])
    #expect(both.map(\.to) == [StationID(1), StationID(0)])
    #expect(both.map(\.designator) == ["BKX", "BKY"])
  }

  @Test("A circuit of one direction has its ends' name, or an id of its own")
  func oneWay() throws {
    let plain = try circuits("from: RUEH, to: RUEHBK, speed: 75 bd, designator: XRO")
    #expect(plain.map(\.name) == ["RUEH>RUEHBK"])
    #expect(plain.map(\.designator) == ["XRO"])
    #expect(try circuits("from: RUEH, to: RUEHBK, speed: 75 bd, id: south").map(\.name) == ["south"])
  }

  @Test("An id given to both directions follows their names")
  func idOfBoth() throws {
    #expect(
      try circuits("between: [RUEHBK, RUEH], speed: 75 bd, id: radio").map(\.name)
        == ["RUEHBK>RUEH/radio", "RUEH>RUEHBK/radio"])
  }

  @Test("Parallel circuits need an id")
  func parallel() throws {
    #expect(
      findings(in: small("  - {between: [RUEH, RUEHTA], speed: 300 bd}\n")) == [
        "net.yaml:9:5: error: the circuit RUEH>RUEHTA is given twice; "
          + "give each of several circuits between the same stations an id of its own"
      ])
    let topology = try topology(small("  - {between: [RUEH, RUEHTA], speed: 300 bd, id: fast}\n"))
    #expect(
      topology.circuits.map(\.name) == ["RUEHTA>RUEH", "RUEH>RUEHTA", "RUEH>RUEHTA/fast", "RUEHTA>RUEH/fast"])
  }

  @Test("Without letters of its own a tributary's circuit has those of the handbook: BKO from it, BKI to it")
  func usualDesignators() throws {
    #expect(try circuits("between: [RUEHBK, RUEH], speed: 75 bd").map(\.designator) == ["BKO", "BKI"])
    #expect(try circuits("between: [RUEH, RUEHBK], speed: 75 bd").map(\.designator) == ["BKI", "BKO"])
  }

  @Test("What is left out")
  func bare() throws {
    let circuit = try #require(try circuits("from: RUEH, to: RUEHBK, speed: 75 bd").first)
    #expect(circuit.channels == 1)
    #expect(circuit.propagation == .zero)
    #expect(circuit.firstChannelNumber == ChannelNumber(1))
    #expect(circuit.clearance == .topSecret)
    #expect(circuit.garble == 0)
    #expect(circuit.outages == nil)
    #expect(circuit.windows == [])
  }

  @Test("Every field of a circuit")
  func full() throws {
    let both = try circuits(
      """
      between: [RUEHBK, RUEH], speed: 2400 bd, unitsPerCharacter: 10, channels: 3, propagation: 270 ms,
      firstChannelNumber: 9011, clearance: SECRET, garble: 1.3e-5,
      outages: {up: {exponential: 30 d}, down: {exponential: 2 h}}, windows: [["06:00", "22:00"], ["23:00", "24:00"]]
      """)
    #expect(both.count == 2)
    for circuit in both {
      #expect(circuit.charactersPerSecond == 240)
      #expect(circuit.channels == 3)
      #expect(circuit.propagation == TimeSpan(microseconds: 270_000))
      #expect(circuit.firstChannelNumber == ChannelNumber(9011, digits: 4))
      #expect(circuit.clearance == .secret)
      #expect(circuit.garble == 1.3e-5)
      #expect(circuit.outages?.up == .exponential(mean: 30 * 86400e6))
      #expect(circuit.outages?.down == .exponential(mean: 7200e6))
      #expect(circuit.windows.map(\.from) == [360, 1380])
      #expect(circuit.windows.map(\.to) == [1320, 0])
    }
  }

  @Test(
    "Speeds in the units of the trade: 7.5 units to a character unless said otherwise, six characters to a word",
    arguments: [
      ("speed: 75 bd", 10.0), ("speed: 100 wpm", 10), ("speed: 10 cps", 10), ("speed: 2400 bps", 320),
      ("speed: 9.6 kbps, unitsPerCharacter: 8", 1200), ("speed: 50 bd, unitsPerCharacter: 10", 5),
      ("speed: 10 cps, unitsPerCharacter: 10", 10), ("speed: 60 wpm, unitsPerCharacter: 10", 6),
    ])
  func speeds(fields: String, charactersPerSecond: Double) throws {
    let circuit = try #require(try circuits("from: RUEH, to: RUEHBK, \(fields)").first)
    #expect(abs(circuit.charactersPerSecond - charactersPerSecond) < 1e-12)
  }

  @Test("Sending takes characters over characters a second, to the microsecond")
  func duration() throws {
    let circuit = try #require(try circuits("from: RUEH, to: RUEHBK, speed: 75 bd").first)
    #expect(circuit.duration(ofCharacters: 0) == .zero)
    #expect(circuit.duration(ofCharacters: 3600) == .minutes(6))
    #expect(circuit.duration(ofCharacters: 0.00002) == TimeSpan(microseconds: 2))
  }

  @Test("What a circuit does not say is as the defaults say, field by field")
  func defaults() throws {
    let defaults =
      "speed: 9600 bd, unitsPerCharacter: 10, channels: 2, propagation: 1 s, clearance: SECRET, garble: 0.1"
    let plain = try #require(try circuits("from: RUEH, to: RUEHBK", defaults: defaults).first)
    #expect((plain.charactersPerSecond, plain.channels, plain.propagation) == (960, 2, .seconds(1)))
    #expect((plain.clearance, plain.garble) == (.secret, 0.1))
    let other = try #require(
      try circuits("from: RUEH, to: RUEHBK, speed: 75 bd, garble: 0", defaults: defaults).first)
    #expect((other.charactersPerSecond, other.channels, other.garble) == (7.5, 2, 0))
  }

  @Test(
    "A channel counts in three digits, in four from a thousand on",
    arguments: [(1, "001"), (999, "999"), (1000, "1000"), (9011, "9011")])
  func channelNumbers(number: Int, text: String) throws {
    let circuit = try #require(
      try circuits("from: RUEH, to: RUEHBK, speed: 75 bd, firstChannelNumber: \(number)").first)
    #expect(circuit.firstChannelNumber.description == text)
  }
}
