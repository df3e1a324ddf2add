import CableFormat
import Configuration
import Diagnostics
import EventKernel

/// What holds where a scenario says nothing, as the text of a scenario that every other one extends.
enum ScenarioDefaults {
  /// The keys of a scenario, in the order in which a resolved one is shown.
  static let keys = [
    "format", "name", "about", "topology", "changes", "start", "duration", "warmUp", "seed", "replications",
    "record", "policy", "cables", "traffic", "incidents", "expect",
  ]

  static var text: SourceText {
    let policy = Policy()
    let delays = Precedence.allCases.map { precedence in
      let delay = policy.divertAfter[precedence].map { span($0) } ?? "never"
      return "\(precedence): \(delay)"
    }
    let text = """
      warmUp: 0 s
      seed: 1
      replications: 1
      record: \(Scenario.Recording.hops)
      policy:
        preemption: \(policy.preemption)
        interrupted: \(policy.interrupted)
        splitDual: \(policy.splitDual)
        expansion: \(policy.expansion)
        sectionLines: \(policy.sectionLines)
        overheadCharacters: \(policy.overheadCharacters)
        hopLimit: \(policy.hopLimit)
        lengthPerHop: \(policy.lengthPerHop)
        divertAfter: {\(delays.joined(separator: ", "))}
        rerunDelay: \(span(policy.rerunDelay))
        flashReceipts: \(policy.flashReceipts)
        flashReceiptTimeout: \(span(policy.flashReceiptTimeout))
      """
    return SourceText(name: "default", bytes: Array(text.utf8))
  }

  private static func span(_ span: TimeSpan) -> String {
    TimeText.text(microseconds: span.microseconds)
  }
}
