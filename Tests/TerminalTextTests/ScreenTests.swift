import TerminalText
import Testing

@Suite("What a screen can do")
struct ScreenTests {
  private func screen(
    _ variables: [String: String], isTerminal: Bool = true, columns: Int? = 100, _ choice: ColorChoice = .auto
  ) -> Screen {
    Screen(
      Screen.Facts(isTerminal: isTerminal, columns: columns, environment: variables), colors: choice)
  }

  /// One line of the table by which it is decided.
  struct Decision: CustomTestStringConvertible, Sendable {
    var variables: [String: String] = ["TERM": "xterm"]
    var isTerminal = true
    var choice = ColorChoice.auto
    var isColored: Bool

    var testDescription: String {
      "\(variables.sorted { $0.key < $1.key }), \(isTerminal ? "terminal" : "pipe"), \(choice)"
    }

    static let all = [
      Decision(isColored: true), Decision(isTerminal: false, isColored: false),
      // The option goes before everything.
      Decision(choice: .never, isColored: false),
      Decision(variables: ["CLICOLOR_FORCE": "1", "TERM": "xterm"], choice: .never, isColored: false),
      Decision(isTerminal: false, choice: .always, isColored: true),
      Decision(variables: ["NO_COLOR": "1", "TERM": "dumb"], choice: .always, isColored: true),
      // NO_COLOR, of any value that is not empty.
      Decision(variables: ["TERM": "xterm", "NO_COLOR": "1"], isColored: false),
      Decision(variables: ["TERM": "xterm", "NO_COLOR": "0"], isColored: false),
      Decision(variables: ["TERM": "xterm", "NO_COLOR": ""], isColored: true),
      Decision(variables: ["TERM": "xterm", "NO_COLOR": "1", "CLICOLOR_FORCE": "1"], isColored: false),
      // CLICOLOR_FORCE reaches pipes and dumb terminals.
      Decision(variables: ["CLICOLOR_FORCE": "1"], isTerminal: false, isColored: true),
      Decision(variables: ["CLICOLOR_FORCE": "1", "TERM": "dumb"], isColored: true),
      Decision(variables: ["CLICOLOR_FORCE": "0"], isTerminal: false, isColored: false),
      Decision(variables: ["CLICOLOR_FORCE": ""], isTerminal: false, isColored: false),
      Decision(variables: ["TERM": "xterm", "CLICOLOR": "0"], isColored: false),
      Decision(variables: ["TERM": "xterm", "CLICOLOR": "1"], isTerminal: false, isColored: false),
      // A terminal that only prints, or says nothing of itself.
      Decision(variables: ["TERM": "dumb"], isColored: false), Decision(variables: [:], isColored: false),
      Decision(variables: ["TERM": ""], isColored: false),
    ]
  }

  @Test("has colours as option, environment and terminal have it", arguments: Decision.all)
  func colored(decision: Decision) {
    let screen = screen(decision.variables, isTerminal: decision.isTerminal, decision.choice)
    #expect((screen.colors != .none) == decision.isColored)
    // Colours change nothing else.
    #expect(screen.isTerminal == decision.isTerminal)
    #expect((screen.columns == nil) == !decision.isTerminal)
  }

  @Test(
    "has as many colours as the terminal says",
    arguments: [
      (["TERM": "xterm"], Colors.sixteen), (["TERM": "linux"], .sixteen), (["TERM": "xterm-256color"], .many),
      (["TERM": "tmux-256color"], .many), (["TERM": "xterm-kitty"], .many),
      (["TERM": "xterm", "COLORTERM": "truecolor"], .many),
      (["TERM": "xterm", "COLORTERM": "yes"], .sixteen),
    ])
  func depth(variables: [String: String], colors: Colors) {
    #expect(screen(variables).colors == colors)
  }

  @Test(
    "is as wide as COLUMNS says, else as the terminal says, else as terminals are",
    arguments: [
      ([:], 100, 100), (["COLUMNS": "60"], 100, 60), (["COLUMNS": "60"], nil, 60),
      (["COLUMNS": "x"], 100, 100),
      (["COLUMNS": "0"], 100, 100), (["COLUMNS": "-5"], 100, 100), (["COLUMNS": ""], 100, 100),
      ([:], nil, 80),
      ([:], 0, 80), (["COLUMNS": "3"], 100, 20), ([:], 7, 20),
    ] as [([String: String], Int?, Int)])
  func width(variables: [String: String], told: Int?, columns: Int) {
    #expect(screen(variables, columns: told).columns == columns)
  }

  @Test("lets a line be written over where it is a terminal that does more than print")
  func rewriting() {
    #expect(screen(["TERM": "xterm", "NO_COLOR": "1"]).canRewrite)
    #expect(!screen(["TERM": "dumb", "CLICOLOR_FORCE": "1"], .always).canRewrite)
    #expect(!screen([:]).canRewrite)
    #expect(!screen(["TERM": "xterm"], isTerminal: false, .always).canRewrite)
  }

  @Test("has no width where it is a file, whatever COLUMNS says")
  func file() {
    #expect(screen(["COLUMNS": "40", "TERM": "xterm"], isTerminal: false, columns: nil) == .plain)
  }

  @Test(
    "draws with blocks where the locale has them",
    arguments: [
      (["LANG": "C.UTF-8"], true), (["LANG": "de_DE.utf8"], true), (["LANG": "C"], false), ([:], false),
      (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "en_GB.UTF-8"], true),
      (["LANG": "en_US.UTF-8", "LC_ALL": ""], true), (["LANG": "de_DE.ISO-8859-1"], false),
    ])
  func blocks(variables: [String: String], hasBlocks: Bool) {
    #expect(screen(variables).hasBlocks == hasBlocks)
  }
}
