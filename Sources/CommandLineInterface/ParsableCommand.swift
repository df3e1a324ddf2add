/// A command of the program: its properties say what can be given to it.
///
///     struct Repeat: ParsableCommand {
///       static let configuration = CommandConfiguration(abstract: "Say a phrase again and again.")
///
///       @Argument(help: "What to say.") var phrase: String
///       @Option(name: .shortAndLong, help: "How often.") var count = 2
///       @Flag(help: "Number the lines.") var numbered = false
///
///       mutating func run() throws { … }
///     }
///
/// The surface is a part of swift-argument-parser's, so that the library could take its place.
package protocol ParsableCommand: ParsableArguments {
  /// What is said of the command, and what commands it has below it.
  static var configuration: CommandConfiguration { get }

  /// Does what the command is for.
  ///
  /// - Throws: an `ExitCode` to end the program with one, a `ValidationError` for arguments that do not fit
  ///   together, or any error of the command's own.
  mutating func run() throws
}

extension ParsableCommand {
  /// A command that only has others below it prints its help.
  package mutating func run() throws {
    throw HelpRequest()
  }

  /// The name by which it is called: the one it gives itself, else its type's in lower case with hyphens.
  package static var commandName: String {
    configuration.commandName ?? String(describing: Self.self).hyphenated
  }
}

/// What is said of a command.
package struct CommandConfiguration {
  package var commandName: String?

  /// One line of what it does.
  package var abstract: String

  /// More about it, printed below the options.
  package var discussion: String
  package var version: String
  package var subcommands: [any ParsableCommand.Type]

  package init(
    commandName: String? = nil, abstract: String, discussion: String = "", version: String = "",
    subcommands: [any ParsableCommand.Type] = []
  ) {
    self.commandName = commandName
    self.abstract = abstract
    self.discussion = discussion
    self.version = version
    self.subcommands = subcommands
  }
}

/// How a program ends.
package struct ExitCode: Error, Hashable, Sendable {
  package var rawValue: Int32

  package init(_ rawValue: Int32) {
    self.rawValue = rawValue
  }

  package static let success = ExitCode(0)
}

/// Arguments that do not fit together, in words for the user.
package struct ValidationError: Error, Sendable {
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}

/// Thrown by a command that can do nothing but print its help.
package struct HelpRequest: Error, Sendable {}

extension String {
  /// A name in camel case as words joined by hyphens: `dryRun` becomes `dry-run`.
  var hyphenated: String {
    var words = ""
    for character in self {
      if character.isUppercase, !words.isEmpty { words += "-" }
      words += character.lowercased()
    }
    return words
  }
}
