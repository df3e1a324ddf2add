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
    let words = line.split(separator: " ")
    guard let digraph = words.first, let precedence = RoutingLine.precedence(digraph: digraph) else {
      return nil
    }
    let indicators = words.dropFirst().map { RoutingIndicator($0) }
    guard !indicators.isEmpty, !indicators.contains(nil) else { return nil }
    self.init(precedence: precedence, routingIndicators: indicators.compactMap(\.self))
  }

  /// The precedence of its letter written twice.
  static func precedence(digraph: Substring) -> Precedence? {
    guard digraph.count == 2, let letter = digraph.first, digraph.last == letter else { return nil }
    return Precedence(prosign: letter)
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
