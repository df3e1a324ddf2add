import CableFormat

/// A cable under way.
struct Message: BitwiseCopyable {
  /// Its number in the run, from 1.
  var number: Int32

  /// The kind of the source of background load that it comes from; -1 for a cable of the scenario.
  var sourceKind: Int32 = -1
  var filedAt: Int64

  /// What its draws are keyed by: the same in every run in which the cable is filed.
  var key: UInt64
  var calls: RunPool<Call>.Run

  /// How many copies have been made of it, and how many of them still exist.
  ///
  /// While it is filed, that counts as a copy: the first section may be through before the next is made.
  var copiesMade: Int32 = 0
  var copiesLeft: Int32 = 1

  /// Which of the receipts that are waited for it is; -1 where it is none.
  var receipt: Int32 = -1
  var sections: UInt16
  var classification: Classification

  /// Whether the routing lines of its copies are written down.
  var showsRoutingLines: Bool

  init(
    number: Int32, filedAt: Int64, classification: Classification, showsRoutingLines: Bool, key: UInt64,
    calls: RunPool<Call>.Run, sections: UInt16
  ) {
    self.number = number
    self.filedAt = filedAt
    self.classification = classification
    self.showsRoutingLines = showsRoutingLines
    self.key = key
    self.calls = calls
    self.sections = sections
  }

  /// Whether it is a receipt, which asks for none itself.
  var isReceipt: Bool { receipt >= 0 }
}
