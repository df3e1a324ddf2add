import CommandLineInterface
import Foundation
import Testing

@Suite("A program ends with a code that tells how it went")
struct ExitCodeTests {
  @Test("A command line that is not understood: 2, the reason on standard error, nothing on standard output")
  func usage() async {
    let result = await #expect(
      processExitsWith: .exitCode(2), observing: [\.standardErrorContent, \.standardOutputContent]
    ) {
      exit(Relay.main(["find-route", "--from"]) { _ in ExitCode(99) }.rawValue)
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      errors == """
        error: a value has to follow '--from'
        Usage: relay find-route --from <station> --to <station> [--show <show>] ...
        Try 'relay find-route --help' for more.

        """)
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(!output.contains("relay"))
  }

  @Test("Arguments that do not fit together: 2, with the usage of that command")
  func validation() async {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      exit(Relay.main(["send", "a", "--times", "0"]) { _ in ExitCode(99) }.rawValue)
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.hasPrefix("error: no time is not often enough\nUsage: relay send <cable> "))
  }

  @Test("Help and version: 0, on standard output")
  func help() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
    ) {
      let codes = [["--help"], ["send", "--help"], ["--version"], []].map { words in
        Relay.main(words) { _ in ExitCode(99) }
      }
      exit(codes == [.success, .success, .success, .success] ? 0 : 1)
    }
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(output.contains("USAGE: relay <command>\n"))
    #expect(output.contains("USAGE: relay send <cable>"))
    #expect(output.contains("relay 1.2.3\n"))
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(!errors.contains("relay"))
  }

  @Test("A command that did its work: 0")
  func success() {
    #expect(Relay.main(["send", "a"]) { _ in ExitCode(99) } == .success)
  }

  @Test("A command says its own code")
  func ownCode() {
    #expect(Relay.main(["send", "a", "--times", "3"]) { _ in ExitCode(99) } == ExitCode(3))
  }

  @Test("Any other error goes to the program, which names the code")
  func ownError() {
    var reported: [any Error] = []
    let code = Relay.main(["send", "a", "--times", "4"]) { error in
      reported.append(error)
      return ExitCode(3)
    }
    #expect(code == ExitCode(3))
    #expect(reported.count == 1)
    #expect(reported.first is Send.Failure)
  }
}
