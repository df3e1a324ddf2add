extension Cable {
  /// Format lines 4 to 9, which no relay changes.
  public var unchangingHeader: [String] {
    var lines: [String] = []
    if let security { lines.append(security.description) }
    if let precedence { lines.append(precedence.description) }
    if let from { lines.append("FM \(from)") }
    lines += addressLines("TO", action)
    lines += addressLines("INFO", info)
    lines += exempt.enumerated().map { $0.offset == 0 ? "XMT \($0.element)" : $0.element }
    return lines
  }

  /// The lines of a list of addressees: its word stands before the first alone.
  private func addressLines(_ word: String, _ addressees: [Addressee]) -> [String] {
    addressees.enumerated().map { $0.offset == 0 ? "\(word) \($0.element)" : $0.element.description }
  }
}
