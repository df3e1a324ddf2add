import CableFormat
import CommandLineInterface
import Diagnostics

/// `cablesim cable check`: what is wrong with cables.
struct CableCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: "Print what is damaged or contradictory in cables.",
      discussion: """
        One line a finding: file:line:column: severity: code: message. The exit code is 1 if any of them is an
        error, 3 if a file cannot be read or has no cable in it.

        EXAMPLE:
          cablesim cable check Scenarios/astana-2147/cable.txt
        """)
  }

  @Argument(help: "Files with cables; - for standard input.", valueName: "file")
  var files: [String] = []

  @Option(help: "The first year of two digits that is 19yy; those below are 20yy.", valueName: "year")
  var pivotYear = 66

  mutating func run() throws {
    let files = try CableFiles(files, pivotYear: pivotYear)
    var hasError = false
    let failures = try files.read { read in
      for finding in read.diagnostics {
        hasError = hasError || finding.severity == .error
        let hint = finding.hint.map { "; \($0)" } ?? ""
        print("\(finding.location): \(finding.severity): \(finding.code): \(finding.message)\(hint)")
      }
    }
    if failures > 0 { throw ExitCode.invalidInput }
    if hasError { throw ExitCode.answerIsNo }
  }
}
