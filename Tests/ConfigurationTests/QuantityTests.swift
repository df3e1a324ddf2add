import Configuration
import Testing

@Suite("A quantity is a number and its unit")
struct QuantityTests {
  private static let units = [Unit("bd", 1), Unit("kbd", 1000), Unit("wpm", 0.1)]

  private func value(_ text: String) throws -> Double {
    try Quantity(Node(.scalar(text), at: Position(line: 1, column: 1)))
      .value(in: QuantityTests.units, of: "speed")
  }

  @Test(
    "What is none is refused",
    arguments: [
      ("", "'' is not a quantity; write a number and its unit, such as 5 s"),
      ("fast", "'fast' is not a quantity; write a number and its unit, such as 5 s"),
      ("bd 75", "'bd 75' is not a quantity; write a number and its unit, such as 5 s"),
      ("1.2.3 bd", "'1.2.3 bd' is not a quantity; write a number and its unit, such as 5 s"),
      ("1e999 bd", "'1e999 bd' is not a quantity; write a number and its unit, such as 5 s"),
      ("-- 5 bd", "'-- 5 bd' is not a quantity; write a number and its unit, such as 5 s"),
      ("75", "speed needs a unit; use bd, kbd or wpm"),
      ("75 ", "speed needs a unit; use bd, kbd or wpm"),
      ("75 Bd", "'Bd' is not a unit of speed; use bd, kbd or wpm"),
      ("75 s", "'s' is not a unit of speed; use bd, kbd or wpm"),
      ("75 bd each", "'bd each' is not a unit of speed; use bd, kbd or wpm"),
      ("75 bd\u{0}", "'bd\u{0}' is not a unit of speed; use bd, kbd or wpm"),
    ])
  func refused(text: String, expected: String) {
    let quoted = "\"\(text.replacing("\u{0}", with: "\\0"))\""
    let found = finding(in: "{speed: \(quoted)}") { node throws(ConfigurationError) in
      var fields = try Fields(node, of: "a circuit")
      let quantity: Quantity = try fields.required("speed")
      _ = try quantity.value(in: QuantityTests.units, of: "speed")
    }
    #expect(firstLine(found) == "t.yaml:1:9: error: \(expected)")
  }

  @Test(
    "The number counts in the unit of factor one",
    arguments: [
      ("75 bd", 75.0), ("75bd", 75), ("2   kbd", 2000), ("100 wpm", 10), ("-1 bd", -1),
      ("+1.5 kbd", 1500), ("1e2 bd", 100), (".5 bd", 0.5),
    ])
  func accepted(text: String, number: Double) throws {
    #expect(try value(text) == number)
  }
}
