/// The formats in which networks come from elsewhere.
package enum ImportFormat: String, CaseIterable, Sendable {
  /// GraphML as the Internet Topology Zoo writes it.
  case graphml

  /// SNDlib's native format or its XML.
  case sndlib

  /// A line for each circuit: two names and perhaps a weight.
  case edgelist

  /// A contact plan of ION, or of HDTN in JSON.
  case contactPlan = "contact-plan"
}

/// What a file does not say of itself.
package struct ImportSettings: Sendable {
  /// What the third column of an edge list is.
  package enum Weight: String, CaseIterable, Sendable {
    case speed, km
  }

  /// The unit in which a file gives speeds without saying so.
  package enum SpeedUnit: String, CaseIterable, Sendable {
    case bps, kbps
    case mbps = "Mbps"
    case gbps = "Gbps"

    /// Bits a second.
    var factor: Double {
      switch self {
      case .bps: 1
      case .kbps: 1e3
      case .mbps: 1e6
      case .gbps: 1e9
      }
    }
  }

  /// What weights of an edge list mean; `nil` leaves them out, with a finding.
  package var weight: Weight?

  /// The unit of capacities and demands of SNDlib (megabits unless said otherwise) and of weights that are
  /// speeds (bits unless said otherwise).
  package var unit: SpeedUnit?

  /// Bits a second of the circuits whose speed the file does not tell.
  package var speed = 2400.0

  /// Whether each line of an edge list is one direction only.
  package var isOneWay = false

  package init() {}
}
