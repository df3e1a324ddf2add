/// The first line of the text: how secret it is, which section this is, and the originator's number.
///
///     C O N F I D E N T I A L SECTION 01 OF 03 ASTANA 002147
struct ClassificationLine {
  var classification: Classification
  var section: (index: Int, count: Int)?
  var messageReference: MessageReference?

  /// The words by which a text may begin, the longer before those they begin with.
  private static let openings: [(letters: String, classification: Classification)] = [
    ("UNCLASSIFIEDEFTO", .unclassifiedEFTO), ("UNCLASEFTO", .unclassifiedEFTO),
    ("UNCLASSIFIED", .unclassified), ("UNCLAS", .unclassified),
    ("LIMITEDOFFICIALUSE", .limitedOfficialUse), ("CONFIDENTIAL", .confidential),
    ("TOPSECRET", .topSecret), ("SECRET", .secret),
  ]

  /// The line; `nil` if it does not begin by a classification, or goes on like a name.
  init?(_ line: String) {
    guard let (classification, rest) = ClassificationLine.opening(of: line) else { return nil }
    self.classification = classification
    var words = rest.split(separator: " ").map(String.init)[...]
    if words.first == "SECTION", words.count >= 4 {
      let start = words.startIndex
      guard let index = DigitGroup(words[start + 1])?.value, words[start + 2] == "OF",
        let count = DigitGroup(words[start + 3])?.value, (1...count).contains(index)
      else { return nil }
      section = (index, count)
      words = words.dropFirst(4)
    }
    if let last = words.last, let digits = DigitGroup(last), digits.count >= 3, words.count > 1 {
      messageReference = MessageReference(
        origin: words.dropLast().joined(separator: " "), number: digits.value)
    } else if words.first == "SERVICE" {
      return nil  // the Secret Service is an addressee
    }
  }

  /// The classification that a line begins with, its letters spaced or not, and what follows it.
  private static func opening(of line: String) -> (Classification, Substring)? {
    for (letters, classification) in openings {
      var rest = line[...]
      var matches = true
      for letter in letters {
        rest = rest.drop { $0 == " " }
        guard rest.first == letter else {
          matches = false
          break
        }
        rest.removeFirst()
      }
      if matches, rest.first.map({ $0 == " " }) ?? true { return (classification, rest) }
    }
    return nil
  }
}
