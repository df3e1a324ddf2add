import EventKernel
import Testing

@Suite("Moments and spans")
struct InstantTests {
  @Test(
    "A moment is written in ISO 8601, with decimals where it is not a whole second",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_225_364_520_000_000, "2008-10-30T11:02:00Z"),
      (1_225_364_520_000_001, "2008-10-30T11:02:00.000001Z"),
      (1_225_364_520_270_000, "2008-10-30T11:02:00.270000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (-62_135_596_800_000_000, "0001-01-01T00:00:00Z"), (253_402_300_799_000_000, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func iso8601(microseconds: Int64, text: String) {
    #expect(Instant(microseconds: microseconds).iso8601 == text)
  }

  @Test("The span between two moments leads from one to the other")
  func spans() {
    let start = Instant(microseconds: 1_000)
    let end = start + .minutes(2)
    #expect(end - start == .seconds(120))
    #expect(start - end == TimeSpan(microseconds: -120_000_000))
    #expect(start < end)
    #expect(!(end < start))
  }

  @Test("Spans are counted in microseconds")
  func units() {
    #expect(TimeSpan.zero.microseconds == 0)
    #expect(TimeSpan.seconds(1).microseconds == 1_000_000)
    #expect(TimeSpan.minutes(1) == .seconds(60))
    #expect(TimeSpan.hours(1) == .minutes(60))
    #expect(TimeSpan.days(1) == .hours(24))
    #expect(TimeSpan(microseconds: 1_500_000).seconds == 1.5)
    #expect(TimeSpan.seconds(-1) < .zero)
  }

  @Test(
    "Numbers are padded with zeros up to a width, never cut",
    arguments: [(7, 3, "007"), (1234, 3, "1234"), (0, 1, "0")])
  func padded(number: Int, width: Int, text: String) {
    #expect(number.padded(width) == text)
  }
}
