/// Who is to have a cable: one line of format line 7 or 8.
public struct Addressee: Hashable, Sendable {
  /// The facility that serves the addressee; some headers print the name alone.
  public var routingIndicator: RoutingIndicator?

  /// The plain-language address, such as `AMEMBASSY BEIJING`.
  public var name: String

  /// The office that is to have it, such as `POL` of `//POL//`.
  public var office: String?

  /// The precedence where the line names one.
  public var precedence: Precedence?

  /// The number in the series that the originator keeps for this addressee, as written.
  public var continuityNumber: String?

  /// An operating signal before the address, such as `ZEN`: delivered by other means.
  public var operatingSignal: String?

  /// An addressee.
  public init(
    routingIndicator: RoutingIndicator?, name: String, office: String? = nil, precedence: Precedence? = nil,
    continuityNumber: String? = nil, operatingSignal: String? = nil
  ) {
    self.routingIndicator = routingIndicator
    self.name = name
    self.office = office
    self.precedence = precedence
    self.continuityNumber = continuityNumber
    self.operatingSignal = operatingSignal
  }

  /// The addressee of a line: `RI/NAME PRECEDENCE NUMBER`, of which only the name must be there.
  ///
  /// `nil` if nothing is left for a name.
  public init?(_ line: String) {
    var repairs: [Repair] = []
    guard let read = line.read({ Addressee($0, repairs: &repairs) }) else { return nil }
    self = read
  }
}

extension Addressee: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String {
    var text = operatingSignal.map { "\($0)/" } ?? ""
    text += routingIndicator.map { "\($0)/" } ?? ""
    text += name
    if let office { text += "//\(office)//" }
    if let precedence { text += " \(precedence)" }
    if let continuityNumber { text += " \(continuityNumber)" }
    return text
  }
}
