import Diagnostics

/// A word that lost, gained or changed a letter on its way.
enum Vocabulary {
  /// The word of a list that some letters spell, `nil` if none is near enough.
  ///
  /// Near enough is one slip in a word of up to six letters, two in a longer one.
  static func match(_ letters: String, _ words: [String]) -> String? {
    if words.contains(letters) { return letters }
    guard letters.utf8.count >= 4 else { return nil }
    return Spelling.nearest(to: letters, among: words, within: letters.utf8.count <= 6 ? 1 : 2)
  }

  /// Words by which the plain-language address of a facility begins.
  static let addressOpenings = [
    "AMEMBASSY", "AMCONSUL", "AMCONGEN", "SECSTATE", "USMISSION", "USINT", "USLO", "USDEL", "SECDEF", "DEPT",
    "DEPARTMENT", "JOINT STAFF", "CJCS", "USCINC", "CDR", "COMDR", "USEU", "USNATO", "WHITE HOUSE", "NSC",
    "USOFFICE", "AMERICAN EMBASSY", "US MISSION", "AIT ", "USUN", "USOAS", "USDAO", "DIA ", "CIA ", "HQ ",
    "EUROPEAN", "COLLECTIVE",
  ]
}
