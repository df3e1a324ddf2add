import CommandLineInterface
import Experiment
import Glibc

/// A line on the terminal that says how far a run is; silent where standard error is no terminal.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let title: String
  private let started = ProgressLine.now
  private var shownAt = 0.0
  private var width = 0

  /// - Parameter title: what is under way, such as `run 3 of 30`.
  init(_ title: String) {
    self.title = title
  }

  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Shows how far it is, five times a second at most and not in the first second.
  mutating func show(_ progress: Execution.Progress) {
    guard isShown else { return }
    let now = ProgressLine.now
    let elapsed = now - started
    guard elapsed > 1, now - shownAt > 0.2 else { return }
    shownAt = now
    let left = progress.fraction > 0 ? Int((elapsed * (1 / progress.fraction - 1)).rounded(.up)) : nil
    let rate = Int(Double(progress.events) / elapsed)
    let text =
      "\(title): \(Int(progress.fraction * 100)) %, \(progress.cables) cables, \(rate) events/s"
      + (left.map { ", \($0) s left" } ?? "")
    write(text)
  }

  /// Takes the line away again.
  mutating func clear() {
    if width > 0 { write("") }
  }

  private mutating func write(_ text: String) {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    width = text.count
    standardError("\r\(text)\(blanks)\r", terminator: "")
  }
}

extension ProgressLine? {
  /// Shows what is new of a run: the line is made with the first news and goes with the last.
  mutating func show(_ news: RunBook.News, title: @autoclosure () -> String) {
    switch news {
    case .progress(let progress):
      if self == nil { self = ProgressLine(title()) }
      self?.show(progress)
    case .ended:
      self?.clear()
      self = nil
    }
  }
}
