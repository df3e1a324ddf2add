import CableFormat
import Distribution
import EventKernel
import Testing

/// The numbers that a channel gives its transmissions.
@Suite("Channel numbers")
struct ChannelNumberTests {
  private func run(_ circuit: String, at times: [String], start: String = "2008-10-30T11:00:00Z") throws
    -> Run
  {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}]
      circuits: [{from: RUEA, to: RUEB, speed: 100 cps\(circuit)}]
      """)
    let filings = try times.map { time in
      try network.filing(from: "RUEA", at: (moment(time) - Network.start).microseconds, to: "RUEB")
    }
    return network.run(filings, start: moment(start))
  }

  private func seconds(_ count: Int) -> [String] { (0..<count).map { "2008-10-30T11:00:0\($0)Z" } }

  @Test(
    "begin where the circuit says, and after the last that its digits can write at 1",
    arguments: [
      ("", ["001", "002", "003"]),
      (", firstChannelNumber: 998", ["998", "999", "001"]),
      (", firstChannelNumber: 9011", ["9011", "9012", "9013"]),
      (", firstChannelNumber: 9998", ["9998", "9999", "0001"]),
    ])
  func wrap(circuit: String, expected: [String]) throws {
    #expect(try run(circuit, at: seconds(3)).numbers(on: "RUEA>RUEB") == expected)
  }

  @Test("begin anew with the first transmission of a day", arguments: ["", ", firstChannelNumber: 9011"])
  func restart(circuit: String) throws {
    let run = try run(
      circuit,
      at: ["2008-10-30T23:59:57Z", "2008-10-30T23:59:58Z", "2008-10-31T00:00:00Z", "2008-11-02T10:00:00Z"])
    let expected = circuit.isEmpty ? ["001", "002", "001", "001"] : ["9011", "9012", "0001", "0001"]
    #expect(run.numbers(on: "RUEA>RUEB") == expected)
  }

  @Test("go with the start of a transmission, not with its queueing")
  func restartWhileWaiting() throws {
    // Both are filed before midnight; the second waits until after it.
    let run = try run("", at: ["2008-10-30T23:59:59Z", "2008-10-30T23:59:59Z"])
    #expect(run.numbers(on: "RUEA>RUEB") == ["001", "001"])
  }

  @Test("begin anew each day before 1970 too")
  func restartLongAgo() throws {
    let run = try run(
      "", at: ["1969-12-31T23:59:50Z", "1970-01-01T00:00:10Z", "1970-01-01T00:00:20Z"],
      start: "1969-12-31T23:00:00Z")
    #expect(run.numbers(on: "RUEA>RUEB") == ["001", "001", "002"])
  }

  @Test("count each circuit for itself")
  func perCircuit() throws {
    let network = try Network(
      """
      stations: [{id: RUEA}, {id: RUEB}, {id: RUEC}]
      circuits:
        - {from: RUEA, to: RUEB, speed: 100 cps, firstChannelNumber: 40}
        - {from: RUEA, to: RUEC, speed: 100 cps, firstChannelNumber: 70}
      """)
    let run = try network.run(
      network.filing(from: "RUEA", to: "RUEB RUEC", characters: [45, 45]))
    #expect(run.numbers(on: "RUEA>RUEB") == ["040", "041"])
    #expect(run.numbers(on: "RUEA>RUEC") == ["070", "071"])
  }
}
