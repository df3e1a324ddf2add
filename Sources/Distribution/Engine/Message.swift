import CableFormat

/// A cable under way.
struct Message: BitwiseCopyable {
  /// Where it comes from.
  enum Origin: BitwiseCopyable {
    case scenario

    /// A source of background load, of a kind.
    case source(kind: Int32)

    /// A FLASH copy that has come, among the receipts that were ever waited for.
    case receipt(index: Int32)
  }

  // In this order it fills one line of the processor's cache.

  /// Its number in the run, from 1.
  var number: Int32
  let origin: Origin
  let classification: Classification
  let sections: UInt16

  /// How many copies have been made of it, and below how many of them still exist.
  ///
  /// While it is filed, that counts as a copy: the first section may be through before the next is made.
  var copiesMade: Int32 = 0
  let filedAt: Int64

  /// What its draws are keyed by: the same in every run in which the cable is filed.
  let key: UInt64
  let calls: RunPool<Call>.Run
  var copiesLeft: Int32 = 1

  /// How long the first circuits of its way take for it, where that is known.
  var timesAhead: TimesAhead

  init(
    number: Int32, origin: Origin, filedAt: Int64, classification: Classification, key: UInt64,
    calls: RunPool<Call>.Run, sections: UInt16, timesAhead: TimesAhead
  ) {
    self.number = number
    self.origin = origin
    self.filedAt = filedAt
    self.classification = classification
    self.key = key
    self.calls = calls
    self.sections = sections
    self.timesAhead = timesAhead
  }

  /// The kind of the source of background load that it comes from; `nil` for other cables.
  var sourceKind: Int32? {
    if case .source(let kind) = origin { kind } else { nil }
  }

  /// Whether it is a receipt, which asks for none itself.
  var isReceipt: Bool {
    if case .receipt = origin { true } else { false }
  }
}
