/// The rules that a user can choose between; the defaults are those of the trade.
package struct Policy: Hashable, Sendable {
  /// When the addressees of a cable with two precedences go in copies of their own.
  package enum DualPrecedence: String, CaseIterable, Sendable {
    /// An unsplit copy goes at its highest precedence.
    case never

    /// FLASH addressees get their own copy, as 5 FAH-2 H-321.2 asks.
    case flashOnly

    /// Each precedence gets its own copy.
    case always
  }

  package var splitDual: DualPrecedence = .flashOnly

  /// What a transmission has besides the text: start, end and channel line, in characters.
  package var overheadCharacters = 55

  /// How many circuits a copy may pass.
  package var hopLimit = 16

  package init() {}
}
