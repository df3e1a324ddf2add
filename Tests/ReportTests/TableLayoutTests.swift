import Report
import TerminalText
import Testing

@Suite("A table on a screen")
struct TableLayoutTests {
  private func screen(_ columns: Int, _ colors: Colors = .none, hasBlocks: Bool = true) -> Screen {
    Screen(columns: columns, colors: colors, hasBlocks: hasBlocks, isTerminal: true)
  }

  private var table: TextTable {
    var table = TextTable(
      ["NAME", "PRECEDENCE", "TOOK", "BY"], numeric: [2],
      picture: TextTable.PictureColumn(after: "TOOK", width: 4, legend: "Bars: time."),
      concessions: [.shorten("BY", to: 9), .dropPicture, .drop("BY"), .shorten("NAME", to: 8)])
    table.append(
      ["AMEMBASSY ASTANA", "FLASH", "58 s", "RUEHTA RUEH RUEHC"],
      picture: .bar(Bar(full: 0.5, style: .plain)))
    table.append(["東京大使館", "ROUTINE", "-", "-"])
    return table
  }

  @Test("has pictures and their legend where there is room")
  func wide() {
    #expect(
      table.lines(on: screen(61)) == [
        "NAME              PRECEDENCE  TOOK        BY",
        "AMEMBASSY ASTANA  FLASH       58 s  ██    RUEHTA RUEH RUEHC",
        "東京大使館        ROUTINE        -        -", "", "Bars: time.",
      ])
  }

  @Test(
    "gives way in the order that it lays down, and no more than it must",
    arguments: [
      (
        59,
        [
          "NAME              PRECEDENCE  TOOK        BY",
          "AMEMBASSY ASTANA  FLASH       58 s  ██    RUEHTA RUEH RUEHC",
          "東京大使館        ROUTINE        -        -", "", "Bars: time.",
        ]
      ),
      (
        55,
        [
          "NAME              PRECEDENCE  TOOK        BY",
          "AMEMBASSY ASTANA  FLASH       58 s  ██    RUEHTA RUEH…",
          "東京大使館        ROUTINE        -        -", "", "Bars: time.",
        ]
      ),
      (
        50,
        [
          "NAME              PRECEDENCE  TOOK  BY", "AMEMBASSY ASTANA  FLASH       58 s  RUEHTA RUEH R…",
          "東京大使館        ROUTINE        -  -",
        ]
      ),
      (
        40,
        [
          "NAME              PRECEDENCE  TOOK", "AMEMBASSY ASTANA  FLASH       58 s",
          "東京大使館        ROUTINE        -",
        ]
      ),
      (28, ["NAME        PRECEDENCE  TOOK", "AMEMBASSY…  FLASH       58 s", "東京大使館  ROUTINE        -"]),
    ])
  func narrow(columns: Int, lines: [String]) {
    #expect(table.lines(on: screen(columns)) == lines)
  }

  @Test("never has a line that is wider than the screen", arguments: 20...70)
  func fits(columns: Int) {
    for hasBlocks in [true, false] {
      let screen = screen(columns, hasBlocks: hasBlocks)
      for line in table.lines(on: screen) { #expect(screen.width(of: line) <= columns, "\(line)") }
      var plain = TextTable(["A", "B", "C"])
      plain.append(["RUEHTA RUEH RUEHC", String(repeating: "9", count: 40), "東京大使館 東京大使館 東京大使館"])
      for line in plain.lines(on: screen) { #expect(screen.width(of: line) <= columns, "\(line)") }
    }
  }

  @Test("in a file has no picture, no legend and nothing shortened, however long")
  func file() {
    #expect(
      table.lines == [
        "NAME              PRECEDENCE  TOOK  BY", "AMEMBASSY ASTANA  FLASH       58 s  RUEHTA RUEH RUEHC",
        "東京大使館             ROUTINE        -  -",
      ])
  }

  @Test("differs by colours only where there are some, and means the same without")
  func colors() {
    let colored = table.lines(on: screen(80, .many))
    #expect(colored[1].contains("\u{1B}[1;38;5;166mFLASH\u{1B}[0m"))
    #expect(colored.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == table.lines(on: screen(80)))
    var piped = Screen.plain
    piped.colors = .many
    #expect(table.lines(on: piped).map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == table.lines)
  }
}
