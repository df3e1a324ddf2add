import TerminalText
import Testing

@Suite("Pictures beside numbers")
struct PictureTests {
  private let screen = Screen(columns: 80, colors: .none, hasBlocks: true, isTerminal: true)
  private let ascii = Screen(columns: 80, colors: .none, hasBlocks: false, isTerminal: true)

  private func drawn(_ picture: Picture, _ columns: Int, on screen: Screen) -> String {
    picture.drawn(columns, on: screen).text(on: screen)
  }

  @Test(
    "A bar is as long as its part of the columns, to an eighth of one",
    arguments: [
      (0.0, 0.0, "    ", "    "), (0.25, 0.25, "█   ", "#   "), (0.5, 0.5, "██  ", "##  "),
      (1.0, 1.0, "████", "####"), (0.3125, 0.3125, "█▎  ", "#   "), (0.001, 0.001, "▏   ", "#   "),
      (0.25, 0.75, "█░░ ", "#.. "), (0.25, 1.0, "█░░░", "#..."),
      (0.3125, 1.0, "█░░░", "#..."), (0.001, 1.0, "▏░░░", "#..."), (7.0, 9.0, "████", "####"),
      (-1.0, -1.0, "    ", "    "),
    ])
  func bar(full: Double, light: Double, blocks: String, letters: String) {
    let bar = Picture.bar(Bar(full: full, light: light, style: .plain))
    #expect(drawn(bar, 4, on: screen) == blocks)
    #expect(drawn(bar, 4, on: ascii) == letters)
  }

  @Test(
    "An interval lies left or right of nothing, and stays on its scale",
    arguments: [
      (0.0, 0.0, "    ●    "), (0.5, 0.25, "    │─●─ "), (-0.75, 0.25, "─●─ │    "), (0.25, 0.5, "   ─│●── "),
      (1.0, 0.0, "    │   ●"), (9.0, 1.0, "    │   ●"), (-9.0, 0.0, "●   │    "),
    ])
  func interval(middle: Double, halfWidth: Double, mark: String) {
    let interval = Picture.interval(IntervalMark(middle: middle, halfWidth: halfWidth, style: .plain))
    #expect(drawn(interval, 9, on: screen) == mark)
    let letters: [Character: Character] = ["●": "o", "│": "|", "─": "-"]
    #expect(drawn(interval, 9, on: ascii) == String(mark.map { letters[$0] ?? $0 }))
  }

  @Test("Every picture has the width that is asked for", arguments: 0...12)
  func widths(columns: Int) {
    let pictures: [Picture] =
      [.nothing]
      + stride(from: 0.0, through: 1, by: 0.05).flatMap { part -> [Picture] in
        [
          .bar(Bar(full: part, light: 1 - part, style: .good)),
          .interval(IntervalMark(middle: 2 * part - 1, halfWidth: part, style: .good)),
        ]
      }
    for picture in pictures {
      #expect(picture.drawn(columns, on: screen).width(on: screen) == columns)
      #expect(picture.drawn(columns, on: ascii).width(on: ascii) == columns)
    }
  }

  @Test("A sparkline rises with its values; only nothing is at the bottom")
  func sparkline() {
    #expect(Sparkline([0, 1, 2, 3, 4, 5, 6, 7]).text(on: screen) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline([0, 1, 2, 3, 4, 5, 6, 7]).text(on: ascii) == "_.:-=+*#")
    #expect(Sparkline([0, 1, 1000]).text(on: screen) == "▁▂█")
    #expect(Sparkline([0, 0]).text(on: screen) == "▁▁")
    #expect(Sparkline([]).text(on: screen).isEmpty)
    #expect(Sparkline([3]).text(on: screen) == "█")
  }
}
