/// The events that are still to come, in the order of their time; equal times leave in the order they came.
///
/// A monotone radix heap: an event waits in the bucket numbered by the highest bit in which its time differs
/// from a base, a time at or before that of the last event taken. Buckets are first in, first out, and emptying
/// one keeps its order; that is why equal times need no sequence number.
/// (Ahuja, Mehlhorn, Orlin, Tarjan: "Faster algorithms for the shortest path problem", J. ACM 37, 1990,
/// doi:10.1145/77600.77615.)
///
/// Buckets of a few events are not spread over lower ones, which would move each again and again: they are sorted
/// into the front, and what is scheduled for the stretch of time that they stood for is put in its place there.
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

  /// Bit b is set where bucket b holds something, or bucket 0 did before it was used up.
  @usableFromInline var occupied: UInt64 = 0

  /// How many events of bucket 0 have been taken.
  @usableFromInline var taken = 0

  /// Events of the nearest stretch of time, the latest first, those of one time in the opposite order of their
  /// coming.
  @usableFromInline let front: UnsafeMutablePointer<Event>

  @usableFromInline var frontCount = 0

  /// What would be in a bucket up to this one is in the front; -1 while that is closed.
  @usableFromInline var frontBucket = -1

  /// Where the events to be sorted into the front are put side by side, with room for as many again.
  private let gathered: UnsafeMutablePointer<Event>

  /// Words for the events to be sorted, from which on those follow that are for places with none: the first let all
  /// bits pass, the second those of the place only.
  private let masks: UnsafeMutablePointer<UInt64>

  /// The time from which buckets are counted.
  @usableFromInline var base: Int64

  @usableFromInline var time: Int64
  @usableFromInline var waiting = 0

  @usableFromInline static var bucketCount: Int { 64 }

  /// How many events the front has room for, and how many a bucket may have to be sorted into it.
  @usableFromInline static var frontCapacity: Int { 32 }
  @usableFromInline static var sortedAtOnce: Int { 8 }

  /// Up to which bucket that is done: so many bits of a time leave room for the place of one of 8 events.
  private static var sortedBits: Int { 60 }

  /// How many events a bucket has room for at most while it is empty.
  private static var keptCapacity: Int { 32768 }

  /// How far in the future an event can be: 73 000 years.
  @usableFromInline static var reach: UInt64 { 1 << 61 }

  /// An empty calendar.
  ///
  /// - Parameter start: the earliest time an event can have; before 1970 it is negative.
  /// - Precondition: it is no more than 2 to the 61 microseconds before 1970.
  public init(start: Int64) {
    precondition(start >= -(1 << 61), "a calendar begins within reach of 1970")
    time = start
    base = start
    unsafe front = .allocate(capacity: EventCalendar.frontCapacity)
    unsafe buckets = .allocate(capacity: EventCalendar.bucketCount)
    unsafe buckets.initialize(repeating: Bucket(), count: EventCalendar.bucketCount)
    let sorted = EventCalendar.sortedAtOnce
    unsafe gathered = .allocate(capacity: 2 * sorted)
    unsafe masks = .allocate(capacity: 2 * sorted)
    unsafe masks.initialize(repeating: .max, count: sorted)
    unsafe (masks + sorted).initialize(repeating: 7, count: sorted)
  }

  deinit {
    for index in 0..<EventCalendar.bucketCount { unsafe buckets[index].events?.deallocate() }
    unsafe spare.events?.deallocate()
    unsafe buckets.deallocate()
    unsafe front.deallocate()
    unsafe gathered.deallocate()
    unsafe masks.deallocate()
  }

  /// The time of the last event taken: no event can be earlier.
  @inlinable
  public var now: Int64 { time }

  /// How many events are waiting.
  @inlinable
  public var count: Int { waiting }

  /// Adds an event.
  ///
  /// - Precondition: its time is not before that of the last event taken, and less than 2 to the 61 microseconds
  ///   after it.
  /// - Complexity: O(1); each event is moved at most once per bit of the time.
  @inlinable @inline(always)
  public mutating func schedule(at time: Int64, _ payload: UInt64) {
    precondition(
      UInt64(bitPattern: time &- self.time) < EventCalendar.reach,
      "an event is neither in the past nor out of reach")
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
    var rest = occupied & ~1
    while rest != 0 {
      let bucket = rest.trailingZeroBitCount
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

  /// The number of the bucket for a time: that of the highest bit in which it differs from the base, from 1.
  ///
  /// That of the sign counts as the next: as times are within reach of each other, those two differ together.
  @inlinable @inline(always)
  func bucket(of time: Int64) -> Int {
    63 ^ (UInt64(bitPattern: time ^ base) &<< 1 | 1).leadingZeroBitCount
  }

  @inlinable @inline(always)
  mutating func place(_ event: Event) {
    let bucket = bucket(of: event.time)
    if rarely(bucket <= frontBucket) { return putInFront(event) }
    append(event, to: bucket)
    occupied |= 1 &<< UInt64(bucket)
  }

  @inlinable @inline(always)
  mutating func append(_ event: Event, to bucket: Int) {
    let count = unsafe buckets[bucket].count
    if unsafe rarely(count == buckets[bucket].capacity) { grow(bucket) }
    unsafe buckets[bucket].events.unsafelyUnwrapped[count] = event
    unsafe buckets[bucket].count = count &+ 1
  }

  /// Makes room for twice as many events in a bucket; large room is taken over from another.
  @inline(never)
  @usableFromInline
  mutating func grow(_ bucket: Int) {
    let capacity = unsafe max(EventCalendar.sortedAtOnce, buckets[bucket].capacity * 2)
    if capacity > EventCalendar.keptCapacity, spare.capacity >= capacity, let room = unsafe spare.events {
      unsafe buckets[bucket].move(to: room, capacity: spare.capacity)
      spare = Bucket()
    } else {
      let room = UnsafeMutablePointer<Event>.allocate(capacity: capacity)
      // Sorting reads so many, whether they are there or not.
      unsafe room.initialize(repeating: Event(time: 0, payload: 0), count: EventCalendar.sortedAtOnce)
      unsafe buckets[bucket].move(to: room, capacity: capacity)
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

  /// Makes the events of the first buckets the next to be taken: spreads many over lower buckets, and sorts few.
  ///
  /// Both the front and bucket 0 are used up.
  private mutating func open() {
    let wasCrowded = unsafe buckets[0].count > EventCalendar.keptCapacity
    unsafe buckets[0].count = 0
    occupied &= ~1
    taken = 0
    if rarely(wasCrowded) { giveUp(0) }
    frontBucket = -1
    var lowest = occupied.trailingZeroBitCount
    while unsafe buckets[lowest].count > EventCalendar.sortedAtOnce || lowest > EventCalendar.sortedBits {
      // Many of one time are taken where they are.
      if lowest == 0 { return }
      spread(lowest)
      lowest = occupied.trailingZeroBitCount
    }
    sortIntoFront()
  }

  /// Moves the events of a bucket to lower ones, to bucket 0 if all are of one time.
  private mutating func spread(_ bucket: Int) {
    guard let events = unsafe buckets[bucket].events else { return }
    let count = unsafe buckets[bucket].count
    unsafe buckets[bucket].count = 0
    let first = unsafe events[0].time
    // The beginning of the stretch of time that the bucket stands for.
    base = first & ~Int64(bitPattern: 1 &<< UInt64(bucket &- 1) &- 1)
    if unsafe rarely(count > 64 || events[count &- 1].time == first) {
      // Of the least that holds them: they may be all of one time, or too many to be moved for nothing.
      var differing: UInt64 = 0
      for index in 1..<count { differing |= unsafe UInt64(bitPattern: events[index].time ^ first) }
      base = first & ~Int64(bitPattern: UInt64.max >> UInt64(differing.leadingZeroBitCount))
    }
    // The events go to lower buckets only, never to the one they are read from.
    var filled = occupied & ~(1 &<< UInt64(bucket))
    for index in 0..<count {
      let event = unsafe events[index]
      let lower = self.bucket(of: event.time)
      append(event, to: lower)
      filled |= 1 &<< UInt64(lower)
    }
    occupied = filled
    if rarely(count > EventCalendar.keptCapacity) { giveUp(bucket) }
  }

  /// Sorts the events of as many of the first buckets as are sorted at once into the empty front.
  ///
  /// The first has no more events than that. Always so many are moved, whatever comes behind the last of them: so no
  /// branch depends on how many there are.
  private mutating func sortIntoFront() {
    var count = 0
    var bucket = occupied.trailingZeroBitCount
    repeat {
      if let events = unsafe buckets[bucket].events {
        for place in 0..<EventCalendar.sortedAtOnce { unsafe gathered[count + place] = events[place] }
      }
      unsafe count += buckets[bucket].count
      unsafe buckets[bucket].count = 0
      frontBucket = bucket
      occupied &= occupied &- 1
      bucket = occupied.trailingZeroBitCount
    } while unsafe bucket <= EventCalendar.sortedBits
      && count + buckets[bucket].count <= EventCalendar.sortedAtOnce
    sortGathered(count)
    frontCount = count
    base = unsafe front[count - 1].time
  }

  /// Sorts up to eight events into the front.
  ///
  /// No branch depends on which is the earlier, for that could not be foretold.
  @inline(__always)
  private mutating func sortGathered(_ count: Int) {
    // A time without the bits that all share, before the place in the order of coming. What is not there comes
    // before all that is, as the front begins with the latest.
    let masks = unsafe self.masks + (EventCalendar.sortedAtOnce - count)
    func key(_ place: Int) -> UInt64 {
      unsafe (UInt64(bitPattern: gathered[place].time) &<< 3 | UInt64(place) | 1 << 63) & masks[place]
    }
    var (a, b, c, d) = (key(0), key(1), key(2), key(3))
    var (e, f, g, h) = (key(4), key(5), key(6), key(7))
    // The shortest network for eight (Knuth: "The art of computer programming" 3, 5.3.4).
    putInOrder(&a, &c)
    putInOrder(&b, &d)
    putInOrder(&e, &g)
    putInOrder(&f, &h)
    putInOrder(&a, &e)
    putInOrder(&b, &f)
    putInOrder(&c, &g)
    putInOrder(&d, &h)
    putInOrder(&a, &b)
    putInOrder(&c, &d)
    putInOrder(&e, &f)
    putInOrder(&g, &h)
    putInOrder(&c, &e)
    putInOrder(&d, &f)
    putInOrder(&b, &e)
    putInOrder(&d, &g)
    putInOrder(&b, &c)
    putInOrder(&d, &e)
    putInOrder(&f, &g)
    unsafe front[0] = gathered[Int(a & 7)]
    unsafe front[1] = gathered[Int(b & 7)]
    unsafe front[2] = gathered[Int(c & 7)]
    unsafe front[3] = gathered[Int(d & 7)]
    unsafe front[4] = gathered[Int(e & 7)]
    unsafe front[5] = gathered[Int(f & 7)]
    unsafe front[6] = gathered[Int(g & 7)]
    unsafe front[7] = gathered[Int(h & 7)]
  }

  @inline(__always)
  private func putInOrder(_ a: inout UInt64, _ b: inout UInt64) {
    (a, b) = (max(a, b), min(a, b))
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
