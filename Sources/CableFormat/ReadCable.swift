public import Diagnostics

/// A cable with what is known of its reading.
public struct ReadCable: Sendable {
  /// The cable.
  public var cable: Cable

  /// The text it was read from; `nil` where that went by in a stream.
  public var source: SourceText?

  /// The name of the file.
  public var file: String

  /// Where its parts stand in the text.
  public var places: CablePlaces

  /// What was found odd.
  public var diagnostics: [Diagnostic]
}

/// The lines on which the parts of a cable stand, counted from 1.
public struct CablePlaces: Hashable, Sendable {
  /// The line of format line 2.
  public var routing: Int?

  /// The line of format line 3.
  public var originating: Int?

  /// The line of format line 4.
  public var security: Int?

  /// The line of format line 5.
  public var precedence: Int?

  /// The first line of the office distribution.
  public var distribution: Int?

  /// The line of the classification and the originator's number.
  public var classification: Int?

  /// The line of format line 6.
  public var from: Int?

  /// The line of each action addressee.
  public var action: [Int] = []

  /// The line of each information addressee.
  public var info: [Int] = []

  /// The line of each exempted post.
  public var exempt: [Int] = []
}
