import CableFormat

/// A cable under way.
struct Message: BitwiseCopyable {
  /// Its number in the run, from 1.
  var number: Int32
  var filing: Int32
  var filedAt: Int64
  var classification: Classification

  /// What its draws are keyed by: the same in every run in which the cable is filed.
  var key: UInt64
  var calls: RunPool<Call>.Run

  /// How many copies have been made of it, and how many of them still exist.
  var copiesMade: Int32 = 0
  var copiesLeft: Int32 = 0
}
