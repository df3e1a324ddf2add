import CommandLineInterface
import Glibc
import Report
import TerminalText

extension ColorChoice: ExpressibleByArgument {}

/// How results look to people.
struct Look: ParsableArguments {
  @Option(help: "When the output is coloured.", valueName: "when")
  var color = ColorChoice.auto

  /// What results are printed on.
  var output: Screen { Screen(of: STDOUT_FILENO, colors: color) }
}

/// How a result is printed.
struct ResultOptions: ParsableArguments {
  @Option(help: "How the result is printed.")
  var format = OutputFormat.table

  @OptionGroup var look: Look

  func show(_ result: some Presentable) {
    switch format {
    case .table: look.show(result)
    case .json: print(result.json.text)
    }
  }
}

extension Look {
  func show(_ result: some Presentable) {
    for line in result.lines(on: output) { print(line) }
  }
}

extension Screen {
  /// What a file of this process is.
  init(of descriptor: Int32, colors: ColorChoice) {
    var size = winsize()
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    let names = [
      "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "TERM", "COLUMNS", "LC_ALL", "LC_CTYPE", "LANG",
    ]
    let variables = names.compactMap { name in
      unsafe getenv(name).map { unsafe (name, String(cString: $0)) }
    }
    self.init(
      Facts(
        isTerminal: isatty(descriptor) == 1, columns: isKnown ? Int(size.ws_col) : nil,
        environment: Dictionary(uniqueKeysWithValues: variables)),
      colors: colors)
  }
}
