import CableFormat
import EventKernel
import Scenario

extension TimelineWriter {
  /// Writes down the rules by which a run goes, so that it can be held against them without its scenario.
  static func insert(
    rulesOf scenario: Scenario, run: Int, into connection: borrowing Connection
  ) throws(DatabaseError) {
    let policy = scenario.policy
    var rules = [
      ("record", scenario.recording.rawValue), ("preemption", policy.preemption.rawValue),
      ("interrupted", policy.interrupted.rawValue), ("splitDual", policy.splitDual.rawValue),
      ("expansion", policy.expansion.rawValue), ("sectionLines", String(policy.sectionLines)),
      ("overheadCharacters", String(policy.overheadCharacters)), ("hopLimit", String(policy.hopLimit)),
      ("lengthPerHop", policy.lengthPerHop.rawValue),
      ("rerunDelay", String(policy.rerunDelay.microseconds)),
      ("flashReceipts", String(policy.flashReceipts)),
      ("flashReceiptTimeout", String(policy.flashReceiptTimeout.microseconds)),
    ]
    for precedence in Precedence.allCases {
      let delay = policy.divertAfter[precedence].map { String($0.microseconds) } ?? "never"
      rules.append(("divertAfter.\(precedence.name)", delay))
    }
    var row = try connection.prepare("INSERT INTO policy VALUES (?, ?, ?)")
    for (name, value) in rules {
      row.bind(run)
      row.bind(name)
      row.bind(value)
      try row.execute()
    }
  }
}
