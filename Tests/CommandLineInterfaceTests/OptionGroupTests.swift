import CommandLineInterface
import Foundation
import Testing

/// How a cable is marked.
private struct Marking: ParsableArguments {
  @Option(help: "How urgent it is.") var urgency = Urgency.routine
  @Flag(help: "Say so in the header.") var visibly = false
}

/// What several commands ask for, one group within the other.
private struct Handling: ParsableArguments {
  @OptionGroup var marking: Marking
  @Option(help: "How many copies there are.", valueName: "number") var copies = 1

  func validate() throws {
    if copies < 1 { throw ValidationError("--copies is at least 1") }
  }
}

private struct Pass: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: "Pass a cable.")
  }

  @Option(help: "Where it goes.", valueName: "station") var to: String
  @OptionGroup var handling: Handling
  @Flag(help: "Do it at once.") var now = false

  mutating func run() throws {}
}

@Suite("Options that commands have in common")
struct OptionGroupTests {
  private func pass(_ words: String...) throws -> Pass {
    guard case .run(let command) = try CommandParser.parse(Pass.self, words), let pass = command as? Pass
    else { throw Unexpected(text: "\(words)") }
    return pass
  }

  @Test("are filled in as if the command had declared them")
  func filled() throws {
    let command = try pass("--urgency", "flash", "--to", "RUEHC", "--copies=3", "--visibly", "--now")
    #expect(command.to == "RUEHC")
    #expect(command.handling.marking.urgency == .flash)
    #expect(command.handling.marking.visibly)
    #expect(command.handling.copies == 3)
    #expect(command.now)
  }

  @Test("have their defaults, and each command its own values")
  func defaults() throws {
    let (first, second) = (try pass("--to", "A", "--copies", "2"), try pass("--to", "B"))
    #expect(first.handling.copies == 2)
    #expect(second.handling.copies == 1)
    #expect(second.handling.marking.urgency == .routine)
  }

  @Test("are explained in the place of the group")
  func help() throws {
    guard case .help(let text) = try CommandParser.parse(Pass.self, ["--help"]) else {
      throw Unexpected(text: "no help")
    }
    let options = text.matches(of: /--([a-z]+)/).map { String($0.1) }
    #expect(options.suffix(6) == ["to", "urgency", "visibly", "copies", "now", "help"])
  }

  @Test("are known where a name is misspelt")
  func misspelt() {
    #expect(throws: UsageError.self) { try pass("--to", "A", "--urgncy", "flash") }
    do {
      _ = try pass("--to", "A", "--urgncy", "flash")
    } catch let error as UsageError {
      #expect(error.mistake == .unknownOption("--urgncy", nearest: "--urgency"))
    } catch {
      Issue.record(error)
    }
  }

  @Test("are looked at before the command runs: 2, with the usage of that command")
  func validation() async {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      exit(Pass.main(["--to", "A", "--copies", "0"]) { _ in ExitCode(99) }.rawValue)
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.hasPrefix("error: --copies is at least 1\nUsage: pass "))
  }
}
