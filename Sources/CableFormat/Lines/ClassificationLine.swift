/// The first line of the text: how secret it is, which section this is, and the originator's number.
///
///     C O N F I D E N T I A L SECTION 01 OF 03 ASTANA 002147
struct ClassificationLine {
  var classification: Classification
  var section: SectionMark?
  var messageReference: MessageReference?

  /// The number in a second series behind it, such as `TOSEC 190010`.
  var series: MessageReference?

  /// Words of special handling on the line, such as `NODIS`.
  var captions: [String] = []

  /// Words that should end in a number, which is cut off.
  private(set) var cutOrigin: [String] = []

  /// Whether nothing but the classification stands on it, as where an archive prints it on each page.
  var isBare: Bool { section == nil && messageReference == nil && captions.isEmpty && cutOrigin.isEmpty }

  /// The line; `nil` if it does not begin by a classification, or goes on like a name.
  init?(_ line: Characters, repairs: inout [Repair]) {
    guard let first = line.first?.capital, line.count <= 200 else { return nil }
    guard ClassificationLine.canBegin(with: first) else { return nil }
    guard let opening = ClassificationLine.opening(of: line) else { return nil }
    classification = opening.classification
    var rest = line.dropFirst(opening.length).trimmed
    if let efto = rest.after("E F T O") ?? rest.after("EFTO") {
      if classification == .unclassified { classification = .unclassifiedEFTO }
      rest = efto
    }
    while let sign = rest.first, sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") {
      rest = rest.dropFirst().withoutIndent
    }
    var found = repairs
    if !opening.isExact {
      let written = line.prefix(opening.length).trimmed.string
      found.append(Repair("classification-word", written, as: classification.name))
    }
    takeDetails(from: rest.words[...], repairs: &found)
    guard isPlausible(isUnmistakable: opening.isUnmistakable) else { return nil }
    repairs = found
  }

  /// Section, reference and captions, in whatever order they stand.
  private mutating func takeDetails(from words: ArraySlice<Characters>, repairs: inout [Repair]) {
    var words = words
    var origin: [Characters] = []
    while let word = words.first {
      if let mark = SectionMark.take(from: &words, repairs: &repairs) {
        section = section ?? mark
      } else if let caption = Caption.takeRelease(from: &words) ?? Caption.takeAny(from: &words) {
        captions.append(caption)
      } else if let reference = ClassificationLine.takeReference(origin, from: &words) {
        if messageReference == nil { messageReference = reference } else { series = series ?? reference }
        origin = []
      } else {
        if word.contains(where: { $0.isLetter || $0.isDigit }) { origin.append(word) }
        words.removeFirst()
      }
    }
    if messageReference == nil { cutOrigin = origin.map { $0.string.uppercased() } }
  }

  /// The reference that a number makes with the words before it, or with letters that it hangs on.
  private static func takeReference(
    _ origin: [Characters], from words: inout ArraySlice<Characters>
  ) -> MessageReference? {
    guard let word = words.first else { return nil }
    var (origin, number) = (origin, word)
    if origin.isEmpty {
      let letters = word.prefix(while: \.isLetter)
      guard letters.count >= 3, letters.count < word.count else { return nil }
      (origin, number) = ([letters], word.dropFirst(letters.count))
    }
    while let last = number.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ",") {
      number = number.dropLast()
    }
    guard number.count >= 2, let reference = MessageReference(origin, number) else { return nil }
    words.removeFirst()
    return reference
  }

  /// Whether the line is not a sentence, or a name such as that of the Secret Service.
  private func isPlausible(isUnmistakable: Bool) -> Bool {
    if cutOrigin.isEmpty && messageReference == nil { return true }
    if let origin = messageReference?.origin ?? cutOrigin.first, origin.hasPrefix("SERVICE") { return false }
    if messageReference != nil { return true }
    return (section != nil || isUnmistakable) && cutOrigin.count <= 4
  }
}

