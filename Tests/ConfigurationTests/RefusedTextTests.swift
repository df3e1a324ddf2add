import Configuration
import Diagnostics
import Testing

@Suite("A text that is not read is pointed at")
struct RefusedTextTests {
  @Test(
    "Each finding says where, what, and shows the line with a caret",
    arguments: [
      (
        "stations:\n  - {name: a, rate: 1, kind x: {y}\n",
        """
        t.yaml:3:1: error: did not find expected ',' or '}'; while parsing a flow mapping from line 2
         3 | \n\
           | ^
        """
      ),
      (
        "a: [1, 2\nb: 3\n",
        """
        t.yaml:2:2: error: did not find expected ',' or ']'; while parsing a flow sequence from line 1
         2 | b: 3
           |  ^
        """
      ),
      (
        "a: 1\n b: 2\n",
        """
        t.yaml:2:3: error: mapping values are not allowed in this context
         2 |  b: 2
           |   ^
        """
      ),
      (
        "a: \"open\nb: 2\n",
        """
        t.yaml:3:1: error: found unexpected end of stream; while scanning a quoted scalar from line 1
         3 | \n\
           | ^
        """
      ),
      (
        "a:\n\tb: 1\n",
        """
        t.yaml:2:1: error: found character that cannot start any token; while scanning for the next token from line 2
         2 |  b: 1
           | ^
        """
      ),
      (
        "name: x\nhours: 1\nname: y\n",
        """
        t.yaml:3:1: error: 'name' is given twice
         3 | name: y
           | ^
        """
      ),
      (
        "a: {b: 1, c: 2, b: 3}\n",
        """
        t.yaml:1:17: error: 'b' is given twice
         1 | a: {b: 1, c: 2, b: 3}
           |                 ^
        """
      ),
      (
        "a: &here 1\n",
        """
        t.yaml:1:4: error: tags and anchors are not read; leave out what begins with ! or &
         1 | a: &here 1
           |    ^
        """
      ),
      (
        "a: 1\nb: *here\n",
        """
        t.yaml:2:4: error: aliases are not read; write the value out
         2 | b: *here
           |    ^
        """
      ),
      (
        "a: !!int 3\n",
        """
        t.yaml:1:4: error: tags and anchors are not read; leave out what begins with ! or &
         1 | a: !!int 3
           |    ^
        """
      ),
      (
        "- 1\n- !list [2]\n",
        """
        t.yaml:2:3: error: tags and anchors are not read; leave out what begins with ! or &
         2 | - !list [2]
           |   ^
        """
      ),
      (
        "a: &m {b: 1}\n",
        """
        t.yaml:1:4: error: tags and anchors are not read; leave out what begins with ! or &
         1 | a: &m {b: 1}
           |    ^
        """
      ),
      (
        "? [a, b]\n: 1\n",
        """
        t.yaml:1:3: error: a key has to be a plain word
         1 | ? [a, b]
           |   ^
        """
      ),
      (
        "",
        """
        t.yaml:1:1: error: there is nothing in it
         1 | \n\
           | ^
        """
      ),
      (
        "# nothing but a comment\n",
        """
        t.yaml:2:1: error: there is nothing in it
         2 | \n\
           | ^
        """
      ),
      (
        "a: 1\n---\nb: 2\n",
        """
        t.yaml:2:1: error: a second document begins here; one file holds one
         2 | ---
           | ^
        """
      ),
      (
        "a: 1\nb: x\u{7}y\n",
        """
        t.yaml:2:5: error: control characters are not allowed; leave them out
         2 | b: x y
           |     ^
        """
      ),
    ])
  func refused(text: String, expected: String) {
    #expect(finding(in: text) == expected)
  }

  @Test("Merge keys need an alias and are refused with it")
  func mergeKey() {
    #expect(
      firstLine(finding(in: "<<: *base\na: 1\n"))
        == "t.yaml:1:5: error: aliases are not read; write the value out")
  }

  @Test("Lists and mappings are read 64 deep and no deeper, in either style", arguments: ["[]", "{}"])
  func depth(style: String) {
    func nested(_ depth: Int) -> String {
      style == "[]"
        ? String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        : String(repeating: "{a: ", count: depth - 1) + "{" + String(repeating: "}", count: depth)
    }
    #expect(finding(in: nested(64)) == "")
    let column = style == "[]" ? 65 : 64 * 4 + 1
    #expect(
      firstLine(finding(in: nested(65)))
        == "t.yaml:1:\(column): error: lists and mappings are nested more than 64 deep")
  }

  @Test("A hundred thousand brackets are refused as quickly as a few")
  func bracketBomb() {
    let text = String(repeating: "[", count: 100_000)
    #expect(
      firstLine(finding(in: text)) == "t.yaml:1:65: error: lists and mappings are nested more than 64 deep")
  }

  @Test("A key given twice is found among few and among many", arguments: [2, 15, 16, 17, 40])
  func repeatedKey(count: Int) {
    let keys = (1...count).map { "k\($0): 1\n" }.joined()
    for earlier in [1, count] {
      #expect(
        throws: InvalidInput.self, "k\(earlier) of \(count)"
      ) { try YAMLReader.read(SourceText(name: "t.yaml", bytes: Array((keys + "k\(earlier): 2\n").utf8))) }
    }
    #expect(throws: Never.self) { try YAMLReader.read(SourceText(name: "t.yaml", bytes: Array(keys.utf8))) }
  }
}
