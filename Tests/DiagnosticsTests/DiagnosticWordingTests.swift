import Diagnostics
import Testing

@Suite("A finding reads like a compiler's")
struct DiagnosticWordingTests {
  private let location = SourceLocation(file: "net.yaml", line: 3, column: 14)

  @Test("Place, severity and what is wrong, with what would be right behind a semicolon")
  func oneLine() {
    let plain = Diagnostic(code: "unknown-station", at: location, "there is no station RUEHX")
    #expect(plain.description == "net.yaml:3:14: error: there is no station RUEHX")
    let hinted = Diagnostic(
      .warning, code: "unknown-station", at: location, "there is no station RUEHX",
      hint: "did you mean RUEHC?")
    #expect(
      hinted.description == "net.yaml:3:14: warning: there is no station RUEHX; did you mean RUEHC?")
  }

  @Test("A finding in a text shows the line below")
  func withExcerpt() {
    let source = SourceText(name: "net.yaml", bytes: Array("a: 1\nb: oops".utf8))
    let finding = source.diagnostic(.note, code: "x", line: 2, column: 4, "no number", hint: "use 1")
    #expect(
      finding.description == """
        net.yaml:2:4: note: no number; use 1
         2 | b: oops
           |    ^
        """)
  }

  @Test("A file that cannot be read at all is pointed at by its beginning")
  func wholeFile() {
    let error = InvalidInput(code: "unreadable", file: "absent.txt", "there is no such file", hint: "look")
    #expect(error.description == "absent.txt:1:1: error: there is no such file; look")
  }

  @Test("Several findings stand below each other in the order in which they were found")
  func several() {
    let first = Diagnostic(code: "a", at: location, "first")
    let second = Diagnostic(.warning, code: "b", at: SourceLocation(file: "net.yaml"), "second")
    #expect(
      InvalidInput([first, second]).description == """
        net.yaml:3:14: error: first
        net.yaml:1:1: warning: second
        """)
  }

  @Test("Places are ordered by file, then line, then column, as numbers")
  func order() {
    let places = [
      SourceLocation(file: "a", line: 2, column: 10), SourceLocation(file: "a", line: 10, column: 1),
      SourceLocation(file: "a", line: 10, column: 2), SourceLocation(file: "b", line: 1, column: 1),
    ]
    #expect(places.reversed().sorted() == places)
  }
}
