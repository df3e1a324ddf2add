import CableFormat
import CommandLineInterface

/// `cablesim cable write`: cables in the wire form.
struct CableWrite: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "write", abstract: "Write cables as they go over the wire.",
      discussion: """
        Format lines 1 to 16, one transmission for each section, lines of at most 69 characters. A text that is
        too long is cut into sections, at the end of a sentence where one is near; a routing line that is too
        long makes two transmissions.

        EXAMPLE:
          cablesim cable write Scenarios/astana-2147/cable.txt
        """)
  }

  @Argument(help: "Files with cables; - for standard input.", valueName: "file")
  var files: [String] = []

  @Option(help: "How many lines of text a section has at most.", valueName: "lines")
  var sectionLines = 100

  @Option(help: "How many routing indicators a transmission has at most.", valueName: "count")
  var routingLimit = 500

  @Option(help: "The first year of two digits that is 19yy; those below are 20yy.", valueName: "year")
  var pivotYear = 66

  mutating func run() throws {
    guard sectionLines >= 2 else {
      throw ValidationError("a section has 2 lines or more, not \(sectionLines)")
    }
    guard routingLimit >= 1 else {
      throw ValidationError("a transmission calls 1 or more, not \(routingLimit)")
    }
    let form = WireForm(sectionLines: sectionLines, routingLimit: routingLimit)
    let failures = try CableFiles(files, pivotYear: pivotYear).read { read in
      print(CableWriter.write(read.cable, form), terminator: "")
    }
    if failures > 0 { throw ExitCode.invalidInput }
  }
}
