/// A cable as its header and text tell it.
///
/// A part that the text does not have is `nil` or empty: nothing is made up.
public struct Cable: Hashable, Sendable {
  /// Format line 1.
  public var transmissionIdentifier: TransmissionIdentifier?

  /// Format line 2.
  public var routingLine: RoutingLine?

  /// Format line 3.
  public var originating: OriginatingLine?

  /// Format line 4.
  public var security: SecurityLine?

  /// Format line 5.
  public var precedence: PrecedenceLine?

  /// Format line 6: the originator.
  public var from: String

  /// Format line 7: who is to act.
  public var action: [Addressee]

  /// Format line 8: who is to know.
  public var info: [Addressee]

  /// Format line 9: the posts that a collective does not reach this time, by name.
  public var exempt: [String]

  /// What the text says of its classification.
  public var classification: Classification?

  /// How many sections the text says there are; 1 where it says nothing.
  public var sectionCount: Int

  /// The number in the originator's series.
  public var messageReference: MessageReference?

  /// What it is about, on one line.
  public var subject: String?

  /// The text of each section that is at hand, in order.
  public var sections: [Section]

  /// The text of one section.
  public struct Section: Hashable, Sendable {
    /// Which section it is, from 1.
    public var index: Int

    /// Its text from the classification line on, without page markers and outer blank lines.
    public var text: String

    /// The length of the text in characters.
    public var characters: Int { text.unicodeScalars.count }
  }
}
