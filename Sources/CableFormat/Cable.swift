public import EventKernel

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
  public var from: String?

  /// Format line 7: who is to act.
  public var action: [Addressee] = []

  /// Format line 8: who is to know.
  public var info: [Addressee] = []

  /// Format line 9: the posts that a collective does not reach this time, by name.
  public var exempt: [String] = []

  /// Format line 10: accounting symbol and group count, such as `STATE GRNC`.
  public var accounting: String?

  /// What the text says of its classification.
  public var classification: Classification?

  /// Which section the text says it is, and how many there are; 1 of 1 where it says nothing.
  public var section = SectionMark(index: 1, count: 1)

  /// How many sections the text says there are; 1 where it says nothing.
  public var sectionCount: Int { section.count }

  /// The number in the originator's series.
  public var messageReference: MessageReference?

  /// The number in a second series, of a travelling Secretary for example: `TOSEC 190010`.
  public var series: MessageReference?

  /// Words of special handling, such as `SIPDIS`, in the order of the text.
  public var captions: [String] = []

  /// Instructions whom else to give the text, such as `STATE FOR SCA/CEN`.
  public var passing: [String] = []

  /// The line that says by which order it is classified and until when.
  public var executiveOrder: String?

  /// Traffic analysis by geography and subject: the codes of `TAGS`.
  public var tags: [String] = []

  /// What it is about, on one line.
  public var subject: String?

  /// What it refers to, without the letters of the list.
  public var references: [String] = []

  /// Which offices had copies, in telegrams of 1973 to 1979.
  public var distribution: OfficeDistribution?

  /// Who drafted it, in telegrams of 1973 to 1979.
  public var draftedBy: String?

  /// Who approved it.
  public var approvedBy: String?

  /// When it was received, as telegrams say since December 1976.
  public var receivedAt: Instant?

  /// The receiving centre's counter, as written.
  public var counter: String?

  /// The heading that was put before the cable's own to route it anew.
  public var pilot: Pilot?

  /// Messages that the text repeats.
  public var nested: [NestedMessage] = []

  /// The text of each section that is at hand, in order.
  public var sections: [Section] = []

  /// A cable of which nothing is known yet.
  public init() {}

  /// The text of one section.
  public struct Section: Hashable, Sendable {
    /// Which section it is, from 1.
    public var index: Int

    /// Its text from the classification line on, without page markers and outer blank lines.
    public var text: String

    /// Format line 1 of a later section that came in a transmission of its own.
    public var transmissionIdentifier: TransmissionIdentifier?

    /// The time of file of a later section that came in a transmission of its own.
    public var timeOfFile: Instant?

    /// A section.
    public init(
      index: Int, text: String, transmissionIdentifier: TransmissionIdentifier? = nil,
      timeOfFile: Instant? = nil
    ) {
      self.index = index
      self.text = text
      self.transmissionIdentifier = transmissionIdentifier
      self.timeOfFile = timeOfFile
    }

    /// The length of the text in characters.
    public var characters: Int { text.unicodeScalars.count }
  }

  /// Format lines 1 to 4 of a pilot.
  public struct Pilot: Hashable, Sendable {
    /// Format line 1.
    public var transmissionIdentifier: TransmissionIdentifier?

    /// Format line 2.
    public var routingLine: RoutingLine?

    /// Format line 3.
    public var originating: OriginatingLine?

    /// Format line 4, with the signal that says why the pilot is there.
    public var security: SecurityLine?

    /// A pilot.
    public init(
      transmissionIdentifier: TransmissionIdentifier?, routingLine: RoutingLine?,
      originating: OriginatingLine?, security: SecurityLine?
    ) {
      self.transmissionIdentifier = transmissionIdentifier
      self.routingLine = routingLine
      self.originating = originating
      self.security = security
    }
  }
}

/// A message that another repeats in its text: `FOLLOWING REPEAT STATE 241117 … QUOTE`.
public struct NestedMessage: Hashable, Sendable {
  /// How deep it is, 1 for a message that the cable itself repeats.
  public var depth: Int

  /// The words that announce it, on one line.
  public var introduction: String

  /// The number of the message.
  public var messageReference: MessageReference?

  /// What the repeated text says of its classification.
  public var classification: Classification?
}
