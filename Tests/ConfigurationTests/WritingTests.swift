import Configuration
import Diagnostics
import Testing

@Suite("Writing YAML")
struct WritingTests {
  private static func read(_ text: String) throws -> Node {
    try YAMLReader.read(SourceText(name: "test.yaml", bytes: Array(text.utf8)))
  }

  private static let scalars = [
    "", " ", "a", "a b", " a", "a ", "no", "null", "~", "12", "-3", "+10 min", "2008-10-30T11:00:00Z", "a: b",
    "a:b", "a:", ":a", "a #b", "#a", "*", "*a", "&a", "!a", "- a", "-", "?", "? a", "| a", ">", "A>B", "@",
    "`",
    "%a", "{", "a}", "[a", "a,b", "'", "\"", "a'b", "a\"b", "\\", "a\\nb", "a\nb", "a\nb\n", "\n", "a\n\n",
    "\na", "  a\nb", "a \nb\n", "a\n\n  b\n", "a\tb", "a\r\nb", "é", "日本", "e\u{301}", "\u{0}", "\u{7F}",
    "\u{85}",
    "\u{2028}", "\u{FEFF}", "\u{1F4E1}", "---", "...", "--- a\nb\n", "# a\n# b\n", "a\n# b", "01:30",
    "\"08:00\"",
    "RUEHTA>RUEH/2", "/a/../b.yaml", "100%", "a=b", "(x)",
  ]

  @Test("Whatever a text is, it is read back the same, in whatever style it is written", arguments: scalars)
  func scalar(_ text: String) throws {
    let place = Position(line: 1, column: 1)
    let value = Node(.scalar(text), at: place)
    let node = Node(
      .mapping([
        Node.Entry(key: "block", position: place, value: value),
        Node.Entry(key: "flow", position: place, value: Node(.sequence([value, value]), at: place)),
        Node.Entry(
          key: "deep", position: place,
          value: Node(
            .sequence([Node(.mapping([Node.Entry(key: text, position: place, value: value)]), at: place)]),
            at: place)),
      ]), at: place)
    for width in [1, 200] {
      let written = YAMLWriter.text(node, width: width) { _ in "remark" }
      #expect(try Self.read(written).says(node), "\(written)")
    }
    #expect(try Self.read(YAMLWriter.flow(node)).says(node))
  }

  @Test(
    "Structures are read back the same, however narrow the lines",
    arguments: [
      "{}", "[]", "a", "{a: {}}", "{a: []}", "[[]]", "[[1, 2], [3]]", "[{a: 1, b: [2, {c: 3}]}, 4]",
      "{a: [[[1]]]}",
      "{a: {b: {c: {d: [1, {e: f}]}}}}", "{a: [{b: [{c: 1}]}], d: 2}", "[[{a: 1}, {b: 2}], []]",
    ], [1, 12, 200])
  func structure(_ text: String, _ width: Int) throws {
    let node = try Self.read(text)
    let written = YAMLWriter.text(node, width: width)
    #expect(try Self.read(written).says(node), "\(written)")
    #expect(YAMLWriter.text(try Self.read(written), width: width) == written)
  }

  @Test("Values of one place share a line and a remark; others stand apart")
  func remarks() throws {
    let node = try Self.read("a: {x: 1, y: 2}\nb: {x: 1,\n y: 2}\nc: []\nd:\n- 1\n- {x: 1}")
    let written = YAMLWriter.text(node) { "line \($0.line)" }
    #expect(
      written == """
        a: {x: 1, y: 2}  # line 1
        b:
          x: 1  # line 2
          y: 2  # line 3
        c: []  # line 4
        d:
          - 1  # line 6
          - {x: 1}  # line 7

        """)
  }
}
