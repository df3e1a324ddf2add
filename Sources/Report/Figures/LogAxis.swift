import Analysis

/// A line of durations on which each is as far from its double as any other.
struct LogAxis: Sendable {
  let low: Double
  let high: Double
  private let scale: Double

  /// An axis for durations in seconds, in whole decades or nearly so.
  init(_ seconds: [Double]) {
    let positive = seconds.filter { $0 > 0 }
    var low = 1.0
    let least = max(positive.min() ?? 1, 0.001)
    while low > least { low /= 10 }
    while low * 10 <= least { low *= 10 }
    self.low = low
    high = max((positive.max() ?? 10) * 1.15, low * 10)
    scale = LogAxis.logarithm(high / low)
  }

  /// Where a duration is, 0 at the low end and 1 at the high end.
  func part(_ seconds: Double) -> Double {
    seconds <= low ? 0 : min(LogAxis.logarithm(seconds / low) / scale, 1)
  }

  /// Durations that people name, as many as find room beside each other.
  var ticks: [Double] {
    let first: [Double] = [0.001, 0.01, 0.1, 1, 10, 60, 600, 3600, 6 * 3600, 86400, 7 * 86400, 30 * 86400]
    let second: [Double] = [2, 5, 20, 30, 120, 300, 1200, 1800, 7200, 3 * 3600, 12 * 3600, 2 * 86400]
    var ticks: [Double] = []
    for seconds in first + second where seconds >= low && seconds <= high {
      if ticks.allSatisfy({ abs(part($0) - part(seconds)) > 0.13 }) { ticks.append(seconds) }
    }
    return ticks.sorted()
  }

  static func word(_ seconds: Double) -> String {
    switch seconds {
    case ..<1: "\(Markup.number(seconds * 1000, 0)) ms"
    case ..<60: "\(Markup.number(seconds, 0)) s"
    case ..<3600: "\(Markup.number(seconds / 60, 0)) min"
    case ..<86400: "\(Markup.number(seconds / 3600, 0)) h"
    default: "\(Markup.number(seconds / 86400, 0)) d"
    }
  }

  /// The logarithm to base 2 of 1 or more, good to a millionth and the same everywhere.
  private static func logarithm(_ value: Double) -> Double {
    guard value > 1 else { return 0 }
    let exponent = value.exponent
    let y = (value.significand - 1.414_213_562_373_095_1) / (value.significand + 1.414_213_562_373_095_1)
    let square = y * y
    let series = 2 * y * (1 + square * (1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square / 9))))
    return Double(exponent) + 0.5 + series / 0.693_147_180_559_945_3
  }
}
