import Testing

@testable import Diagnostics

@Suite("The word that somebody meant")
struct SpellingTests {
  private let keys = ["kind", "name", "rate", "handling", "clearance"]

  @Test(
    "One slip in each three letters, at least one, is near enough",
    arguments: [
      (word: "kindd", nearest: "kind"), (word: "knid", nearest: "kind"), (word: "nme", nearest: "name"),
      (word: "NAME", nearest: "name"), (word: "clearence", nearest: "clearance"),
      (word: "handlnig", nearest: "handling"), (word: "hadnling", nearest: "handling"),
    ])
  func near(word: String, nearest: String) {
    #expect(Spelling.nearest(to: word, among: keys) == nearest)
  }

  @Test(
    "A word that is too far from all is left alone",
    arguments: ["", "x", "nothing", "na", "mane!", "speed", "clnceeara"])
  func far(word: String) {
    #expect(Spelling.nearest(to: word, among: keys) == nil)
  }

  @Test("Among no candidates there is no nearest")
  func noCandidates() {
    #expect(Spelling.nearest(to: "name", among: []) == nil)
  }

  @Test("Of equally near candidates the first is taken, of unequal ones the nearest")
  func ties() {
    #expect(Spelling.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(Spelling.nearest(to: "cats", among: ["bats", "cat", "cats"]) == "cats")
  }

  @Test("A limit of slips that is given holds instead")
  func limit() {
    #expect(Spelling.nearest(to: "name", among: ["nose"], within: 2) == "nose")
    #expect(Spelling.nearest(to: "name", among: ["nime"], within: 0) == nil)
  }

  @Test(
    "Adding, dropping, changing and swapping neighbours are one slip each",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "abcd", 1),
      ("abc", "ac", 1), ("abc", "acb", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abcd", "badc", 2),
      // No part is edited twice: that is what tells this distance from Damerau's.
      ("ca", "abc", 3),
    ])
  func distance(a: String, b: String, slips: Int) {
    #expect(Spelling.distance(Array(a), Array(b)) == slips)
    #expect(Spelling.distance(Array(b), Array(a)) == slips)
  }

  @Test(
    "A list reads as prose",
    arguments: [
      (words: [], text: ""), (words: ["a"], text: "a"), (words: ["a", "b"], text: "a and b"),
      (words: ["a", "b", "c"], text: "a, b and c"),
    ] as [(words: [String], text: String)])
  func list(words: [String], text: String) {
    #expect(Spelling.list(words) == text)
  }

  @Test("The joining word can be another")
  func conjunction() {
    #expect(Spelling.list(["hops", "time", "km"], joinedBy: "or") == "hops, time or km")
  }
}
