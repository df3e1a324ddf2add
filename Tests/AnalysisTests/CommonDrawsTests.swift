import Analysis
import CableFormat
import Distribution
import EventKernel
import RelayNetwork
import Scenario
import Testing

@Suite("Common random numbers")
struct CommonDrawsTests {
  /// The mean time of a cable on an M/M/1 circuit, replication by replication.
  private func times(rate: Double, speed: Double, seed: UInt64, replications: Int) -> [Double] {
    var network = SmallNetwork()
    network.parts.circuits[2].charactersPerSecond = 1000 * speed
    network.file(
      "a", from: [SmallNetwork.astana], to: [SmallNetwork.indicators[0]], every: 1 / rate)
    var scenario = network.scenario(.seconds(4000), seed: seed)
    scenario.recording = .none
    return (0..<replications).map { replication in
      var engine = RelayEngine(scenario, replication: replication)
      var records = Records()
      while engine.advance(&records) == nil { records.removeAll() }
      let tally = engine.tally(of: CircuitID(2), .routine)
      return Double(tally.sojourn) / 1e6 / Double(tally.sent)
    }
  }

  @Test("they make the difference of two speeds at least ten times sharper")
  func varianceRatio() throws {
    let seed: UInt64 = 7
    let slow = times(rate: 0.5, speed: 1, seed: seed, replications: 12)
    let fast = times(rate: 0.5, speed: 1.1, seed: seed, replications: 12)
    let test = PairedTest(Array(zip(fast, slow)))
    let ratio = try #require(test.varianceRatio)
    #expect(ratio >= 10, "seed \(seed): \(ratio)")
    #expect(try #require(test.correlation) > 0.9)
    // Theory: 1 / 0.5 and 1 / 0.6.
    #expect(abs(test.difference.mean + 1.0 / 3) < 0.05, "seed \(seed): \(test.difference.mean)")
  }

  @Test("other draws do not: the ratio is about 1")
  func independent() throws {
    let slow = times(rate: 0.5, speed: 1, seed: 7, replications: 12)
    let fast = times(rate: 0.5, speed: 1.1, seed: 8, replications: 12)
    #expect(try #require(PairedTest(Array(zip(fast, slow))).varianceRatio) < 4)
  }
}
