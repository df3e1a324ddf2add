package import CableFormat
package import EventKernel
package import RelayNetwork

/// A cable as it is handed in at its originating station.
package struct Filing: Sendable {
  /// What an addressee has the cable for.
  package enum Role: String, CaseIterable, Sendable, BitwiseCopyable {
    case action, info
  }

  /// An addressee or collective that the cable names.
  package struct Party: Hashable, Sendable {
    /// `nil` where the cable gives a name that no station has.
    package var indicator: RoutingIndicator?
    package var name: String
    package var role: Role
    package var precedence: Precedence

    package init(indicator: RoutingIndicator?, name: String, role: Role, precedence: Precedence) {
      self.indicator = indicator
      self.name = name
      self.role = role
      self.precedence = precedence
    }
  }

  /// The lines that every station prints as they were filed.
  package struct Header: Hashable, Sendable {
    /// The section suffix of a cable of one section, which some write and others do not.
    package var soleSectionSuffix: Int?

    /// Format lines 4 to 9.
    package var lines: [String]
  }

  package var originator: StationID
  package var filedAt: Instant
  package var precedence: Precedence
  package var infoPrecedence: Precedence
  package var classification: Classification
  package var parties: [Party]

  /// The posts that no collective reaches this time.
  package var exempt: [RoutingIndicator] = []

  /// Characters of text of each section, one at least.
  package var sectionLengths: [Int]

  package var serialNumber: StationSerialNumber?
  package var messageReference: MessageReference?
  package var dateTimeGroup: DateTimeGroup
  package var subject: String?
  package var header: Header?

  package init(
    originator: StationID, filedAt: Instant, precedence: Precedence, infoPrecedence: Precedence? = nil,
    classification: Classification = .unclassified, parties: [Party], sectionLengths: [Int]
  ) {
    precondition(!sectionLengths.isEmpty, "a cable has at least one section")
    self.originator = originator
    self.filedAt = filedAt
    self.precedence = precedence
    self.infoPrecedence = infoPrecedence ?? precedence
    self.classification = classification
    self.parties = parties
    self.sectionLengths = sectionLengths
    dateTimeGroup = DateTimeGroup(filedAt)
  }
}
