import EventKernel
import TerminalText

/// Where times of very different length end on a bar.
///
/// Times of which the longest is less than a hundred times the shortest are in proportion; others are drawn by their
/// logarithm, from a round time on that is shorter than all of them.
package struct TimeScale: Hashable, Sendable {
  /// The time at the left end, in seconds: 0 where lengths are in proportion.
  package let shortest: Double
  package let longest: Double

  private static let roundTimes = [0.001, 0.01, 0.1, 1, 10, 60, 600, 3600, 36_000, 86_400]

  /// - Parameter seconds: all the times that are drawn.
  package init(_ seconds: [Double]) {
    let times = seconds.filter { $0.isFinite && $0 > 0 }
    let (low, high) = (times.min() ?? 0, times.max() ?? 0)
    longest = high
    shortest = high < 100 * low ? 0 : TimeScale.roundTimes.last { $0 < low } ?? 0
  }

  package var isLogarithmic: Bool { shortest > 0 }

  /// How much of a bar a time takes, 0 to 1.
  package func part(_ seconds: Double) -> Double {
    guard longest > 0, seconds > 0 else { return 0 }
    guard seconds < longest else { return 1 }
    guard isLogarithmic else { return seconds / longest }
    return seconds <= shortest
      ? 0 : PortableMath.log(seconds / shortest) / PortableMath.log(longest / shortest)
  }

  /// From where to where bars go, as the end of a sentence.
  package var words: String {
    isLogarithmic
      ? "on a logarithmic scale from \(Wording.duration(shortest)) to \(Wording.duration(longest))"
      : "on a scale from 0 to \(Wording.duration(longest))"
  }

  /// What bars on this scale say of receipt and delivery.
  func legend(full: String, light: String, on screen: Screen) -> String {
    "Bars: \(Bar.block(on: screen)) to \(full), \(Bar.shade(on: screen)) to \(light), \(words)."
  }
}
