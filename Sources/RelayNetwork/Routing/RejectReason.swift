/// Why a station can do nothing more with an indicator.
package enum RejectReason: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// The station does not know the indicator.
  case unknown = "INV"

  /// The cable is classified above what the circuits or the destination may carry.
  case classification = "SEC"

  /// The way leads back to where the cable has been.
  case loop = "LOOP"

  /// The cable has passed more circuits than it may.
  case hops = "HOPS"

  /// The indicator is known, but no circuit leads there.
  case unreachable = "NOPATH"

  /// The reason in words.
  package var words: String {
    switch self {
    case .unknown: "unknown routing indicator"
    case .classification: "classified above what may go there"
    case .loop: "the way leads back to where it has been"
    case .hops: "more circuits than the hop limit"
    case .unreachable: "no circuit leads there"
    }
  }
}
