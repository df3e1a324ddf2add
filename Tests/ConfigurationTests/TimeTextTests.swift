import Configuration
import Testing

@Suite("A span of time")
struct TimeTextTests {
  private func message(_ text: String) -> String? {
    do {
      _ = try TimeText.microseconds(Node(.scalar(text), at: Position(line: 1, column: 1)))
      return nil
    } catch {
      return error.message + (error.hint.map { "; \($0)" } ?? "")
    }
  }

  @Test("A span has a unit of time", arguments: ["5", "5 sec", "5 S", "5 m", "5 bd", "5 minutes"])
  func wrongUnit(text: String) {
    #expect(message(text)?.hasSuffix("use us, ms, s, min, h or d") == true)
  }

  @Test("A span is never negative, and never longer than it can be counted")
  func outOfRange() {
    for text in ["-1 s", "-0.5 us", "1e300 d", "400000000 d", "PT9999999999999999999999S", "P99999999999D"] {
      #expect(message(text) == "'\(text)' is not a span from 0 to 10000 years")
    }
  }

  @Test(
    "What only looks like ISO 8601 is refused",
    arguments: [
      "P", "PT", "P1", "PT5", "P1DT", "PT1X", "PT-5M", "P5M", "P1Y", "PT1D", "PTM", "P1D2D", "PT1M1M",
      "PT1..5S",
      "PT 5M", "P1T5M", "pt5m", "PT5m", "PT1S2M", "PT5M1H", "P1DT2S1H",
    ])
  func malformed(text: String) {
    let expected =
      text.hasPrefix("P")
      ? "'\(text)' is not a span of time; ISO 8601 spans look like PT10M or P1DT12H"
      : "'\(text)' is not a quantity; write a number and its unit, such as 5 s"
    #expect(message(text) == expected)
  }

  @Test(
    "Numbers with units and ISO 8601 give microseconds",
    arguments: [
      ("0 s", 0), ("-0 s", 0), ("1 us", 1), ("0.4 us", 0), ("0.6 us", 1), ("270 ms", 270_000),
      ("5 s", 5_000_000), ("10 min", 600_000_000), ("6 h", 21_600_000_000), ("2 d", 172_800_000_000),
      ("1.5 h", 5_400_000_000), ("PT10M", 600_000_000), ("PT0S", 0), ("PT1.5S", 1_500_000),
      ("PT2H30M", 9_000_000_000), ("P2D", 172_800_000_000), ("P1DT12H", 129_600_000_000),
      ("P1DT1H1M1S", 90_061_000_000),
    ] as [(String, Int64)])
  func accepted(text: String, microseconds: Int64) throws {
    #expect(try TimeText.microseconds(Node(.scalar(text), at: Position(line: 1, column: 1))) == microseconds)
  }

  @Test("A list is no span")
  func list() {
    let found = finding(in: "[5 s]") { node throws(ConfigurationError) in _ = try TimeText.microseconds(node)
    }
    #expect(firstLine(found) == "t.yaml:1:1: error: a span of time is wanted here, not a list")
  }
}
