import CommandLineInterface

/// A program with one of everything, for the tests.
struct Relay: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: "Pass traffic.", discussion: "Traffic is passed by precedence.", version: "relay 1.2.3",
      subcommands: [Send.self, Route.self])
  }
}

/// How urgent the sample's traffic is.
enum Urgency: String, CaseIterable, ExpressibleByArgument {
  case flash, routine
}

struct Send: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(abstract: "Send a cable.") }

  @Argument(help: "The cable; - for standard input.") var cable: String
  @Argument(help: "More cables.", valueName: "cable") var others: [String] = []
  @Option(name: .shortAndLong, help: "How often.") var times = 2
  @Option(help: "How urgent it is.") var urgency = Urgency.routine
  @Option(name: .shortAndLong, help: "Where to write the log.", valueName: "file") var log: String? = nil
  @Option(help: "Stations to pass by.", valueName: "station") var avoid: [String] = []
  @Option(help: "A rate, in characters a second.") var lineRate = 0.5
  @Option(help: "What draws depend on.") var seed: UInt64 = 1
  @Flag(name: .shortAndLong, help: "Overwrite the log whatever it is.") var force = false
  @Flag(help: "Only say what would be done, for every station on the way and every cable that waits there.")
  var dryRun = false

  mutating func run() throws {
    if times == 0 { throw ValidationError("no time is not often enough") }
    if times == 3 { throw ExitCode(3) }
    if times == 4 { throw Failure() }
  }

  struct Failure: Error {}
}

struct Route: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "find-route", abstract: "Find a way.")
  }

  @Option(help: "Where it begins.", valueName: "station") var from: String
  @Option(help: "Where it ends.", valueName: "station") var to: String
  @Option(help: "Ways to show.") var show = ["best", "second"]

  mutating func run() throws {}
}

/// The command that words mean, as one of a type.
func parsed<Command: ParsableCommand>(_ words: [String], as type: Command.Type = Command.self) throws
  -> Command
{
  let request = try CommandParser.parse(Relay.self, words)
  guard case .run(let command) = request, let typed = command as? Command else {
    throw Unexpected(text: "\(request)")
  }
  return typed
}

/// What is wrong with words.
func mistake(_ words: String...) -> UsageError? {
  do {
    _ = try CommandParser.parse(Relay.self, words)
    return nil
  } catch {
    return error
  }
}

struct Unexpected: Error {
  var text: String
}
