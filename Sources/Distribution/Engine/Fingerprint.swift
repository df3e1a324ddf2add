import EventKernel

/// A number that two runs share if the same things happened in the same order at the same times.
struct Fingerprint: BitwiseCopyable {
  private(set) var value: UInt64 = 0

  mutating func combine(_ number: Int64) {
    value = mixed(value, UInt64(bitPattern: number))
  }
}
