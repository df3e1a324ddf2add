/// The words by which a command explains itself.
struct UsageText {
  private let command: any ParsableCommand.Type
  private let path: [String]
  private let definitions: [ArgumentDefinition]

  /// Columns of a terminal.
  private static let width = 80

  init(_ command: any ParsableCommand.Type, path: [String], _ definitions: [ArgumentDefinition]) {
    self.command = command
    self.path = path
    self.definitions = definitions
  }

  /// How the command is called; what runs over the line stands below its beginning behind "Usage: ".
  var usage: String {
    var words = path
    if !command.configuration.subcommands.isEmpty { words.append("<command>") }
    words += definitions.filter { $0.kind == .positional }.map { definition in
      let word = "<\(definition.valueName)>" + (definition.isRepeating ? " ..." : "")
      return definition.isRequired ? word : "[\(word)]"
    }
    words += definitions.filter { $0.kind != .positional }.map { definition in
      let value = definition.kind == .option ? " <\(definition.valueName)>" : ""
      let word = definition.spelling + value
      return (definition.isRequired ? word : "[\(word)]")
        + (definition.kind == .option && definition.isRepeating ? " ..." : "")
    }
    let indent = "Usage: ".count
    return UsageText.wrapped(words, width: UsageText.width - indent)
      .joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  /// Everything worth knowing.
  var help: String {
    let configuration = command.configuration
    var parts = ["\(configuration.abstract)\n\nUSAGE: \(usage)"]
    parts += list("ARGUMENTS", definitions.filter { $0.kind == .positional }.map(row))
    var options = definitions.filter { $0.kind != .positional }.map(row)
    if !configuration.version.isEmpty { options.append(("--version", "Show the version.")) }
    options.append(("-h, --help", "Show this help."))
    parts += list("OPTIONS", options)
    parts += list("COMMANDS", configuration.subcommands.map { ($0.commandName, $0.configuration.abstract) })
    if !configuration.subcommands.isEmpty {
      parts.append("See '\(path.joined(separator: " ")) <command> --help' for more about one.")
    }
    if !configuration.discussion.isEmpty { parts.append(configuration.discussion) }
    return parts.joined(separator: "\n\n")
  }

  private func row(_ definition: ArgumentDefinition) -> (String, String) {
    var name = definition.letter.map { "-\($0), " } ?? ""
    name += definition.spelling
    if definition.kind == .option { name += " <\(definition.valueName)>" }
    var help = definition.help
    if !definition.values.isEmpty { help += " One of: \(definition.values.joined(separator: ", "))." }
    if let value = definition.defaultText { help += " Default: \(value)." }
    return (name, help)
  }

  private func list(_ title: String, _ rows: [(name: String, help: String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let indent = min((rows.map(\.name.count).max() ?? 0) + 4, 30)
    let lines = rows.map { name, help in
      let text = UsageText.wrapped(
        help.split(separator: " ").map(String.init), width: UsageText.width - indent)
      let margin = "\n" + String(repeating: " ", count: indent)
      let label = "  \(name)"
      let first =
        label.count + 2 > indent
        ? label + margin : label + String(repeating: " ", count: indent - label.count)
      return first + text.joined(separator: margin)
    }
    return ["\(title):\n" + lines.joined(separator: "\n")]
  }

  /// Words in lines no longer than a width.
  static func wrapped(_ words: [String], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
