import CableFormat
import Distribution
import RelayNetwork
import Scenario
import Timeline

/// One run of a ring through the engine, and what it took.
///
/// Setting up is not counted.
struct RingRun {
  let hops: Int

  /// User and system time of all threads, in seconds.
  let cpu: Double
  let wall: Double

  /// The largest memory that the process had until the run ended, in kilobytes.
  let peakMemory: Int

  /// Mean seconds from joining a queue to the end of the transmission: FLASH, IMMEDIATE, PRIORITY, ROUTINE.
  let sojourns: [Double]

  var nanosecondsPerHop: Double { cpu * 1e9 / Double(max(1, hops)) }

  /// Runs a scenario; its timeline goes to a file, whatever was there, or nowhere.
  init(of scenario: Scenario, into file: String?) throws {
    var engine = RelayEngine(scenario, recordsCables: file != nil)
    let clock = Stopwatch()
    if let file {
      try RingRun.write(&engine, scenario, to: file)
    } else {
      var records = Records()
      while engine.advance(&records) == nil { records.removeAll() }
    }
    (cpu, wall) = clock.elapsed
    peakMemory = Stopwatch.peakMemory
    var (hops, sojourns) = (0, [Double]())
    for precedence in [Precedence.flash, .immediate, .priority, .routine] {
      var (sent, sojourn) = (0, Int64(0))
      for circuit in scenario.topology.circuits.indices {
        let tally = engine.tally(of: CircuitID(circuit), precedence)
        sent += tally.sent
        sojourn += tally.sojourn
      }
      hops += sent
      sojourns.append(Double(sojourn) / 1e6 / Double(max(1, sent)))
    }
    (self.hops, self.sojourns) = (hops, sojourns)
  }

  private static func write(_ engine: inout RelayEngine, _ scenario: Scenario, to file: String) throws {
    TimelineFile.remove(file)
    var writer = try TimelineWriter(
      creating: file, for: scenario,
      TimelineWriter.RunFacts(
        arm: "ring", replication: 0, engineVersion: "benchmark", arguments: "[]", scenarioText: ""))
    try writer.write(runOf: &engine)
    try writer.finish()
  }
}
