/// How a text is written as a scalar of YAML.
package enum YAMLScalar {
  /// On one line: plain where nothing in it means something to YAML, else in quotation marks.
  package static func inline(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// As lines of their own (literal style), `nil` where a text is short or would not be read back the same.
  static func block(_ text: String) -> (header: String, lines: [String])? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let endsLine = lines.last?.isEmpty ?? false
    if endsLine { lines.removeLast() }
    guard lines.count > 1, let first = lines.first, let last = lines.last, !first.isEmpty, !last.isEmpty,
      first.first != " ", lines.allSatisfy({ $0.last != " " && $0.unicodeScalars.allSatisfy(isPrintable) })
    else { return nil }
    return (endsLine ? "|" : "|-", lines)
  }

  private static func isPlain(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, isWord(first) || "+./_".unicodeScalars.contains(first),
      scalars.last != " ", scalars.last != ":"
    else { return false }
    return scalars.indices.allSatisfy { index in
      let scalar = scalars[index]
      if scalar == ":" { return scalars[index + 1] != " " && isWord(scalars[index - 1]) }
      return isWord(scalar) || " +-./_>()%=".unicodeScalars.contains(scalar)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: !scalar.isASCII && scalar.properties.isAlphabetic && isPrintable(scalar)
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// In double quotation marks; what does not print is escaped.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}
