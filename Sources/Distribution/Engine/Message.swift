import CableFormat

/// A cable under way.
struct Message: BitwiseCopyable {
  /// Its number in the run, from 1.
  var number: Int32

  /// The kind of the source of background load that it comes from; -1 for a cable of the scenario.
  var sourceKind: Int32 = -1
  var filedAt: Int64
  var classification: Classification

  /// Whether the routing lines of its copies are written down.
  var showsRoutingLines: Bool

  /// Whether it is a receipt, which asks for none itself.
  var isReceipt = false

  /// For a receipt, which of those that are waited for it is.
  var receipt: Int32 = -1

  /// What its draws are keyed by: the same in every run in which the cable is filed.
  var key: UInt64
  var calls: RunPool<Call>.Run
  var sections: Int32

  /// How many copies have been made of it, and how many of them still exist.
  ///
  /// While it is filed, that counts as a copy: the first section may be through before the next is made.
  var copiesMade: Int32 = 0
  var copiesLeft: Int32 = 1

  init(
    number: Int32, filedAt: Int64, classification: Classification, showsRoutingLines: Bool, key: UInt64,
    calls: RunPool<Call>.Run, sections: Int32
  ) {
    self.number = number
    self.filedAt = filedAt
    self.classification = classification
    self.showsRoutingLines = showsRoutingLines
    self.key = key
    self.calls = calls
    self.sections = sections
  }
}
