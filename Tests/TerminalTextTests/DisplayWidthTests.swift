import TerminalText
import Testing

@Suite("The columns of a text")
struct DisplayWidthTests {
  @Test(
    "are those that a terminal gives it",
    arguments: [
      ("", 0), ("ASTANA", 6), ("SÃO", 3), ("SA\u{303}O", 3), ("e\u{301}\u{323}", 1), ("東京", 4), ("서울", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("ＦＭ", 4), ("Ω", 1), ("…", 1), ("█░", 2), ("±", 1), ("🇰🇿", 2),
      ("📨", 2), ("☎", 1), ("☎\u{FE0F}", 2), ("👩\u{200D}✈\u{FE0F}", 2), ("1", 1), ("\u{200B}", 0),
      ("\u{20000}", 2),
      ("ﾊﾝ", 2), ("Алматы", 6),
    ])
  func columns(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("count on a terminal, characters in a file")
  func measure() {
    let terminal = Screen(columns: 80, colors: .none, hasBlocks: true, isTerminal: true)
    #expect(terminal.width(of: "東京") == 4)
    #expect(Screen.plain.width(of: "東京") == 2)
  }
}
