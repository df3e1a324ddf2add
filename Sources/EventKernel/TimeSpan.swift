/// A length of simulated time in whole microseconds.
public struct TimeSpan: Hashable, Sendable, BitwiseCopyable {
  /// Microseconds; negative if the end is before the start.
  public var microseconds: Int64

  /// A span of so many microseconds.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// No time at all.
  public static let zero = TimeSpan(microseconds: 0)

  /// A span of whole seconds.
  public static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(microseconds: count * 1_000_000) }

  /// A span of whole minutes.
  public static func minutes(_ count: Int64) -> TimeSpan { seconds(count * 60) }

  /// A span of whole hours.
  public static func hours(_ count: Int64) -> TimeSpan { seconds(count * 3600) }

  /// A span of days of 24 hours.
  public static func days(_ count: Int64) -> TimeSpan { seconds(count * 86400) }

  /// The span in seconds, for statistics and printing.
  public var seconds: Double { Double(microseconds) / 1e6 }
}

extension TimeSpan: Comparable {
  /// The shorter is the lesser.
  @inlinable
  public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.microseconds < b.microseconds }
}
