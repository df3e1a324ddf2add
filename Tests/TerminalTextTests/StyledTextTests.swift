import TerminalText
import Testing

@Suite("Text that stands out")
struct StyledTextTests {
  private let plain = Screen(columns: 80, colors: .none, hasBlocks: true, isTerminal: true)
  private let colored = Screen(columns: 80, colors: .many, hasBlocks: true, isTerminal: true)
  private let old = Screen(columns: 80, colors: .sixteen, hasBlocks: false, isTerminal: true)

  @Test("is the text itself where there are no colours")
  func colorless() {
    #expect(StyledText("FLASH", .alarm).text(on: plain) == "FLASH")
    #expect(StyledText("FLASH", .alarm).text(on: .plain) == "FLASH")
  }

  @Test("begins a style and ends it, and leaves plain text alone")
  func sequences() {
    let text = StyledText("FLASH", .alarm) + StyledText(" to ") + StyledText("RUEHC", Style(.blue))
    #expect(text.text(on: colored) == "\u{1B}[1;38;5;166mFLASH\u{1B}[0m to \u{1B}[38;5;32mRUEHC\u{1B}[0m")
    #expect(text.text(on: old) == "\u{1B}[1;31mFLASH\u{1B}[0m to \u{1B}[94mRUEHC\u{1B}[0m")
  }

  @Test("has colours that differ, of each kind", arguments: [Colors.sixteen, .many])
  func distinct(colors: Colors) {
    var screen = colored
    screen.colors = colors
    let codes = Style.Color.allCases.map { StyledText("x", Style($0)).text(on: screen) }
    #expect(Set(codes).count == codes.count)
  }

  @Test("cannot move the cursor of a terminal, and is untouched in a file")
  func controls() {
    let text = StyledText("A\u{1B}[2JB\u{9B}C\tD\u{7F}")
    #expect(text.text(on: plain) == "A\u{FFFD}[2JB\u{FFFD}C\u{FFFD}D\u{FFFD}")
    #expect(text.text(on: old) == "A?[2JB?C?D?")
    #expect(text.text(on: .plain) == "A\u{1B}[2JB\u{9B}C\tD\u{7F}")
  }

  @Test(
    "is shortened to the columns there are, and says so",
    arguments: [
      ("SECSTATE", 8, "SECSTATE"), ("SECSTATE WASHDC", 12, "SECSTATE WA…"),
      ("SECSTATE WASHDC", 10, "SECSTATE…"),
      ("東京大使館", 6, "東京…"), ("東京大使館", 5, "東京…"), ("東京大使館", 4, "東…"), ("A", 0, ""), ("AB", 1, "A"),
      ("SA\u{303}O PAULO", 4, "SA\u{303}O…"),
    ])
  func shortened(text: String, room: Int, short: String) {
    let result = StyledText(text).shortened(to: room, on: plain)
    #expect(result.text(on: plain) == short)
    #expect(result.width(on: plain) <= room)
  }

  @Test("is shortened with dots where there is no ellipsis, each part in its style")
  func parts() {
    let text = StyledText("FLASH", Style(.vermillion)) + StyledText(" RUEHC", Style(.blue))
    #expect(text.shortened(to: 9, on: old).text(on: old) == "\u{1B}[31mFLASH\u{1B}[0m\u{1B}[2m...\u{1B}[0m")
    #expect(
      text.shortened(to: 9, on: colored).text(on: colored)
        == "\u{1B}[38;5;166mFLASH\u{1B}[0m\u{1B}[38;5;32m RU\u{1B}[0m\u{1B}[38;5;244m…\u{1B}[0m")
  }

  @Test("loses the blanks at its end")
  func trimmed() {
    var text = StyledText("A  ", .good) + StyledText("  ") + StyledText()
    text.trimEnd()
    #expect(text == StyledText("A", .good))
    text = StyledText("   ")
    text.trimEnd()
    #expect(text.spans.isEmpty)
  }
}
