import Configuration
import Testing

@Suite("A scalar is read as what the schema asks for")
struct ScalarTests {
  private func value<Value: ConfigurationValue>(of text: String, as type: Value.Type) throws -> Value {
    try Value(Node(.scalar(text), at: Position(line: 1, column: 1)))
  }

  private func message<Value: ConfigurationValue>(of text: String, as type: Value.Type) -> String? {
    do {
      _ = try Value(Node(.scalar(text), at: Position(line: 1, column: 1)))
      return nil
    } catch {
      return error.message
    }
  }

  @Test(
    "What is no whole number is refused, numbers out of range too",
    arguments: [
      "", " ", "1.5", "1e3", "0x10", "1_000", "1,000", "one", "9223372036854775808", "-9223372036854775809",
      "99999999999999999999999999", "1\u{0}", "٣",
    ])
  func notWhole(text: String) {
    #expect(message(of: text, as: Int.self) == "'\(text)' is not a whole number")
  }

  @Test(
    "Whole numbers",
    arguments: [
      ("0", 0), ("-7", -7), ("007", 7), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ])
  func whole(text: String, number: Int) throws {
    #expect(try value(of: text, as: Int.self) == number)
  }

  @Test(
    "What is no finite number is refused",
    arguments: ["", "1,5", "nan", "inf", "-infinity", "1e999", "1.2.3", "five", "1 "])
  func notNumber(text: String) {
    #expect(message(of: text, as: Double.self) == "'\(text)' is not a number")
  }

  @Test("Numbers", arguments: [("0", 0.0), (".5", 0.5), ("-1.5", -1.5), ("1.3e-5", 1.3e-5), ("1E6", 1e6)])
  func number(text: String, number: Double) throws {
    #expect(try value(of: text, as: Double.self) == number)
  }

  @Test("Only true and false are truth values", arguments: ["yes", "no", "on", "True", "1", ""])
  func notTruth(text: String) {
    #expect(message(of: text, as: Bool.self) == "'\(text)' is neither true nor false")
  }

  @Test("True and false")
  func truth() throws {
    #expect(try value(of: "true", as: Bool.self))
    #expect(try !value(of: "false", as: Bool.self))
  }

  @Test("A list's members are read one by one, the bad one is pointed at")
  func list() throws {
    #expect(try [Int](try read("[1, 2, 3]")) == [1, 2, 3])
    #expect(try [Int](try read("[]")) == [])
    let found = finding(in: "[1, two, 3]") { node throws(ConfigurationError) in _ = try [Int](node) }
    #expect(firstLine(found) == "t.yaml:1:5: error: 'two' is not a whole number")
  }
}
