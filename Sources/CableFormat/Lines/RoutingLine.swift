/// Format line 2: the precedence of a copy and the facilities that its next station is responsible for.
///
/// It says what one copy has left to do. It is neither the list of addressees nor a part of it.
public struct RoutingLine: Hashable, Sendable {
  /// The precedence of the copy, written twice.
  public var precedence: Precedence

  /// The facilities called; relays write them sorted.
  public var routingIndicators: [RoutingIndicator]

  /// A routing line.
  public init(precedence: Precedence, routingIndicators: [RoutingIndicator]) {
    self.precedence = precedence
    self.routingIndicators = routingIndicators
  }

  /// The line of words: a precedence letter twice, then indicators and nothing else.
  public init?(_ line: String) {
    guard
      let read = line.read({ line -> RoutingLine? in
        let words = line.words
        guard let first = words.first, let precedence = RoutingLine.precedence(digraph: first) else {
          return nil
        }
        let indicators = words.dropFirst().compactMap { RoutingIndicator($0) }
        guard !indicators.isEmpty, indicators.count == words.count - 1 else { return nil }
        return RoutingLine(precedence: precedence, routingIndicators: indicators)
      })
    else { return nil }
    self = read
  }

  /// The precedence of its letter written twice.
  static func precedence(digraph: Characters) -> Precedence? {
    guard digraph.count == 2, digraph[0].capital == digraph[1].capital else { return nil }
    return Precedence(prosign: Character(Unicode.Scalar(digraph[0].capital)))
  }

  /// Whether a line begins as format line 2 does: a precedence letter twice, then an indicator.
  static func begins(_ line: Characters) -> Bool {
    guard line.count >= 7, line[2].isBlank, precedence(digraph: line.prefix(2)) != nil else { return false }
    let word = line.dropFirst(2).withoutIndent.prefix { !$0.isBlank }
    return RoutingIndicator.isLikely(word)
  }

  /// Whether a line goes on with indicators, and nothing but what could be one.
  static func continues(_ line: Characters) -> Bool {
    let words = line.words
    guard let first = words.first, RoutingIndicator.isLikely(first) else { return false }
    return words.allSatisfy { $0.equals("DE") || RoutingIndicator.isLikely($0) }
      || words.contains { $0.equals("DE") }
  }

  /// The line as it is sent: on as many lines of at most 69 characters as it takes.
  public var lines: [String] {
    var lines: [String] = []
    var line = precedence.digraph
    for indicator in routingIndicators {
      let word = indicator.description
      if line.utf8.count + 1 + word.utf8.count > WireForm.lineWidth {
        lines.append(line)
        line = word
      } else {
        line += " " + word
      }
    }
    return lines + [line]
  }
}

extension RoutingLine: CustomStringConvertible {
  /// The whole line, however long.
  public var description: String {
    ([precedence.digraph] + routingIndicators.map(\.description)).joined(separator: " ")
  }
}
