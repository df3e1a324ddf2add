import EventKernel
import Testing
import TestSupport

@Suite("The event calendar")
struct EventCalendarTests {
  // MARK: What it refuses

  @Test("An event before the last one taken is a mistake of the engine, and stops it")
  func past() async {
    await #expect(processExitsWith: .failure) {
      var calendar = EventCalendar(start: 0)
      calendar.schedule(at: 10, 1)
      _ = calendar.next()
      calendar.schedule(at: 9, 2)
    }
  }

  @Test("An event before the start is a mistake too")
  func beforeStart() async {
    await #expect(processExitsWith: .failure) {
      var calendar = EventCalendar(start: 100)
      calendar.schedule(at: 99, 1)
    }
  }

  @Test("An event out of reach is a mistake: 73 000 years from now, or a start so long before 1970")
  func outOfReach() async {
    await #expect(processExitsWith: .failure) {
      var calendar = EventCalendar(start: 5)
      calendar.schedule(at: 5 + 1 << 61, 1)
    }
    await #expect(processExitsWith: .failure) { _ = EventCalendar(start: -(1 << 61) - 1) }
  }

  @Test("Times before 1970 come before those after it")
  func negativeTimes() {
    var calendar = EventCalendar(start: -100)
    for time: Int64 in [5, -1, 0, -100, -50] { calendar.schedule(at: time, 0) }
    var times: [Int64] = []
    while let event = calendar.next() { times.append(event.time) }
    #expect(times == [-100, -50, -1, 0, 5])
  }

  // MARK: Small

  @Test("An empty calendar gives nothing, again and again")
  func empty() {
    var calendar = EventCalendar(start: 5)
    for _ in 0..<2 {
      let event = calendar.next()
      #expect(event == nil)
    }
    let (count, now, more) = (calendar.count, calendar.now, calendar.hasMoreNow)
    #expect((count, now) == (0, 5))
    #expect(!more)
  }

  @Test("The earliest leaves first, and time goes with it")
  func earliest() {
    var calendar = EventCalendar(start: 0)
    for time in [30, 10, 20] as [Int64] { calendar.schedule(at: time, UInt64(time)) }
    var order: [UInt64] = []
    while let event = calendar.next() {
      #expect(calendar.now == event.time)
      order.append(event.payload)
    }
    #expect(order == [10, 20, 30])
  }

  @Test("Equal times leave in the order in which they were scheduled")
  func equalTimes() {
    var calendar = EventCalendar(start: 0)
    for payload in 0..<100 as Range<UInt64> { calendar.schedule(at: payload % 2 == 0 ? 7 : 1 << 40, payload) }
    var order: [UInt64] = []
    while let event = calendar.next() {
      order.append(event.payload)
      // What is scheduled now for now comes behind what already waits for now.
      if event.payload == 0 { calendar.schedule(at: 7, 1000) }
    }
    let numbers = 0..<100 as Range<UInt64>
    let (early, late) = (numbers.filter { $0 % 2 == 0 }, numbers.filter { $0 % 2 == 1 })
    #expect(order == early + [1000] + late)
  }

  @Test("Whether more waits for now is known before it is taken")
  func moreNow() {
    var calendar = EventCalendar(start: 0)
    calendar.schedule(at: 5, 1)
    calendar.schedule(at: 5, 2)
    calendar.schedule(at: 6, 3)
    _ = calendar.next()
    let afterFirst = calendar.hasMoreNow
    _ = calendar.next()
    let afterSecond = calendar.hasMoreNow
    calendar.schedule(at: 5, 4)
    let afterFourth = calendar.hasMoreNow
    #expect((afterFirst, afterSecond, afterFourth) == (true, false, true))
  }

  /// The payloads that are told to be the nearest.
  private func nearest(_ calendar: borrowing EventCalendar) -> [UInt64] {
    var payloads = InlineArray<64, UInt64>(repeating: 0)
    let count = calendar.nearest(&payloads)
    return (0..<count).map { payloads[$0] }
  }

  @Test("Nothing is near where nothing waits")
  func nothingNear() {
    #expect(nearest(EventCalendar(start: 0)).isEmpty)
  }

  @Test("Of too many events at once, none is told to be the nearest")
  func tooManyNear() {
    var calendar = EventCalendar(start: 0)
    for number in 0..<65 as Range<UInt64> { calendar.schedule(at: 4 + Int64(number % 2), number) }
    #expect(nearest(calendar).isEmpty)
  }

  @Test("The nearest events can be looked at before they are taken", arguments: 1...20)
  func nearest(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var calendar = EventCalendar(start: 0)
    var number: UInt64 = 0
    var far: Int64 = 1
    for _ in 0..<200 {
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        far = Int64(1) << Int64.random(in: 0...20, using: &generator)
        calendar.schedule(at: calendar.now + Int64.random(in: 0...far, using: &generator), number)
        number += 1
      }
      // What is taken next, as long as nothing is scheduled, are these.
      let told = nearest(calendar)
      let taken = (0..<Int.random(in: 0...told.count, using: &generator)).compactMap { _ in
        calendar.next()?.payload
      }
      #expect(Set(taken).isSubset(of: told), "seed \(seed)")
      #expect(Set(told).count == told.count, "seed \(seed)")
    }
    #expect(number > 0)
  }

  @Test("The last moment within reach is a time like any other, from the first start there is as well")
  func lastMoment() {
    for start in [0, -(1 << 61), 1 << 61] as [Int64] {
      let last = start + (1 << 61 - 1)
      var calendar = EventCalendar(start: start)
      for (payload, time) in [last, start, last, start + 1, last - 1].enumerated() {
        calendar.schedule(at: time, UInt64(payload))
      }
      var order: [UInt64] = []
      while let event = calendar.next() { order.append(event.payload) }
      #expect(order == [1, 3, 4, 0, 2])
      #expect(calendar.now == last)
    }
  }

  // MARK: Against a plain heap

  /// How far in the future the next event is scheduled.
  enum Spread: String, CaseIterable {
    /// Many events share a moment.
    case ties

    /// Anywhere within an hour.
    case uniform

    /// Mostly milliseconds, now and then a timer of days.
    case farTimers

    /// Each power of two as likely as another.
    case everyScale

    func increment(_ generator: inout SeededGenerator) -> Int64 {
      switch self {
      case .ties: Int64.random(in: 0...2, using: &generator)
      case .uniform: Int64.random(in: 0...3_600_000_000, using: &generator)
      case .farTimers:
        Int.random(in: 0..<10, using: &generator) == 0
          ? Int64.random(in: 86_400_000_000...864_000_000_000, using: &generator)
          : Int64.random(in: 0...1000, using: &generator)
      case .everyScale: Int64(1) << Int64.random(in: 0...44, using: &generator)
      }
    }
  }

  @Test(
    "Any sequence of holds leaves in the order of a plain heap", arguments: Spread.allCases,
    1...6 as ClosedRange<UInt64>)
  func holds(spread: Spread, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let start = Int64.random(in: 0...1_225_364_520_000_000, using: &generator)
    var calendar = EventCalendar(start: start)
    var heap = OrderedHeap()
    var payload: UInt64 = 0
    func schedule(at time: Int64) {
      calendar.schedule(at: time, payload)
      heap.schedule(at: time, payload)
      payload += 1
    }
    for _ in 0..<Int.random(in: 1...400, using: &generator) {
      schedule(at: start + spread.increment(&generator))
    }
    var differences = 0
    for step in 0..<4000 {
      // Fill for a while, drain for a while, down to nothing at last.
      let pushes = step < 3000 ? Int.random(in: 0...2, using: &generator) : 0
      guard let expected = heap.next(), let event = calendar.next() else { break }
      if event.time != expected.time || event.payload != expected.payload { differences += 1 }
      if calendar.now != expected.time { differences += 1 }
      for _ in 0..<pushes { schedule(at: expected.time + spread.increment(&generator)) }
      if calendar.count != heap.count { differences += 1 }
      if calendar.hasMoreNow != (heap.earliest == expected.time) { differences += 1 }
    }
    #expect(differences == 0, "spread \(spread), seed \(seed)")
  }
}
