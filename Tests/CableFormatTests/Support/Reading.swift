import CableFormat
import Diagnostics
import Testing

/// The only cable in a text.
func read(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> ReadCable {
  let cables = readAll(text)
  #expect(cables.count == 1, sourceLocation: sourceLocation)
  return try #require(cables.first, sourceLocation: sourceLocation)
}

/// All cables in a text.
func readAll(_ text: String) -> [ReadCable] { readAll(bytes: Array(text.utf8)) }

/// All cables in the bytes of a text.
func readAll(bytes: [UInt8]) -> [ReadCable] {
  CableReader.readAll(SourceText(name: "test", bytes: bytes))
}

extension ReadCable {
  /// The codes of what was found odd, in order.
  var codes: [String] { diagnostics.map(\.code) }
}
