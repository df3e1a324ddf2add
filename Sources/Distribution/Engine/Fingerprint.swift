import EventKernel

/// A number that two runs share if the same things happened in the same order at the same times.
struct Fingerprint: BitwiseCopyable {
  private(set) var value: UInt64 = 0

  @inline(always)
  mutating func combine(_ a: Int64, _ b: Int64) {
    value = mixed(value, UInt64(bitPattern: a) &* 0xD6E8_FEB8_6659_FD93 ^ UInt64(bitPattern: b))
  }
}
