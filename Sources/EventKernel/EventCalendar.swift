/// The events that are still to come, in the order of their time; equal times leave in the order they came.
///
/// A monotone radix heap: an event waits in the bucket numbered by the highest bit in which its time differs
/// from a base, a time at or before that of the last event taken. Buckets are first in, first out, and emptying
/// one keeps its order; that is why equal times need no sequence number.
/// (Ahuja, Mehlhorn, Orlin, Tarjan: "Faster algorithms for the shortest path problem", J. ACM 37, 1990,
/// doi:10.1145/77600.77615.)
///
/// A bucket of a few events is not spread over lower ones, which would move each again and again: it is sorted
/// into the front, and what is scheduled for the stretch of time that it stood for is put in its place there.
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

    /// Moves the events to other memory.
    mutating func move(to fresh: UnsafeMutablePointer<Event>, capacity: Int) {
      if let old = unsafe events {
        unsafe fresh.update(from: old, count: count)
        unsafe old.deallocate()
      }
      unsafe events = fresh
      self.capacity = capacity
    }
  }

  /// Bucket b holds times that differ from `base` first in bit b - 1; bucket 0 those that are `base`, but only
  /// while the front is closed.
  @usableFromInline let buckets: UnsafeMutablePointer<Bucket>

  /// The largest room that a bucket gave up and no other has taken over.
  private var spare = Bucket()

  /// Bit b - 1 is set where bucket b holds something.
  @usableFromInline var occupied: UInt64 = 0

  /// How many events of bucket 0 have been taken.
  @usableFromInline var taken = 0

  /// Events of the nearest stretch of time, the latest first, those of one time in the opposite order of their
  /// coming.
  @usableFromInline let front: UnsafeMutablePointer<Event>
  @usableFromInline var frontCount = 0

  /// What would be in a bucket up to this one is in the front; -1 while that is closed.
  @usableFromInline var frontBucket = -1

  /// The time from which buckets are counted.
  @usableFromInline var base: Int64

  @usableFromInline var time: Int64
  @usableFromInline var waiting = 0

  @usableFromInline static var bucketCount: Int { 65 }

  /// How many events the front has room for, and how many a bucket may have to be sorted into it.
  @usableFromInline static var frontCapacity: Int { 32 }
  @usableFromInline static var sortedAtOnce: Int { 16 }

  /// Up to which bucket that is done: so many bits of a time leave room for the place of one of 16 events.
  private static var sortedBits: Int { 60 }

  /// How many events a bucket has room for at most while it is empty.
  private static var keptCapacity: Int { 32768 }

  /// An empty calendar.
  ///
  /// - Parameter start: the earliest time an event can have; before 1970 it is negative.
  public init(start: Int64) {
    time = start
    base = start
    unsafe front = .allocate(capacity: EventCalendar.frontCapacity)
    unsafe buckets = .allocate(capacity: EventCalendar.bucketCount)
    unsafe buckets.initialize(repeating: Bucket(), count: EventCalendar.bucketCount)
  }

  deinit {
    for index in 0..<EventCalendar.bucketCount { unsafe buckets[index].events?.deallocate() }
    unsafe spare.events?.deallocate()
    unsafe buckets.deallocate()
    unsafe front.deallocate()
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
  @inlinable @inline(always)
  public mutating func schedule(at time: Int64, _ payload: UInt64) {
    precondition(time >= self.time, "an event cannot be scheduled in the past")
    place(Event(time: time, payload: payload))
    waiting &+= 1
  }

  /// Takes the earliest event out, `nil` when none is left.
  @inlinable @inline(__always)
  public mutating func next() -> Event? {
    if frontCount == 0 { return nextBehindFront() }
    waiting &-= 1
    frontCount &-= 1
    let event = unsafe front[frontCount]
    time = event.time
    return event
  }

  /// The earliest event where the front is used up.
  @inline(never)
  @usableFromInline
  mutating func nextBehindFront() -> Event? {
    guard waiting > 0 else { return nil }
    if unsafe taken == buckets[0].count {
      open()
      if frontCount > 0 { return next() }
    }
    waiting &-= 1
    taken &+= 1
    time = base
    return unsafe buckets[0].events.unsafelyUnwrapped[taken &- 1]
  }

  // MARK: Looking ahead

  /// How many events can be looked at before they are taken.
  private static var nearestLimit: Int { 64 }

  /// Looks at the payloads of the events that come next, as many as are easily told, in any order.
  ///
  /// - Parameter payloads: takes them from its beginning.
  /// - Returns: how many they are; 0 also where too many come next to tell which is the first.
  public func nearest(_ payloads: inout InlineArray<64, UInt64>) -> Int {
    var found = 0
    for place in 0..<frontCount {
      payloads[place] = unsafe front[place].payload
      found += 1
    }
    if frontCount == 0, let events = unsafe buckets[0].events {
      while unsafe found < min(EventCalendar.nearestLimit, buckets[0].count - taken) {
        payloads[found] = unsafe events[taken + found].payload
        found += 1
      }
    }
    // What is in a bucket comes before what is in a higher one.
    var rest = occupied
    while rest != 0 {
      let bucket = rest.trailingZeroBitCount + 1
      guard let events = unsafe buckets[bucket].events,
        unsafe buckets[bucket].count <= EventCalendar.nearestLimit - found
      else { break }
      for place in unsafe 0..<buckets[bucket].count {
        payloads[found] = unsafe events[place].payload
        found += 1
      }
      rest &= rest - 1
    }
    return found
  }

  // MARK: Events of one time

  /// Whether another event waits for the time of the last one taken.
  @inlinable
  public var hasMoreNow: Bool {
    frontCount > 0 ? unsafe front[frontCount &- 1].time == time : unsafe taken < buckets[0].count
  }

  @inlinable @inline(always)
  mutating func place(_ event: Event) {
    let bucket = 64 &- (event.time ^ base).leadingZeroBitCount
    if bucket <= frontBucket { return putInFront(event) }
    if unsafe buckets[bucket].count == buckets[bucket].capacity { grow(bucket) }
    unsafe buckets[bucket].events.unsafelyUnwrapped[buckets[bucket].count] = event
    unsafe buckets[bucket].count &+= 1
    // Bucket 0 has no bit: shifting by -1 gives nothing. The highest bucket holds what comes after 1970 while
    // the base is before.
    occupied |= 1 << (bucket &- 1)
  }

  /// Makes room for twice as many events in a bucket; large room is taken over from another.
  @inline(never)
  @usableFromInline
  mutating func grow(_ bucket: Int) {
    let capacity = unsafe max(8, buckets[bucket].capacity * 2)
    if capacity > EventCalendar.keptCapacity, spare.capacity >= capacity, let room = unsafe spare.events {
      unsafe buckets[bucket].move(to: room, capacity: spare.capacity)
      spare = Bucket()
    } else {
      unsafe buckets[bucket].move(to: .allocate(capacity: capacity), capacity: capacity)
    }
  }

  /// Takes its room from an empty bucket.
  private mutating func giveUp(_ bucket: Int) {
    unsafe swap(&spare, &buckets[bucket])
    if unsafe spare.capacity < buckets[bucket].capacity { unsafe swap(&spare, &buckets[bucket]) }
    unsafe buckets[bucket].events?.deallocate()
    unsafe buckets[bucket] = Bucket()
  }

  /// Puts an event behind those of the front that come no later.
  @inlinable
  mutating func putInFront(_ event: Event) {
    if frontCount == EventCalendar.frontCapacity {
      closeFront()
      return place(event)
    }
    var index = frontCount
    while index > 0, unsafe front[index &- 1].time <= event.time {
      unsafe front[index] = front[index &- 1]
      index &-= 1
    }
    unsafe front[index] = event
    frontCount &+= 1
  }

  /// Makes the events of the first bucket the next to be taken: sorts few, spreads many over lower buckets.
  ///
  /// Both the front and bucket 0 are used up.
  private mutating func open() {
    let wasCrowded = unsafe buckets[0].count > EventCalendar.keptCapacity
    unsafe buckets[0].count = 0
    taken = 0
    if wasCrowded { giveUp(0) }
    let lowest = occupied.trailingZeroBitCount + 1
    let moved = unsafe buckets[lowest].count
    unsafe buckets[lowest].count = 0
    occupied &= ~(1 << UInt64(lowest - 1))
    guard let events = unsafe buckets[lowest].events else { return }
    if moved <= EventCalendar.sortedAtOnce, lowest <= EventCalendar.sortedBits {
      frontBucket = lowest - 1
      unsafe sortIntoFront(events, moved)
      base = unsafe front[moved - 1].time
    } else {
      frontBucket = -1
      var earliest = Int64.max
      for index in 0..<moved { earliest = unsafe min(earliest, events[index].time) }
      base = earliest
      // The events go to lower buckets only, never to the one they are read from.
      for index in 0..<moved { place(unsafe events[index]) }
      if moved > EventCalendar.keptCapacity { giveUp(lowest) }
    }
  }

  /// Sorts few events of one bucket into the empty front.
  ///
  /// No branch depends on which is the earlier, for that could not be foretold.
  @inline(__always)
  private mutating func sortIntoFront(_ events: UnsafeMutablePointer<Event>, _ count: Int) {
    // A time without the bits that all in the bucket share, before the place in the order of coming.
    var keys = InlineArray<16, UInt64>(repeating: 0)
    for place in 0..<count {
      var key = UInt64(bitPattern: unsafe events[place].time) << 4 | UInt64(place)
      for other in 0..<place {
        let later = max(keys[other], key)
        key = min(keys[other], key)
        keys[other] = later
      }
      keys[place] = key
    }
    for place in 0..<count { unsafe front[place] = events[Int(keys[place] & 15)] }
    frontCount = count
  }

  /// Spreads a front that is full over the buckets that it stands for.
  @inline(never)
  @usableFromInline
  mutating func closeFront() {
    unsafe buckets[0].count = 0
    taken = 0
    frontBucket = -1
    base = time
    for index in (0..<frontCount).reversed() { place(unsafe front[index]) }
    frontCount = 0
  }
}
