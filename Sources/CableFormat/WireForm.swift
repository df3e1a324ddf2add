/// The measures of a cable on the wire.
public struct WireForm: Hashable, Sendable {
  /// Characters on a teletype line.
  public static let lineWidth = 69

  /// How many lines of text a section has at most: five pages of twenty.
  public var sectionLines: Int

  /// How many facilities one transmission calls at most; beyond, it is sent as two.
  public var routingLimit: Int

  /// A form.
  ///
  /// - Precondition: a section has room for its first line and one more, and a transmission calls somebody.
  public init(sectionLines: Int = 100, routingLimit: Int = 500) {
    precondition(sectionLines >= 2 && routingLimit >= 1, "nothing can be sent in such a form")
    self.sectionLines = sectionLines
    self.routingLimit = routingLimit
  }

  /// 100 lines a section, 500 routing indicators a transmission.
  public static let usual = WireForm()
}
