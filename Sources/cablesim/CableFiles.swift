import CableFormat
import CommandLineInterface
import Diagnostics
import Foundation

/// The cables of the files that a command was given.
struct CableFiles {
  let paths: [String]
  let pivotYear: Int

  /// - Throws: if there is no file, or the year is none of two digits.
  init(_ paths: [String], pivotYear: Int) throws(ValidationError) {
    guard !paths.isEmpty else {
      throw ValidationError("no file is given; name one or more, - for standard input")
    }
    guard (0...99).contains(pivotYear) else {
      throw ValidationError("the pivot year \(pivotYear) is no year of two digits; it is 0 to 99")
    }
    self.paths = paths
    self.pivotYear = pivotYear
  }

  /// Which century two digits of a year belong to: 19yy from the pivot year on, 20yy below.
  private var years: YearRule { YearRule(first: 1900 + pivotYear) }

  /// Reads all files, piece by piece, and hands on each cable.
  ///
  /// - Returns: the number of files that cannot be read or in which there is no cable; each is reported.
  func read(_ body: (ReadCable) throws -> Void) throws -> Int {
    var failures = 0
    for path in paths {
      do {
        if try read(path, body) == 0 {
          throw InvalidInput(
            code: "no-header", file: path, "there is no cable in it",
            hint: "a cable begins with VZCZC…, or later with a precedence line or FM")
        }
      } catch let error as InvalidInput {
        standardError(error.description)
        failures += 1
      }
    }
    return failures
  }

  private func read(_ path: String, _ body: (ReadCable) throws -> Void) throws -> Int {
    let name = path == "-" ? "<standard input>" : path
    var stream = CableStream(file: name, years: years)
    var count = 0
    func take(_ cables: [ReadCable]) throws {
      for cable in cables { try body(cable) }
      count += cables.count
    }
    try InputFile.readPieces(path) { piece in try take(stream.read(piece)) }
    try take(stream.finish())
    return count
  }
}
