/// What one number or one schedule of a case came out as.
package struct Finding: Sendable {
  package var id: String
  package var name: String
  package var measure: String

  /// In seconds.
  package var theory: Double
  package var simulated: Double

  /// That of the 99.9 % interval over the replications; 0 where the case is exact.
  package var halfWidth: Double

  /// Why it fails, `nil` if it does not.
  package var failure: String?

  package var passes: Bool { failure == nil }
}

/// The known-answer cases, run through the same engine as everything else.
package enum Validation {
  /// Runs all cases or some.
  ///
  /// - Parameters:
  ///   - ids: those of the cases; empty for all.
  ///   - seed: that of the draws.
  ///   - progress: is told what is about to be run, and what part of all is done.
  package static func findings(
    of ids: [String] = [], seed: UInt64, progress: (_ id: String, _ name: String, _ part: Double) -> Void
  ) -> [Finding] {
    func isWanted(_ id: String) -> Bool { ids.isEmpty || ids.contains(id) }
    // The exact cases take no time.
    let count = Double(SteadyCase.all.count { isWanted($0.id) })
    var done = 0.0
    var findings: [Finding] = []
    for exact in ExactCase.all where isWanted(exact.id) {
      progress(exact.id, exact.name, 0)
      findings += exact.findings()
    }
    for steady in SteadyCase.all where isWanted(steady.id) {
      progress(steady.id, steady.name, done / count)
      findings += steady.findings(seed: seed)
      done += 1
    }
    return findings
  }

  /// The identifiers of all cases.
  package static var ids: [String] { ExactCase.all.map(\.id) + SteadyCase.all.map(\.id) }
}
