import EventKernel

/// A line of time under a drawing.
struct TimeAxis: Sendable {
  let from: Instant
  let to: Instant

  init(from: Instant, to: Instant) {
    self.from = from
    self.to = max(to, Instant(microseconds: from.microseconds + 1_000_000))
  }

  /// Where a moment is, 0 at the beginning and 1 at the end.
  func part(_ moment: Instant) -> Double {
    let part = Double((moment - from).microseconds) / Double((to - from).microseconds)
    return min(max(part, 0), 1)
  }

  struct Tick: Sendable {
    var at: Instant
    var label: String
  }

  /// Between two and so many moments that are easy to read.
  func ticks(_ count: Int) -> [Tick] {
    let length = (to - from).microseconds / 1_000_000
    let steps: [Int64] = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172_800,
      604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
    ]
    let step = steps.first { length / $0 < Int64(count) } ?? max(1, length / Int64(count))
    let start = from.microseconds
    let unit = step * 1_000_000
    let below = start / unit - (start % unit < 0 ? 1 : 0)
    var at = (start % unit == 0 ? below : below + 1) * unit
    var ticks: [Tick] = []
    while at <= to.microseconds {
      let moment = Instant(microseconds: at)
      ticks.append(Tick(at: moment, label: TimeAxis.label(moment, step: step)))
      at += unit
    }
    return ticks
  }

  /// `30 OCT` at midnight, else `11:02`, with seconds where it takes them.
  private static func label(_ moment: Instant, step: Int64) -> String {
    let time = CivilTime(moment)
    if step >= 86400 || (time.hour == 0 && time.minute == 0 && time.second == 0) {
      let words = Wording.group(moment).split(separator: " ")
      return "\(time.day) \(words.count > 1 ? words[1] : "")"
    }
    return "\(time.hour.padded(2)):\(time.minute.padded(2))" + (step < 60 ? ":\(time.second.padded(2))" : "")
  }
}
