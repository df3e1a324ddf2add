public import Diagnostics

/// A cable with what is known of its reading.
public struct ReadCable: Sendable {
  /// The cable.
  public var cable: Cable

  /// The text it was read from.
  public var source: SourceText

  /// Where its parts stand in the text.
  public var places: CablePlaces

  /// What was found odd.
  public var diagnostics: [Diagnostic]
}

/// The lines on which the parts of a cable stand, counted from 1.
public struct CablePlaces: Hashable, Sendable {
  /// The line of format line 3.
  public var originating: Int?

  /// The line of format line 6.
  public var from: Int?

  /// The line of each action addressee.
  public var action: [Int] = []

  /// The line of each information addressee.
  public var info: [Int] = []

  /// The line of each exempted post.
  public var exempt: [Int] = []
}
