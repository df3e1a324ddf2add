import RelayNetwork
import Testing

@Suite("What a circuit counts")
struct CostTests {
  private func cost(_ metric: String, _ circuit: String, from: String = "", to: String = "") throws -> Int64 {
    let network = try Network(
      ["RUAA\(from)", "RUBB\(to)"], ["from: RUAA, to: RUBB, \(circuit)"], "routing: {metric: \(metric)}\n")
    return network.topology.cost(of: CircuitID(0))
  }

  @Test("By hops each circuit counts one")
  func hops() throws {
    #expect(try cost("hops", "speed: 10 bd, propagation: 1 h") == 1)
  }

  @Test("By time: a thousand characters and the way, in microseconds; at least one")
  func time() throws {
    #expect(try cost("time", "speed: 10 cps, propagation: 270 ms") == 100_270_000)
    #expect(try cost("time", "speed: 1e12 cps") == 1)
  }

  @Test("By kilometres: the great circle in metres; one where a position is unknown or the same")
  func km() throws {
    #expect(
      try cost("km", "speed: 1 cps", from: ", position: [0, 0]", to: ", position: [0, 90]") == 10_007_543)
    #expect(try cost("km", "speed: 1 cps", from: ", position: [0, 0]") == 1)
    #expect(try cost("km", "speed: 1 cps", from: ", position: [5, 5]", to: ", position: [5, 5]") == 1)
  }

  @Test(
    "The great circle between points",
    arguments: [
      ((0.0, 0.0), (0.0, 0.0), 0.0), ((0, 0), (0, 180), 20_015.087), ((90, 0), (-90, 0), 20_015.087),
      ((0, 179), (0, -179), 222.390), ((90, 10), (90, 100), 0),
      // Washington to Astana
      ((38.894, -77.048), (51.17, 71.43), 9541.230),
    ])
  func greatCircle(a: (Double, Double), b: (Double, Double), km: Double) {
    let from = GeographicPosition(latitude: a.0, longitude: a.1)
    let to = GeographicPosition(latitude: b.0, longitude: b.1)
    #expect(abs(Double(from.metres(to: to)) / 1000 - km) <= 0.001)
    #expect(from.metres(to: to) == to.metres(to: from))
  }
}
