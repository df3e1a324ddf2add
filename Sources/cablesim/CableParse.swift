import CableFormat
import CommandLineInterface
import Report

/// `cablesim cable parse`: everything that is in a cable, as JSON.
struct CableParse: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "parse", abstract: "Print everything that is found in cables, as JSON.",
      discussion: """
        The document has the schema cablesim-cable/1, and one member of "cables" for each cable of all files, in
        order. What a cable does not say is null. What was repaired or contradicts itself is in "diagnostics".

        EXAMPLES:
          cablesim cable parse Scenarios/astana-2147/cable.txt
          zcat archive.txt.gz | cablesim cable parse -
        """)
  }

  @Argument(help: "Files with cables; - for standard input.", valueName: "file")
  var files: [String] = []

  @Option(help: "The first year of two digits that is 19yy; those below are 20yy.", valueName: "year")
  var pivotYear = 66

  mutating func run() throws {
    let files = try CableFiles(files, pivotYear: pivotYear)
    // Written cable by cable: an archive need not fit in memory.
    print("{\n  \"schema\": \"cablesim-cable/1\",\n  \"cables\": [", terminator: "")
    var separator = "\n"
    let failures = try files.read { read in
      print(separator + read.json.text, terminator: "")
      separator = ",\n"
    }
    print(separator == "\n" ? "]\n}" : "\n  ]\n}")
    if failures > 0 { throw ExitCode.invalidInput }
  }
}
