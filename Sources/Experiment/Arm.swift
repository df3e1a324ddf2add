package import CableFormat
package import Scenario

/// One of the alternatives that are compared.
package struct Arm: Sendable {
  package var name: String

  /// The scenario as it is run, and as it was resolved.
  package var scenario: Scenario
  package let resolved: ResolvedScenario

  package init(_ name: String, _ resolved: ResolvedScenario) {
    self.name = name
    self.resolved = resolved
    scenario = resolved.scenario
  }

  /// The arm with one of its cables filed at another precedence, everything else being equal.
  ///
  /// - Parameter filing: the cable's index.
  package func refiling(_ filing: Int, at precedence: Precedence) -> Arm {
    var arm = self
    arm.name = name.isEmpty ? precedence.name : "\(name), \(precedence.name)"
    arm.scenario.filings[filing].refile(at: precedence)
    return arm
  }
}

extension Filing {
  /// Gives the cable another precedence; addressees for information keep theirs where it is lower.
  package mutating func refile(at precedence: Precedence) {
    let old = dateTimeGroup.description
    self.precedence = precedence
    infoPrecedence = min(infoPrecedence, precedence)
    for index in parties.indices {
      parties[index].precedence =
        parties[index].role == .action ? precedence : min(parties[index].precedence, precedence)
    }
    guard let place = header?.lines.firstIndex(where: { $0.hasSuffix(old) && !$0.hasPrefix("FM ") }) else {
      return
    }
    let letters =
      precedence.prosign == infoPrecedence.prosign
      ? "\(precedence.prosign)" : "\(precedence.prosign) \(infoPrecedence.prosign)"
    header?.lines[place] = "\(letters) \(old)"
  }
}
