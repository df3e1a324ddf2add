package import CableFormat

/// The speed-of-service objectives by what they measure: the sources give three different things.
package enum ObjectiveSet: String, CaseIterable, Hashable, Sendable {
  /// From the writer to the reader.
  case endToEnd

  /// Handling in one station, as the allied summaries of precedence have it; "next working day" of ROUTINE is
  /// taken as 24 hours.
  case perStation

  /// From the arrival at one switch of the automatic digital network until it has been sent on or delivered.
  case perSwitch

  /// How long it should take at most, in seconds; `nil` where no objective is known.
  package func limit(_ precedence: Precedence) -> Double? {
    switch self {
    case .endToEnd:
      Objective.endToEnd(precedence)
    case .perStation:
      switch precedence {
      case .flashOverride: nil
      case .flash: 600
      case .niactImmediate, .immediate: 1800
      case .priority: 3 * 3600
      case .routine: 24 * 3600
      }
    case .perSwitch:
      precedence == .flash ? 120 : nil
    }
  }

  /// The part of a sample, in seconds, that met the objective of a precedence.
  ///
  /// - Returns: `nil` where there is no objective or no sample.
  package func fractionMet(by sample: [Double], _ precedence: Precedence) -> Double? {
    guard let limit = limit(precedence), !sample.isEmpty else { return nil }
    return Double(sample.count { $0 <= limit }) / Double(sample.count)
  }
}
