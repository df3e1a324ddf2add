/// Finding the word that somebody meant.
public enum Spelling {
  /// The candidate that differs least from a word, if any is near enough to be meant.
  ///
  /// Near enough is one slip in each three letters, at least one, unless a number of slips is given; letters'
  /// case does not count. Of equally near candidates the first is taken.
  ///
  /// - Complexity: O(letters of the word × letters of all candidates).
  public static func nearest(
    to word: String, among candidates: some Sequence<String>, within slips: Int? = nil
  ) -> String? {
    let limit = slips ?? max(1, word.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where abs(candidate.count - word.count) <= limit {
      let found = distance(Array(word.lowercased()), Array(candidate.lowercased()))
      if found <= limit, best.map({ found < $0.distance }) ?? true { best = (found, candidate) }
    }
    return best?.candidate
  }

  /// What to say to somebody who wrote a name that is unknown: the nearest one, else a few that there are;
  /// `nil` where there is none.
  public static func suggestion(for word: String, among candidates: [String]) -> String? {
    if let near = nearest(to: word, among: candidates) { return "did you mean '\(near)'?" }
    guard !candidates.isEmpty else { return nil }
    let limit = 8
    return "there is "
      + (candidates.count > limit
        ? candidates.prefix(limit).joined(separator: ", ") + " and more" : list(candidates))
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbour to make one word of
  /// the other (the "optimal string alignment" distance).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }

  /// The words as prose: `a, b and c`, the last joined by the given word.
  public static func list(_ words: [String], joinedBy conjunction: String = "and") -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
