extension SeededGenerator {
  /// A text with one to five slips in it: a byte changed, one added, or all from somewhere on missing.
  ///
  /// What is put in are the characters that mean something in YAML, control characters and bytes of broken UTF-8.
  public mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    let alphabet = Array("09aZ:-[]{}\"'|>&*!?#%@`\\,.\n\r\t \u{0}\u{7F}".utf8) + [0x80, 0xC3, 0xE2, 0xFF]
    var bytes = text
    for _ in 0..<Int.random(in: 1...5, using: &self) {
      guard let place = bytes.indices.randomElement(using: &self) else { break }
      let slip = alphabet.randomElement(using: &self) ?? 0
      switch Int.random(in: 0..<20, using: &self) {
      case 0: bytes.removeSubrange(place...)
      case 1..<10: bytes[place] = slip
      default: bytes.insert(slip, at: place)
      }
    }
    return bytes
  }
}
