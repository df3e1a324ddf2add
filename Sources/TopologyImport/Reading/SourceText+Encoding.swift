import Diagnostics

extension SourceText {
  /// Makes sure that the bytes are what they say they are: Foundation's XML parser traps on names that are
  /// not UTF-8.
  ///
  /// - Throws: at the first byte that is not, unless the text declares ISO-8859-1, which any bytes are.
  func checkEncoding() throws(InvalidInput) {
    guard let offset = firstByteNotUTF8, !declaresLatin1 else { return }
    let place = place(ofByte: offset)
    throw invalid(
      "encoding", line: place.line, column: place.column, "this byte is not UTF-8",
      hint:
        "other texts than UTF-8 are read if they begin with <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
  }

  private var declaresLatin1: Bool {
    let declaration = String(decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      .lowercased()
    return declaration.hasPrefix("<?xml") && declaration.contains("encoding")
      && declaration.split { "\"'".contains($0) }.contains("iso-8859-1")
  }

  private var firstByteNotUTF8: Int? {
    // Nearly every text is, and this is quick.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