extension ClassificationLine {
  /// Whether a classification can begin with a letter: what the words begin with, and the letters that begin
  /// them if their own first is lost.
  static func canBegin(with letter: UInt8) -> Bool {
    switch letter.capital {
    case UInt8(ascii: "U"), UInt8(ascii: "C"), UInt8(ascii: "S"), UInt8(ascii: "T"), UInt8(ascii: "L"),
      UInt8(ascii: "N"), UInt8(ascii: "E"), UInt8(ascii: "O"), UInt8(ascii: "I"):
      true
    default: false
    }
  }

  /// Whether a line is a classification and nothing else, every letter as it should be.
  static func isBare(_ line: Characters) -> Bool {
    guard line.count <= 36, let first = line.first, canBegin(with: first) else { return false }
    for (letters, _) in openings where length(of: letters, in: line) == line.count { return true }
    return false
  }

  private struct Opening {
    var classification: Classification
    var length: Int
    var isExact: Bool

    /// Whether no sentence or name begins like it.
    var isUnmistakable: Bool
  }

  /// The words by which a text may begin, the longer before those they begin with.
  private static let openings: [(letters: StaticString, classification: Classification)] = [
    ("UNCLASSIFIED", .unclassified), ("UNCLAS", .unclassified),
    ("LIMITEDOFFICIALUSE", .limitedOfficialUse), ("CONFIDENTIAL", .confidential),
    ("TOPSECRET", .topSecret), ("SECRET", .secret),
  ]

  private static let spellings = [
    "UNCLASSIFIED", "UNCLAS", "LIMITEDOFFICIALUSE", "CONFIDENTIAL", "TOPSECRET", "SECRET",
  ]

  /// The classification that a line begins with, its letters spaced or not.
  private static func opening(of line: Characters) -> Opening? {
    for (letters, classification) in openings {
      if let length = length(of: letters, in: line) {
        let isSpaced = length > letters.utf8CodeUnitCount
        return Opening(
          classification: classification, length: length, isExact: true,
          isUnmistakable: isSpaced || length == 6 && classification == .unclassified)
      }
    }
    return damagedOpening(of: line)
  }

  /// How many characters of a line spell some letters, blanks between them or not, up to the end of a word.
  private static func length(of letters: StaticString, in line: Characters) -> Int? {
    var place = 0
    for index in 0..<letters.utf8CodeUnitCount {
      while place < line.count, line[place].isBlank { place += 1 }
      guard place < line.count, unsafe line[place].capital == letters.utf8Start[index] else { return nil }
      place += 1
    }
    return place == line.count || !line[place].isLetter ? place : nil
  }

  /// A classification with letters lost, doubled or changed: the first word, or the run of short ones.
  private static func damagedOpening(of line: Characters) -> Opening? {
    let words = line.prefix(60).words
    guard let first = words.first else { return nil }
    if first.count <= 3, words.count > 3, words[1].count <= 3 {
      var run = words.prefix { $0.count <= 3 && $0.isWord && !$0.equals("OF") && !$0.equals("FOR") }
      // Short words of the originator's name may follow: try the longest run first.
      while run.count >= 4, let last = run.last {
        let letters = run.map(\.string).joined().uppercased()
        if letters.utf8.count >= 5, let found = opening(letters, upTo: last.end(in: line), isSpaced: true) {
          return found
        }
        run.removeLast()
      }
      return nil
    }
    guard first.count >= 5 else { return nil }
    return opening(first.string.uppercased(), upTo: first.end(in: line), isSpaced: false)
  }

  private static func opening(_ letters: String, upTo length: Int, isSpaced: Bool) -> Opening? {
    guard let word = Vocabulary.match(letters, spellings), let place = spellings.firstIndex(of: word) else {
      return nil
    }
    return Opening(
      classification: openings[place].classification, length: length, isExact: false, isUnmistakable: isSpaced
    )
  }
}
