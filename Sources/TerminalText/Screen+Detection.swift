/// When output is coloured.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

extension Screen {
  /// What there is to know about where output goes.
  package struct Facts: Sendable {
    /// Whether it is a terminal.
    package var isTerminal: Bool

    /// How many columns the terminal says that it has.
    package var columns: Int?

    /// The variables of the environment.
    package var environment: [String: String]

    package init(isTerminal: Bool, columns: Int?, environment: [String: String]) {
      self.isTerminal = isTerminal
      self.columns = columns
      self.environment = environment
    }

    /// A variable that is set to something.
    fileprivate func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// The width of a terminal that does not tell its own.
  private static let usualColumns = 80

  /// Below that nothing can be made to fit.
  private static let fewestColumns = 20

  /// - Parameters:
  ///   - facts: what there is to know.
  ///   - choice: what the user says about colours, which nothing overrules.
  package init(_ facts: Facts, colors choice: ColorChoice) {
    let isColored = Screen.isColored(facts, choice)
    self.init(
      columns: facts.isTerminal ? Screen.columns(facts) : nil,
      colors: isColored ? Screen.colors(facts) : .none,
      hasBlocks: !facts.isTerminal || Screen.isUnicode(facts), isTerminal: facts.isTerminal,
      canRewrite: facts.isTerminal && !Screen.isDumb(facts))
  }

  /// What is said by an option goes before https://no-color.org, that before https://bixense.com/clicolors, and
  /// that before what the terminal can do.
  private static func isColored(_ facts: Facts, _ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if facts.variable("NO_COLOR") != nil { return false }
    if let force = facts.variable("CLICOLOR_FORCE"), force != "0" { return true }
    return facts.isTerminal && facts.environment["CLICOLOR"] != "0" && !isDumb(facts)
  }

  /// Whether the terminal only prints, like the teleprinters of old.
  private static func isDumb(_ facts: Facts) -> Bool {
    facts.variable("TERM").map { $0 == "dumb" } ?? true
  }

  private static func colors(_ facts: Facts) -> Colors {
    if let depth = facts.variable("COLORTERM"), depth == "truecolor" || depth == "24bit" { return .many }
    let terminal = facts.variable("TERM") ?? ""
    return terminal.contains("256color") || terminal.contains("kitty") ? .many : .sixteen
  }

  private static func columns(_ facts: Facts) -> Int {
    let told = facts.variable("COLUMNS").flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    let own = facts.columns.flatMap { $0 > 0 ? $0 : nil }
    return max(told ?? own ?? usualColumns, fewestColumns)
  }

  /// Whether the locale's characters are those of Unicode; the first of these that is set says which they are.
  private static func isUnicode(_ facts: Facts) -> Bool {
    let locale = facts.variable("LC_ALL") ?? facts.variable("LC_CTYPE") ?? facts.variable("LANG") ?? "C"
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }
}
