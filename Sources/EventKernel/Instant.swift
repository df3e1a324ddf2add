/// A moment of simulated time: whole microseconds since 1970-01-01T00:00:00Z, without leap seconds.
public struct Instant: Hashable, Sendable, BitwiseCopyable {
  /// Microseconds since the Unix epoch.
  public var microseconds: Int64

  /// The moment so many microseconds after the Unix epoch.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }
}

extension Instant: Comparable {
  /// The earlier is the lesser.
  @inlinable
  public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }
}

extension Instant {
  /// The moment a span later.
  @inlinable
  public static func + (instant: Instant, span: TimeSpan) -> Instant {
    Instant(microseconds: instant.microseconds + span.microseconds)
  }

  /// The span from the second moment to the first.
  @inlinable
  public static func - (end: Instant, start: Instant) -> TimeSpan {
    TimeSpan(microseconds: end.microseconds - start.microseconds)
  }
}
