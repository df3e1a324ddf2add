import Diagnostics
import Testing

@Suite("An excerpt shows the line and a caret below the column")
struct ExcerptTests {
  private func source(_ text: String) -> SourceText { SourceText(name: "a.yaml", bytes: Array(text.utf8)) }

  @Test("Past the last line there is an empty line, not a trap", arguments: [0, 3, 4, 99, -1])
  func linesThatAreNotThere(number: Int) {
    let expected = number < 1 ? "one" : ""
    #expect(source("one\ntwo\n").line(number) == expected)
  }

  @Test("An empty text has an empty first line")
  func emptyText() {
    #expect(source("").line(1) == "")
    #expect(source("").excerpt(line: 1, column: 1) == " 1 | \n   | ^")
  }

  @Test(
    "A line is what stands between two line feeds",
    arguments: [
      (text: "one\ntwo\nthree\n", number: 2, line: "two"),
      (text: "one\ntwo", number: 2, line: "two"),
      (text: "one\r\ntwo\r\n", number: 1, line: "one"),
      (text: "one\r\ntwo\r\n", number: 2, line: "two"),
      (text: "\n\nthird", number: 3, line: "third"),
      (text: "\n\nthird", number: 1, line: ""),
    ])
  func lines(text: String, number: Int, line: String) {
    #expect(source(text).line(number) == line)
  }

  @Test("The caret stands below the column, whatever the width of the line number")
  func caret() {
    #expect(source("name: x\nkind: y\n").excerpt(line: 2, column: 7) == " 2 | kind: y\n   |       ^")
    let tenth = source(String(repeating: "\n", count: 9) + "abc")
    #expect(tenth.excerpt(line: 10, column: 3) == " 10 | abc\n    |   ^")
  }

  @Test("The caret may stand behind the end of the line, and never before its beginning")
  func caretOutside() {
    #expect(source("abc").excerpt(line: 1, column: 6) == " 1 | abc\n   |      ^")
    #expect(source("abc").excerpt(line: 1, column: 0) == " 1 | abc\n   | ^")
    #expect(source("abc").excerpt(line: 1, column: -5) == " 1 | abc\n   | ^")
  }

  @Test("Columns are counted in characters, not bytes")
  func scalars() {
    #expect(source("Köln: x").excerpt(line: 1, column: 7) == " 1 | Köln: x\n   |       ^")
  }

  @Test("A tab and other control characters are shown as one blank, so that the caret stays below")
  func controlCharacters() {
    #expect(source("\ta\u{1B}[31mb\u{0}c").excerpt(line: 1, column: 2) == " 1 |  a [31mb c\n   |  ^")
  }

  @Test("Carriage returns at the end of a teletype line are not shown")
  func carriageReturns() {
    #expect(source("FM RUEHTA\r\r\nTO").excerpt(line: 1, column: 4) == " 1 | FM RUEHTA\n   |    ^")
  }

  @Test("Bytes that are no UTF-8 are shown as U+FFFD")
  func invalidUTF8() {
    let source = SourceText(name: "a", bytes: Array("ab".utf8) + [0xFF] + Array("cd\nnext".utf8))
    #expect(source.excerpt(line: 1, column: 4) == " 1 | ab\u{FFFD}cd\n   |    ^")
    #expect(source.line(2) == "next")
  }

  @Test("A wide line is cut to a hundred characters")
  func wideLine() {
    let line = String(repeating: "x", count: 5000)
    let shown = String(repeating: "x", count: 100)
    #expect(
      source(line).excerpt(line: 1, column: 100)
        == " 1 | \(shown)\n   | \(String(repeating: " ", count: 99))^")
  }

  @Test("A wide line is shown from shortly before the column", arguments: [101, 250, 4990, 5000, 5001])
  func wideLineAtColumn(column: Int) throws {
    // Every character tells its own column.
    let scalars = (1...5000).compactMap { UnicodeScalar(0x4E00 + $0) }
    var line = String.UnicodeScalarView()
    line.append(contentsOf: scalars)
    let rows = source(String(line)).excerpt(line: 1, column: column).split(separator: "\n").map(Array.init)
    try #require(rows.count == 2)
    let caret = try #require(rows[1].firstIndex(of: "^"))
    #expect(rows[0].count <= 110)
    #expect(rows[0].contains("…"))
    if column <= 5000 {
      #expect(rows[0][caret] == Character(scalars[column - 1]))
    } else {
      #expect(caret == rows[0].count)
    }
  }
}
