import Foundation
import Report
import Testing

/// JSON whose keys keep their order.
@Suite("A JSON document")
struct JSONTests {
  @Test("keeps the order of its keys, and indents by two blanks")
  func order() {
    let document = JSON.object([
      ("zulu", .integer(1)), ("alpha", .array([.bool(true), .null])), ("empty", .array([])),
      ("none", .object([])),
    ])
    #expect(
      document.text == """
        {
          "zulu": 1,
          "alpha": [
            true,
            null
          ],
          "empty": [],
          "none": {}
        }
        """)
  }

  @Test(
    "escapes what a string may not hold, and nothing else",
    arguments: [
      ("plain", "\"plain\""), ("say \"so\"", "\"say \\\"so\\\"\""), ("a\\b", "\"a\\\\b\""),
      ("two\nlines\r\n", "\"two\\nlines\\r\\n\""), ("\ttab", "\"\\ttab\""),
      ("\u{0}\u{1f}", "\"\\u0000\\u001f\""),
      ("¶ São José 日本 🕊", "\"¶ São José 日本 🕊\""), ("a/b", "\"a/b\""), ("", "\"\""),
    ])
  func escaping(string: String, expected: String) throws {
    #expect(JSON.string(string).text == expected)
    let read = try JSONSerialization.jsonObject(with: Data(expected.utf8), options: .fragmentsAllowed)
    #expect(read as? String == string)
  }

  @Test("escapes keys too")
  func keys() {
    #expect(JSON.object([("a\"b", .null)]).text == "{\n  \"a\\\"b\": null\n}")
  }

  @Test(
    "writes numbers so that reading gives them back",
    arguments: [
      0, 1, -1, 0.1, 1.0 / 3, 1e-9, 123_456_789.25, 1e15, 1e20, 1e300, -0.5, .leastNonzeroMagnitude,
    ])
  func numbers(value: Double) throws {
    let text = JSON.number(value).text
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect((read as? NSNumber)?.doubleValue == value, "\(text)")
  }

  @Test("writes what is no number, and what is absent, as null")
  func absent() {
    #expect(JSON.number(.nan).text == "null")
    #expect(JSON.number(.infinity).text == "null")
    #expect(JSON.text(nil).text == "null")
    #expect(JSON.real(nil).text == "null")
    #expect(JSON.text("x").text == "\"x\"")
    #expect(JSON.real(2.5).text == "2.5")
  }

  @Test("writes whole numbers without a fraction")
  func whole() {
    #expect(JSON.number(58).text == "58")
    #expect(JSON.integer(-3).text == "-3")
  }
}
