/// The events that are still to come, in the order of their time; equal times leave in the order they came.
///
/// A monotone radix heap: an event waits in the bucket numbered by the highest bit in which its time differs
/// from the time of the last event taken. Buckets are first in, first out, and emptying one into lower ones
/// keeps its order; that is why equal times need no sequence number.
/// (Ahuja, Mehlhorn, Orlin, Tarjan: "Faster algorithms for the shortest path problem", J. ACM 37, 1990,
/// doi:10.1145/77600.77615.)
///
/// Public and inlinable only so that the engine's loop pays no call.
@safe
public struct EventCalendar: ~Copyable {
  /// Something that will happen at a time; what it is, the calendar does not know.
  public struct Event: BitwiseCopyable, Sendable {
    /// When it happens, in microseconds.
    public var time: Int64

    /// What happens.
    public var payload: UInt64

    @inlinable
    init(time: Int64, payload: UInt64) {
      self.time = time
      self.payload = payload
    }
  }

  @usableFromInline
  @safe struct Bucket {
    @usableFromInline var events: UnsafeMutablePointer<Event>?
    @usableFromInline var count = 0
    @usableFromInline var capacity = 0

    @inlinable
    init() { unsafe events = nil }

    @inlinable
    mutating func append(_ event: Event) {
      if count == capacity { grow() }
      unsafe events.unsafelyUnwrapped[count] = event
      count &+= 1
    }

    @inline(never)
    @usableFromInline
    mutating func grow() {
      let larger = max(8, capacity * 2)
      let fresh = UnsafeMutablePointer<Event>.allocate(capacity: larger)
      if let old = unsafe events {
        unsafe fresh.update(from: old, count: count)
        unsafe old.deallocate()
      }
      unsafe events = fresh
      capacity = larger
    }
  }

  /// Bucket 0 holds what happens at `time`; bucket b holds times that differ from it first in bit b - 1.
  @usableFromInline let buckets: UnsafeMutablePointer<Bucket>

  /// Bit b - 1 is set where bucket b holds something.
  @usableFromInline var occupied: UInt64 = 0

  /// How many events of bucket 0 have been taken.
  @usableFromInline var taken = 0

  @usableFromInline var time: Int64
  @usableFromInline var waiting = 0

  @usableFromInline static var bucketCount: Int { 65 }

  /// An empty calendar.
  ///
  /// - Parameter start: the earliest time an event can have; before 1970 it is negative.
  public init(start: Int64) {
    time = start
    unsafe buckets = .allocate(capacity: EventCalendar.bucketCount)
    unsafe buckets.initialize(repeating: Bucket(), count: EventCalendar.bucketCount)
  }

  deinit {
    for index in 0..<EventCalendar.bucketCount { unsafe buckets[index].events?.deallocate() }
    unsafe buckets.deallocate()
  }

  /// The time of the last event taken: no event can be earlier.
  @inlinable
  public var now: Int64 { time }

  /// How many events are waiting.
  @inlinable
  public var count: Int { waiting }

  /// Adds an event.
  ///
  /// - Precondition: its time is not before that of the last event taken.
  /// - Complexity: O(1); each event is moved at most once per bit of the time.
  @inlinable
  public mutating func schedule(at time: Int64, _ payload: UInt64) {
    precondition(time >= self.time, "an event cannot be scheduled in the past")
    place(Event(time: time, payload: payload))
    waiting &+= 1
  }

  /// Takes the earliest event out, `nil` when none is left.
  @inlinable
  public mutating func next() -> Event? {
    guard waiting > 0 else { return nil }
    if unsafe taken == buckets[0].count { advance() }
    let event = unsafe buckets[0].events.unsafelyUnwrapped[taken]
    taken &+= 1
    waiting &-= 1
    return event
  }

  /// Whether another event waits for the time of the last one taken.
  @inlinable
  public var hasMoreNow: Bool { unsafe taken < buckets[0].count }

  @inlinable
  mutating func place(_ event: Event) {
    let bucket = 64 &- (event.time ^ time).leadingZeroBitCount
    unsafe buckets[bucket].append(event)
    // Bucket 0 has no bit: shifting by -1 gives nothing. The highest bucket holds what comes after 1970 while
    // the time is before.
    occupied |= 1 << (bucket &- 1)
  }

  /// Moves `time` to the earliest waiting time and the events of its bucket to where they now belong.
  @inline(never)
  @usableFromInline
  mutating func advance() {
    unsafe buckets[0].count = 0
    taken = 0
    let lowest = occupied.trailingZeroBitCount + 1
    let moved = unsafe buckets[lowest].count
    unsafe buckets[lowest].count = 0
    occupied &= ~(1 << UInt64(lowest - 1))
    guard let events = unsafe buckets[lowest].events else { return }
    var earliest = Int64.max
    for index in 0..<moved { earliest = unsafe min(earliest, events[index].time) }
    time = earliest
    // The events go to lower buckets only, never to the one they are read from.
    for index in 0..<moved { place(unsafe events[index]) }
  }
}
