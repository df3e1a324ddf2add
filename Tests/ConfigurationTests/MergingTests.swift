import Configuration
import Diagnostics
import Testing

@Suite("Laying one configuration over another")
struct MergingTests {
  private static func node(_ text: String) throws -> Node {
    try YAMLReader.read(SourceText(name: "test.yaml", bytes: Array(text.utf8)))
  }

  @Test(
    "Mappings are merged key by key; whatever else is given holds as a whole",
    arguments: [
      ("{a: 1}", "{b: 2}", "{a: 1, b: 2}"),
      ("{a: 1, b: 2}", "{b: 3}", "{a: 1, b: 3}"),
      ("{a: {x: 1, y: 2}}", "{a: {y: 3, z: 4}}", "{a: {x: 1, y: 3, z: 4}}"),
      ("{a: [1, 2, 3]}", "{a: [4]}", "{a: [4]}"),
      ("{a: [1]}", "{a: []}", "{a: []}"),
      ("{a: {x: 1}}", "{a: 5}", "{a: 5}"),
      ("{a: 5}", "{a: {x: 1}}", "{a: {x: 1}}"),
      ("{a: [{x: 1}]}", "{a: [{y: 1}]}", "{a: [{y: 1}]}"),
      ("{a: {}}", "{a: {x: {y: 1}}}", "{a: {x: {y: 1}}}"),
    ])
  func merge(_ base: String, _ own: String, _ expected: String) throws {
    let merged = try Self.node(own).merged(over: Self.node(base))
    #expect(YAMLWriter.flow(merged) == expected)
  }

  @Test("A merged value knows in which text it stands")
  func positions() throws {
    var texts = SourceTexts()
    let base = try texts.read(SourceText(name: "base.yaml", bytes: Array("a: 1\nb: 2".utf8)))
    let own = try texts.read(SourceText(name: "own.yaml", bytes: Array("c: 4\nd: 5\nb: 3".utf8)))
    let merged = own.merged(over: base)
    let origins = merged.entries.map { "\($0.key) \(texts.origin(of: $0.value.position))" }
    #expect(origins == ["a base.yaml:1", "b own.yaml:3", "c own.yaml:1", "d own.yaml:2"])
  }

  @Test("An error is shown in the text that it is in, with its line and a caret")
  func diagnostics() throws {
    var texts = SourceTexts()
    _ = try texts.read(SourceText(name: "base.yaml", bytes: Array("a: 1".utf8)))
    let number = texts.add(
      SourceText(name: "--set 1", bytes: Array("näme=two words".utf8)), kind: .argument)
    let value = try YAMLReader.read(
      "two words", at: Position(line: 1, column: 6, source: number))
    let found = texts.diagnostic(ConfigurationError("code", at: value.position, "wrong"))
    #expect(found.description == "--set 1:1:6: error: wrong\n 1 | näme=two words\n   |      ^")
  }

  @Test(
    "Two say the same whatever the order of their keys, but not of their members",
    arguments: [
      ("{a: 1, b: 2}", "{b: 2, a: 1}", true), ("{a: 1}", "{a: 1, b: 2}", false), ("[1, 2]", "[2, 1]", false),
      ("[1]", "{a: 1}", false), ("1", "1", true), ("{a: [1, {b: c}]}", "{a: [1, {b: c}]}", true),
    ])
  func says(_ a: String, _ b: String, _ same: Bool) throws {
    #expect(try Self.node(a).says(Self.node(b)) == same)
  }
}
