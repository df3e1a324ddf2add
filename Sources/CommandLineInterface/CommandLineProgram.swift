import Glibc

extension ParsableCommand {
  /// Runs what the command line asks for.
  ///
  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - report: prints an error of the command's own to standard error and says which code it ends with.
  /// - Returns: 0 if all went well, 2 for a command line that is not understood, else what the command says.
  package static func main(_ arguments: [String], report: (any Error) -> ExitCode) -> ExitCode {
    do {
      switch try CommandParser.parse(Self.self, arguments) {
      case .help(let text), .version(let text):
        print(text)
        return .success
      case .run(let command):
        return try Self.run(command, arguments)
      }
    } catch let code as ExitCode {
      return code
    } catch let error as UsageError {
      standardError(error.description)
      return .usage
    } catch {
      return report(error)
    }
  }

  private static func run(_ command: any ParsableCommand, _ arguments: [String]) throws -> ExitCode {
    var command = command
    do {
      try command.validateAll()
      try command.run()
      return .success
    } catch is HelpRequest {
      if case .help(let text) = try CommandParser.parse(Self.self, arguments + ["--help"]) { print(text) }
      return .success
    } catch let error as ValidationError {
      throw CommandParser(type(of: command), path: CommandParser.path(of: type(of: command), in: Self.self))
        .error(.invalid(error.message))
    }
  }
}

extension CommandParser {
  /// The names by which a command is called below another.
  static func path(of command: any ParsableCommand.Type, in root: any ParsableCommand.Type) -> [String] {
    if command == root { return [root.commandName] }
    for subcommand in root.configuration.subcommands {
      let path = path(of: command, in: subcommand)
      if !path.isEmpty { return [root.commandName] + path }
    }
    return []
  }
}

extension ExitCode {
  /// The command line is not understood.
  package static let usage = ExitCode(2)
}

/// Prints a line to standard error.
package func standardError(_ text: String, terminator: String = "\n") {
  let line = Array((text + terminator).utf8)
  var rest = line[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
