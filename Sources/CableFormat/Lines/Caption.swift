/// Words of special handling that stand before the text, such as `NODIS` (5 FAH-2 H-440).
enum Caption {
  /// The caption that some words begin with.
  static func take(from words: inout ArraySlice<Characters>) -> String? {
    guard let first = words.first else { return nil }
    var bare = first
    while bare.last.map({ ",;.:/-*".utf8.contains($0) }) ?? false { bare = bare.dropLast() }
    while bare.first.map({ "/-*".utf8.contains($0) }) ?? false { bare = bare.dropFirst() }
    for caption in single where bare.equals(caption) {
      words.removeFirst()
      return bare.string.uppercased()
    }
    return nil
  }

  private static let single: [StaticString] = [
    "SIPDIS", "NODIS", "EXDIS", "STADIS", "NOFORN", "LIMDIS", "SENSITIVE", "ORCON", "CHEROKEE", "NOCONTRACT",
    "RODCA", "TERREP", "EXCLUSIVE", "SPECAT", "CRITIC", "NOPASS", "FOUO", "NOWNTEL", "FORMDN",
  ]

  /// A phrase or a word.
  static func takeAny(from words: inout ArraySlice<Characters>) -> String? {
    takePhrase(from: &words) ?? take(from: &words)
  }

  /// To whom the text may be shown, up to the section or the originator's number: `REL TO USA, GBR`.
  static func takeRelease(from words: inout ArraySlice<Characters>) -> String? {
    guard let first = words.first, first.equals("REL") || first.equals("RELEASABLE") else { return nil }
    var release = [words.removeFirst()]
    while let word = words.first, !word.begins(with: "SECTION"),
      !(words.count > 1 && (words[words.startIndex + 1].number ?? 0) > 9)
    {
      release.append(words.removeFirst())
    }
    return release.map(\.string).joined(separator: " ").uppercased()
  }

  /// The captions that make up a whole line; empty if it says anything else.
  static func line(_ line: Characters) -> [String] {
    var words = line.words[...]
    var captions: [String] = []
    while let first = words.first {
      if let caption = takeAny(from: &words) {
        captions.append(caption)
      } else if !first.contains(where: { !"/-*".utf8.contains($0) }) {
        words.removeFirst()  // strokes that fill the line
      } else {
        return []
      }
    }
    return captions
  }

  private static let phrases: [[StaticString]] = [
    ["ROGER", "CHANNEL"], ["DS", "CHANNEL"], ["MED", "CHANNEL"], ["DISSENT", "CHANNEL"], ["EYES", "ONLY"],
    ["NO", "DISTRIBUTION"], ["LIMITED", "DISTRIBUTION"], ["EXCLUSIVE", "DISTRIBUTION"],
    ["FOR", "OFFICIAL", "USE", "ONLY"], ["NOT", "FOR", "INTERNET", "DISTRIBUTION"],
    ["SENSITIVE", "BUT", "UNCLASSIFIED"], ["C", "O", "R", "R", "E", "C", "T", "E", "D", "COPY"],
    ["C", "O", "R", "R", "E", "C", "T", "E", "D", "C", "O", "P", "Y"], ["CORRECTED", "COPY"],
    ["CORRECTED", "C", "O", "P", "Y"], ["POSS", "DUPE"], ["OFFICIAL", "USE", "ONLY"],
    ["LIMITED", "OFFICIAL", "USE"], ["OFFICIAL", "INFORMAL"], ["CEDUC", "CHANNEL"],
  ]

  private static func takePhrase(from words: inout ArraySlice<Characters>) -> String? {
    for phrase in phrases where words.count >= phrase.count {
      let found = words.prefix(phrase.count)
      // Strokes may fill the line behind the last word.
      let letters = found.map { $0.prefix(while: \.isLetter) }
      guard zip(letters, phrase).allSatisfy({ $0.equals($1) }),
        zip(found, letters).dropLast().allSatisfy({ $0.count == $1.count })
      else { continue }
      words.removeFirst(phrase.count)
      return letters.map(\.string).joined(separator: " ").uppercased()
    }
    return nil
  }
}
