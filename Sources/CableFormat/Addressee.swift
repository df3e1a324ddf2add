/// Who is to have a cable: one line of format line 7 or 8.
public struct Addressee: Hashable, Sendable {
  /// The facility that serves the addressee; some headers print the name alone.
  public var routingIndicator: RoutingIndicator?

  /// The plain-language address, such as `AMEMBASSY BEIJING`.
  public var name: String

  /// The precedence where the line names one.
  public var precedence: Precedence?

  /// The number in the series that the originator keeps for this addressee, as written.
  public var continuityNumber: String?

  /// An addressee.
  public init(
    routingIndicator: RoutingIndicator?, name: String, precedence: Precedence? = nil,
    continuityNumber: String? = nil
  ) {
    self.routingIndicator = routingIndicator
    self.name = name
    self.precedence = precedence
    self.continuityNumber = continuityNumber
  }

  /// The addressee of a line: `RI/NAME PRECEDENCE NUMBER`, of which only the name must be there.
  ///
  /// `nil` if nothing is left for a name.
  public init?(_ line: String) {
    var words = line.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    if let slash = first.firstIndex(of: "/"), let indicator = RoutingIndicator(first[..<slash]) {
      routingIndicator = indicator
      let rest = String(first[first.index(after: slash)...])
      words[0] = rest
      if rest.isEmpty { words.removeFirst() }
    }
    if words.count > 1, let last = words.last, last.count >= 4, DigitGroup(last) != nil {
      continuityNumber = last
      words.removeLast()
    }
    for length in [2, 1] where words.count > length {
      guard let word = Precedence(name: words.suffix(length).joined(separator: " ")) else { continue }
      precedence = word
      words.removeLast(length)
      break
    }
    guard !words.isEmpty else { return nil }
    name = words.joined(separator: " ")
  }
}

extension Addressee: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String {
    var text = routingIndicator.map { "\($0)/" } ?? ""
    text += name
    if let precedence { text += " \(precedence)" }
    if let continuityNumber { text += " \(continuityNumber)" }
    return text
  }
}
