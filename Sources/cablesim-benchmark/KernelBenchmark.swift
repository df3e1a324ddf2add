import CommandLineInterface
import EventKernel

/// `cablesim-benchmark kernel`: what the calendar takes for an event.
struct KernelBenchmark: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "kernel", abstract: "Take the next event and put in another, again and again.",
      discussion: """
        The hold model: as many events are pending all the time. Spread: the next one comes after 0 to 2 s. Ties:
        after 0 to 10 whole seconds. Far: as spread, but every hundredth comes after 30 days.
        """)
  }

  @Option(help: "How many events are taken.")
  var holds = 10_000_000

  private enum Delays: String, CaseIterable { case spread, ties, far }

  mutating func run() throws {
    guard holds > 0 else { throw ValidationError("some holds") }
    for pending in [100, 10_000, 1_000_000] {
      let figures = Delays.allCases.map { "\($0) ns/hold=\(rounded(measure(pending, $0), 1))" }
      print(
        "kernel pending=\(pending) holds=\(holds)", figures.joined(separator: " "),
        "rss=\(Stopwatch.peakMemory)K")
    }
  }

  private func measure(_ pending: Int, _ delays: Delays) -> Double {
    var calendar = EventCalendar(start: 0)
    var dice = Dice()
    for number in 0..<pending { calendar.schedule(at: dice.delay(delays), UInt64(number)) }
    // Once round, so that what is pending is as it is in the long run.
    turn(&calendar, &dice, delays, times: pending)
    let clock = Stopwatch()
    turn(&calendar, &dice, delays, times: holds)
    return clock.elapsed.cpu * 1e9 / Double(holds)
  }

  private func turn(_ calendar: inout EventCalendar, _ dice: inout Dice, _ delays: Delays, times: Int) {
    for _ in 0..<times {
      guard let event = calendar.next() else { return }
      calendar.schedule(at: event.time + dice.delay(delays), event.payload)
    }
  }

  /// Xorshift: good enough here, and free.
  private struct Dice {
    private var state: UInt64 = 88_172_645_463_325_252

    @inline(__always)
    mutating func delay(_ delays: Delays) -> Int64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let draw = Int64(state >> 33)
      switch delays {
      case .spread: return draw % 2_000_000
      case .ties: return draw % 11 * 1_000_000
      case .far: return draw % 100 == 0 ? 30 * 86_400_000_000 : draw % 2_000_000
      }
    }
  }
}
