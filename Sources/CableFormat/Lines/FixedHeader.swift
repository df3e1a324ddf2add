/// Format line 2 of JANAP 128, in which everything has its place.
///
///     RTTUZYUW RUEHTAA2147 3041102-CCCC--RUEHCAA.
///
/// Precedence, media, classification, content code; originating station and its number; time of file; class letters
/// again; then who is called, up to a full stop.
struct FixedHeader {
  var precedence: Precedence
  var originating: OriginatingLine.Parts
  var classLetters: String
  var routingIndicators: [RoutingIndicator]

  /// Whether the routing goes on in the next line.
  var isOpen: Bool

  /// The header on a line; `nil` if it is none.
  init?(_ line: Characters) {
    guard line.count >= 36, let precedence = Precedence(letter: line[0]), line.prefix(8).isWord,
      line[8].isBlank
    else { return nil }
    var rest = line.dropFirst(9).withoutIndent
    let name = rest.prefix(while: \.isLetter)
    rest = rest.dropFirst(name.count).withoutIndent
    let digits = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(digits.count).withoutIndent
    guard let station = RoutingIndicator(name), digits.count == 4, let number = digits.number,
      let time = OriginatingLine.FilingTime.read(rest)
    else { return nil }
    rest = time.rest
    guard rest.first == UInt8(ascii: "-") else { return nil }
    let letters = rest.dropFirst().prefix(while: \.isLetter)
    rest = rest.dropFirst(1 + letters.count)
    guard letters.count == 4, rest.begins(with: "--") else { return nil }
    self.precedence = precedence
    classLetters = letters.string.uppercased()
    originating = OriginatingLine.Parts(
      station: station, serialNumber: StationSerialNumber(number), time: time.value)
    (routingIndicators, isOpen) = FixedHeader.routing(rest.dropFirst(2))
  }

  /// The indicators of a part of the routing, and whether it goes on.
  static func routing(_ text: Characters) -> (indicators: [RoutingIndicator], isOpen: Bool) {
    let end = text.firstIndex(of: UInt8(ascii: "."))
    var indicators: [RoutingIndicator] = []
    for word in text.prefix(end ?? text.count).words {
      var rest = word
      while !rest.isEmpty {
        let letters = rest.prefix(while: \.isLetter)
        if let indicator = RoutingIndicator(letters) { indicators.append(indicator) }
        rest = rest.dropFirst(letters.count + 1)
      }
    }
    return (indicators, end == nil)
  }
}
