import Diagnostics

/// Finds out which command a command line means, and fills it in.
package struct CommandParser {
  /// What a command line asks for.
  package enum Request {
    case run(any ParsableCommand)
    case help(String)
    case version(String)
  }

  private let command: any ParsableCommand.Type
  private let path: [String]
  private let instance: any ParsableCommand
  private let fields: [CommandField]

  /// What the words after the program's name ask for.
  ///
  /// - Throws: what is wrong with them, with the usage of the command that they mean.
  package static func parse(
    _ root: any ParsableCommand.Type, _ arguments: [String]
  ) throws(UsageError) -> Request {
    var command = root
    var path = [root.commandName]
    var words = arguments[...]
    while let word = words.first, !word.hasPrefix("-"),
      let next = command.configuration.subcommands.first(where: { $0.commandName == word })
    {
      command = next
      path.append(word)
      words.removeFirst()
    }
    if path == [root.commandName], words.first == "help" {
      // help replay is replay --help
      return try parse(root, words.dropFirst() + ["--help"])
    }
    let parser = CommandParser(command, path: path)
    if command == root, words.contains("--version"), !root.configuration.version.isEmpty {
      return .version(root.configuration.version)
    }
    let options = words.prefix { $0 != "--" }
    if options.contains("--help") || options.contains("-h") { return .help(parser.help) }
    if let word = words.first, !word.hasPrefix("-"), !command.configuration.subcommands.isEmpty {
      let known = command.configuration.subcommands.map { $0.commandName }
      throw parser.error(.unknownCommand(word, nearest: Spelling.nearest(to: word, among: known)))
    }
    try parser.fill(words)
    return .run(parser.instance)
  }

  init(_ command: any ParsableCommand.Type, path: [String]) {
    self.command = command
    self.path = path
    instance = command.init()
    fields = CommandField.fields(of: instance)
  }

  var help: String { UsageText(command, path: path, fields.map(\.definition)).help }

  /// An error in the arguments of this command.
  func error(_ mistake: UsageError.Mistake) -> UsageError {
    UsageError(
      mistake: mistake, path: path, usage: UsageText(command, path: path, fields.map(\.definition)).usage)
  }

  // MARK: Filling in

  private func fill(_ arguments: ArraySlice<String>) throws(UsageError) {
    var words = arguments
    var positionals = fields.filter { $0.definition.kind == .positional }[...]
    var onlyPositionals = false
    while let word = words.popFirst() {
      if word == "--", !onlyPositionals {
        onlyPositionals = true
      } else if word.hasPrefix("-"), word != "-", !onlyPositionals {
        try option(word, &words)
      } else {
        guard let field = positionals.first else { throw error(.unexpectedArgument(word)) }
        try store(word, in: field)
        if !field.definition.isRepeating { positionals.removeFirst() }
      }
    }
    for field in fields where field.definition.isRequired && !field.argument.isGiven {
      throw error(.missingArgument(field.definition.spelling))
    }
  }

  private func option(_ word: String, _ words: inout ArraySlice<String>) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let spelling = parts[0]
    guard let field = fields.first(where: { $0.isNamed(spelling) }) else {
      // Help and version are not properties: alone they were found before, here they have a value.
      if spelling == "--help" || spelling == "--version" && !command.configuration.version.isEmpty {
        throw error(.unwantedValue(of: spelling))
      }
      let known = fields.filter { $0.definition.kind != .positional }.map(\.definition.spelling) + ["--help"]
      throw error(.unknownOption(spelling, nearest: Spelling.nearest(to: spelling, among: known)))
    }
    guard field.definition.isRepeating || !field.argument.isGiven else {
      throw error(.repeatedOption(spelling))
    }
    if field.definition.kind == .flag {
      guard parts.count == 1 else { throw error(.unwantedValue(of: spelling)) }
      _ = field.argument.store("")
    } else if parts.count == 2 {
      try store(parts[1], in: field)
    } else {
      guard let value = words.first, !isOption(value) else { throw error(.missingValue(of: spelling)) }
      words.removeFirst()
      try store(value, in: field)
    }
  }

  /// Whether a word reads as an option, so that it is no other option's value.
  ///
  /// A negative number or a single hyphen may be one, and `--log=--force` says what it means.
  private func isOption(_ word: String) -> Bool {
    word.hasPrefix("--") || fields.contains { $0.isNamed(word) }
  }

  private func store(_ word: String, in field: CommandField) throws(UsageError) {
    guard field.argument.store(word) else {
      throw error(.badValue(word, of: field.definition.spelling, allowed: field.definition.values))
    }
  }
}

/// A property of a command that the parser fills.
struct CommandField {
  let definition: ArgumentDefinition
  let argument: any DeclaredArgument

  /// Whether a word such as `--seed` or `-s` names it.
  func isNamed(_ word: String) -> Bool {
    guard definition.kind != .positional else { return false }
    return word == "--\(definition.name)" || definition.letter.map { word == "-\($0)" } ?? false
  }

  /// The properties of a command in the order of its declaration, those of a group in its place.
  ///
  /// Reflection is the only way to find them without a macro; this file is the one place that looks at values of
  /// unknown type.
  static func fields(of arguments: any ParsableArguments) -> [CommandField] {
    Mirror(reflecting: arguments).children.flatMap { child in
      if let group = child.value as? any DeclaredGroup { return fields(of: group.group) }
      guard let label = child.label, let argument = child.value as? any DeclaredArgument else { return [] }
      // The storage of a wrapped property has the property's name behind an underscore.
      return [
        CommandField(definition: argument.definition(label: String(label.dropFirst())), argument: argument)
      ]
    }
  }
}

extension ParsableArguments {
  /// Looks whether the values fit, those of groups first.
  func validateAll() throws {
    for child in Mirror(reflecting: self).children {
      try (child.value as? any DeclaredGroup)?.group.validateAll()
    }
    try validate()
  }
}
