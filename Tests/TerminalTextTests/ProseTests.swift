import TerminalText
import Testing

@Suite("Sentences on a screen")
struct ProseTests {
  private let screen = Screen(columns: 20, colors: .sixteen, hasBlocks: true, isTerminal: true)

  @Test("go on in the next line between words, each line in its style")
  func wrapped() {
    let prose = StyledText("The cable is with all of them", Style(.blue))
    #expect(
      screen.wrapped(prose)
        == ["The cable is with", "all of them"].map { words in
          words.split(separator: " ").map { "\u{1B}[94m\($0)\u{1B}[0m" }.joined(separator: " ")
        })
  }

  @Test("stay whole where they have room, and in files")
  func whole() {
    #expect(screen.wrapped(StyledText("exactly twenty wide!")) == ["exactly twenty wide!"])
    #expect(screen.wrapped(StyledText("two  blanks")) == ["two  blanks"])
    let long = String(repeating: "RUEHC ", count: 50)
    #expect(Screen.plain.wrapped(StyledText(long)) == [long])
  }

  @Test("keep a word whole that is longer than a line, and count wide characters")
  func long() {
    #expect(
      screen.wrapped(StyledText("in a-database-with-a-long-name.db now")) == [
        "in", "a-database-with-a-long-name.db", "now",
      ])
    #expect(screen.wrapped(StyledText("東京大使館 東京大使館 A")) == ["東京大使館", "東京大使館 A"])
  }
}
