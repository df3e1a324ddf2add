import Testing

@testable import Distribution

@Suite("Times drawn when a cable is filed")
struct TimesAheadTests {
  @Test("nothing is known before it is drawn")
  func unknown() {
    let times = TimesAhead()
    #expect([0, 1, 1000, Int32.max, Int32.min, -1].allSatisfy { times.time(at: $0) == nil })
  }

  @Test("each step of the way has its time, and steps of other ways have none")
  func steps() {
    var times = TimesAhead()
    times.begin(at: 100)
    for step in 100..<103 as Range<Int32> { times.set(Int64(step) * 1000, at: step) }
    #expect((98..<106).map { times.time(at: $0) } == [nil, nil, 100_000, 101_000, 102_000, nil, nil, nil])
  }

  @Test("a time that is too long to be kept is not known")
  func tooLong() {
    var times = TimesAhead()
    times.begin(at: 0)
    let limit = Int64(UInt32.max)
    for (step, time) in [0, limit - 1, limit, 3 * limit].enumerated() { times.set(time, at: Int32(step)) }
    #expect((0..<4).map { times.time(at: $0) } == [0, limit - 1, nil, nil])
  }
}
