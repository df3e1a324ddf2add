import Configuration
import Diagnostics
import Testing

@Suite("A text becomes nodes that know where they stand")
struct NodeTests {
  @Test(
    "A scalar's meaning is never guessed: it is its text",
    arguments: ["no", "yes", "~", "null", "1e3", "0x10", "2008-10-30", "08:00", ".5", "=", "<<"])
  func plainText(text: String) throws {
    let node = try #require(try read("name: \(text)\n")["name"])
    #expect(node.text == text)
    #expect(try String(node) == text)
  }

  @Test("A key without a value has the empty text")
  func emptyValue() throws {
    #expect(try read("a:\nb: 1\n")["a"]?.text == "")
  }

  @Test("Quoted and block scalars are their text")
  func scalarStyles() throws {
    let root = try read("a: 'it''s'\nb: \"x\\ty\"\nc: |\n  one\n  two\nd: >\n  one\n  two\n")
    #expect(root["a"]?.text == "it's")
    #expect(root["b"]?.text == "x\ty")
    #expect(root["c"]?.text == "one\ntwo\n")
    #expect(root["d"]?.text == "one two\n")
  }

  @Test("Comments are no part of it")
  func comments() throws {
    let root = try read("# first\na: 1 # behind\n# last\n")
    #expect(root["a"]?.text == "1")
  }

  @Test("Each node has the place of its first character")
  func positions() throws {
    let root = try read("stations:\n  - {id: RUEH, hours: [1, 2]}\n  - id: RUCN\n    name: x\n")
    #expect(root.position == Position(line: 1, column: 1))
    let stations = try #require(root["stations"])
    #expect(stations.position == Position(line: 2, column: 3))
    #expect(stations[0]?.position == Position(line: 2, column: 5))
    #expect(stations[0]?["id"]?.position == Position(line: 2, column: 10))
    #expect(stations[0]?["hours"]?[1]?.position == Position(line: 2, column: 27))
    #expect(stations[1]?["name"]?.position == Position(line: 4, column: 11))
  }

  @Test("Keys have places of their own, and stay in the order of the file")
  func keys() throws {
    guard case .mapping(let entries) = try read("z: 1\na: {y: 2, b: 3}\n").content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key) == ["z", "a"])
    #expect(entries.map(\.position) == [Position(line: 1, column: 1), Position(line: 2, column: 1)])
    guard case .mapping(let inner) = entries[1].value.content else {
      Issue.record("no mapping")
      return
    }
    #expect(inner.map(\.key) == ["y", "b"])
    #expect(inner.map(\.position) == [Position(line: 2, column: 5), Position(line: 2, column: 11)])
  }

  @Test("Columns are counted in characters, not bytes")
  func columns() throws {
    #expect(try read("{ö: ü, b: 1}")["b"]?.position == Position(line: 1, column: 11))
  }

  @Test("Lines may end in carriage return and line feed")
  func carriageReturns() throws {
    let root = try read("a: 1\r\nb: two\r\n")
    #expect(root["a"]?.text == "1")
    #expect(root["b"]?.text == "two")
    #expect(root["b"]?.position == Position(line: 2, column: 4))
  }

  @Test("JSON is read, being YAML as well")
  func json() throws {
    let root = try read(
      """
      {
        "name": "x \\"y\\" \\u00e9",
        "list": [1, 2.5, true, null],
        "nested": {"a": {}, "b": []}
      }
      """)
    #expect(root["name"]?.text == "x \"y\" é")
    #expect(root["list"]?[1]?.text == "2.5")
    #expect(root["list"]?[3]?.text == "null")
    guard case .mapping(let none)? = root["nested"]?["a"]?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(none.isEmpty)
    #expect(root["list"]?.position == Position(line: 3, column: 11))
  }

  @Test("One document may have its marks")
  func documentMarks() throws {
    #expect(try read("---\na: 1\n...\n")["a"]?.text == "1")
  }

  @Test(
    "Something of another kind is named",
    arguments: [
      (text: "[1]", message: "a text is wanted here, not a list"),
      (text: "{a: 1}", message: "a text is wanted here, not a mapping"),
    ])
  func wrongKind(text: String, message: String) {
    let found = finding(in: text) { node throws(ConfigurationError) in _ = try String(node) }
    #expect(firstLine(found) == "t.yaml:1:1: error: \(message)")
  }

  @Test("A value is not taken for a list of one")
  func noListOfOne() {
    let found = finding(in: "a") { node throws(ConfigurationError) in _ = try [String](node) }
    #expect(firstLine(found) == "t.yaml:1:1: error: a list is wanted here, not a value")
  }
}
