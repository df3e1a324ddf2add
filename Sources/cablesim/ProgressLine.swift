import CommandLineInterface
import Experiment
import Glibc
import TerminalText

/// A line on the terminal that says how far something is; silent where standard error is no terminal.
struct ProgressLine {
  private let screen: Screen
  private let started = ProgressLine.now
  private var shownAt = 0.0
  private var width = 0

  /// Nothing is shown of what takes no longer, and no oftener.
  private static let patience = 1.0
  private static let pause = 0.2

  init(on screen: Screen = Screen(of: STDERR_FILENO, colors: .never)) {
    self.screen = screen
  }

  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Shows how far it is, five times a second at most and not in the first second.
  ///
  /// - Parameters:
  ///   - title: what is under way, such as `run 3 of 30`.
  ///   - part: how much of all is done, 0 to 1; `nil` where nobody knows.
  ///   - isLimit: whether all may turn out to be less.
  ///   - otherwise: what is said, once for all, where no line can be written over.
  ///   - detail: what else there is to say, given the seconds since it began.
  mutating func show(
    _ title: String, part: Double?, isLimit: Bool = false, otherwise: String? = nil,
    detail: (Double) -> [String] = { _ in [] }
  ) {
    guard screen.canRewrite else {
      if let otherwise { standardError(otherwise) }
      return
    }
    let now = ProgressLine.now
    let elapsed = now - started
    guard elapsed > ProgressLine.patience, now - shownAt > ProgressLine.pause else { return }
    shownAt = now
    var words: [String] = []
    if let part {
      words.append("\(Int(part * 100)) %")
      if part > 0 {
        words.append((isLimit ? "at most " : "") + "\(ProgressLine.time(elapsed * (1 / part - 1))) left")
      }
    }
    words += detail(elapsed)
    write(words.isEmpty ? title : "\(title): \(words.joined(separator: ", "))")
  }

  /// A time that is not known better than to its first digits.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 120 { return "\(whole) s" }
    return whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h"
  }

  /// Takes the line away again.
  mutating func clear() {
    if width > 0 { write("") }
  }

  private mutating func write(_ text: String) {
    // A line that is too long could not be taken away again.
    let line = StyledText(text).shortened(to: (screen.columns ?? 80) - 1, on: screen)
    let columns = line.width(on: screen)
    let blanks = String(repeating: " ", count: max(0, width - columns))
    width = columns
    standardError("\r\(line.text(on: screen))\(blanks)\r", terminator: "")
  }
}

/// A line that says how far many runs are.
struct RunProgress {
  private var line = ProgressLine()

  private let count: Int
  private let isLimit: Bool
  private var ended = 0

  /// Events of the runs that have ended, and of the one that is under way.
  private var events = (before: 0, now: 0)

  /// - Parameters:
  ///   - count: how many runs there are.
  ///   - isLimit: whether there may be fewer.
  init(of count: Int, isLimit: Bool = false) {
    self.count = count
    self.isLimit = isLimit
  }

  /// Shows what is new of a run.
  ///
  /// - Parameter name: what it belongs to, if there are several such things.
  mutating func show(_ news: RunBook.News, of name: String = "") {
    switch news {
    case .progress(let progress):
      events.now = progress.events
      let part = (Double(ended) + progress.fraction) / Double(max(count, 1))
      line.show(title(name), part: part, isLimit: isLimit) { [events] elapsed in
        ["\(progress.cables) cables", "\(Int(Double(events.before + events.now) / elapsed)) events/s"]
      }
    case .ended:
      ended += 1
      events = (events.before + events.now, 0)
    }
  }

  private func title(_ name: String) -> String {
    (name.isEmpty ? "" : "\(name), ") + "run \(ended + 1) of \(isLimit ? "at most " : "")\(count)"
  }

  /// Takes the line away: before anything else is printed.
  mutating func clear() { line.clear() }
}
