public import Diagnostics

/// Reads cables: the wire form, what archives made of it, and the telegrams of 1966 to 1979.
///
/// No part has to be there, and none has to be whole; what cannot be read is reported and left out, what is
/// damaged is repaired where one reading is likely, and reported too.
public struct CableReader {
  /// The first cable in a text, and what was found odd in it.
  ///
  /// - Parameter years: which century two digits of a year belong to.
  /// - Throws: if there is no cable in the text.
  public static func read(_ source: SourceText, years: YearRule = .usual) throws(InvalidInput) -> ReadCable {
    guard !source.bytes.allSatisfy(\.isBlank) else {
      throw InvalidInput(
        code: "empty", file: source.name, "there is nothing in it", hint: "a cable is wanted")
    }
    guard var read = readAll(source, years: years).first else {
      throw InvalidInput([
        source.diagnostic(
          code: "no-header", line: 1, column: 1, "no header begins here or below",
          hint: "a cable begins with VZCZC…, or later with a precedence line or FM")
      ])
    }
    read.source = source
    read.diagnostics =
      read.diagnostics.prefix(20).map { finding in
        var finding = finding
        finding.excerpt = source.excerpt(line: finding.location.line, column: finding.location.column)
        return finding
      } + read.diagnostics.dropFirst(20)
    return read
  }

  /// All cables in a text, in the order in which they begin.
  public static func readAll(_ source: SourceText, years: YearRule = .usual) -> [ReadCable] {
    var stream = CableStream(file: source.name, years: years)
    return stream.read(source.bytes) + stream.finish()
  }
}
