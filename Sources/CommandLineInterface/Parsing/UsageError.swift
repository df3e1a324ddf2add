import Diagnostics

/// A command line that says something the command does not understand.
package struct UsageError: Error, Sendable {
  /// What is wrong.
  package enum Mistake: Hashable, Sendable {
    case unknownOption(String, nearest: String?)
    case unknownCommand(String, nearest: String?)
    case unexpectedArgument(String)
    case missingArgument(String)
    case missingValue(of: String)
    case unwantedValue(of: String)
    case repeatedOption(String)
    case badValue(String, of: String, allowed: [String])
    case invalid(String)
  }

  package var mistake: Mistake

  /// The command's names from the program's on, such as `["cablesim", "replay"]`.
  package var path: [String]

  /// How the command is used.
  package var usage: String
}

extension UsageError: CustomStringConvertible {
  /// What is wrong, and how the command is used.
  package var description: String {
    let command = path.joined(separator: " ")
    return "error: \(mistake.message)\nUsage: \(usage)\nTry '\(command) --help' for more."
  }
}

extension UsageError.Mistake {
  /// What is wrong, in one line.
  package var message: String {
    func suggestion(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
    switch self {
    case .unknownOption(let name, let nearest): return "unknown option '\(name)'" + suggestion(nearest)
    case .unknownCommand(let name, let nearest): return "there is no command '\(name)'" + suggestion(nearest)
    case .unexpectedArgument(let word): return "nothing more is wanted, but there is '\(word)'"
    case .missingArgument(let name): return "\(name) is missing"
    case .missingValue(let name): return "a value has to follow '\(name)'"
    case .unwantedValue(let name): return "'\(name)' takes no value"
    case .repeatedOption(let name): return "'\(name)' is given twice"
    case .badValue(let word, let name, let allowed):
      let list = Spelling.list(allowed, joinedBy: "or")
      return "'\(word)' is no value for '\(name)'" + (allowed.isEmpty ? "" : "; use \(list)")
    case .invalid(let message): return message
    }
  }
}
