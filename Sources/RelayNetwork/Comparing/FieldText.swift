import CableFormat
import EventKernel

/// The values of a topology's fields in words, to compare them and to show what has changed.
enum FieldText {
  static func seconds(_ span: TimeSpan) -> String { number(span.seconds) + " s" }

  /// A number without a needless fraction.
  static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }

  static func list(_ words: [some CustomStringConvertible]) -> String {
    "[" + words.map(\.description).joined(separator: ", ") + "]"
  }

  /// A random span, given in microseconds.
  static func span(_ quantity: RandomQuantity) -> String {
    func seconds(_ microseconds: Double) -> String { number(microseconds / 1e6) + " s" }
    switch quantity {
    case .constant(let value): return seconds(value)
    case .exponential(let mean): return "exponential \(seconds(mean))"
    case .uniform(let from, let to): return "uniform \(seconds(from)) to \(seconds(to))"
    case .lognormal(let median, let mean):
      return "lognormal median \(seconds(median)) mean \(seconds(mean))"
    case .empirical(let values):
      return "empirical " + list(values.map { "\(number($0.weight)): \(seconds($0.value))" })
    }
  }

  static func hours(_ hours: OfficeHours?) -> String {
    guard let hours else { return "always" }
    let days = list(hours.days.sorted().map { dayNames[$0] })
    let wakes = list(hours.wakes.sorted())
    return
      "\(clock(hours.open))-\(clock(hours.close)) \(days), call-in \(seconds(hours.callIn)), wakes \(wakes)"
  }

  /// Minutes after midnight as a time of day.
  static func clock(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return two(minutes / 60) + ":" + two(minutes % 60)
  }

  private static let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}
