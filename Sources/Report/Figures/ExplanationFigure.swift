import Analysis
import EventKernel
import Timeline

/// What the time of cables went to, an addressee a bar.
struct ExplanationFigure {
  /// The bar of an addressee.
  struct Bar: Sendable {
    /// Its number among those that are explained.
    var number: Int
    var message: Int
    var cable: String
    var explanation: Explanation

    /// What the time went to; behind hundreds of cables are not told one by one.
    var parts: [Explanation.Part] { explanation.parts(atMost: 20) }
  }

  /// Those that are explained, the slowest first.
  let bars: [Bar]

  /// How many there are that have their cable.
  let all: Int

  /// What the time of any of them went to.
  var causes: [Delay.Cause] {
    Delay.Cause.allCases.filter { cause in
      bars.contains { $0.explanation.delays.contains { $0.cause == cause } }
    }
  }

  var figure: Figure {
    let width = 1000.0
    let (left, right) = (300.0, 905.0)
    var (x, y) = (4.0, 16.0)
    var body: [String] = []
    for cause in causes {
      let words = cause.words
      let length = 34 + Double(words.count) * 7.2
      if x + length > width { (x, y) = (4, y + 20) }
      body.append(
        Markup.box("cause \(ExplanationFigure.style(cause))", x: x, y: y - 10, width: 14, height: 12))
      body.append(Markup.text(words, x: x + 19, y: y))
      x += length
    }
    y += 18
    for bar in bars {
      body.append(draw(bar, y: y, left: left, right: right))
      y += 20
    }
    let panel = Panel(
      title: "What the time went to",
      description: "For each addressee the parts of the time from filing to delivery, by cause.",
      width: width, height: y + 6, body: body.joined(separator: "\n"))
    var notes: [String] = []
    if bars.count < all {
      notes.append(
        "\(bars.count) of \(all) addressees that have their cable are explained: the slowest, of the scenario's own"
          + " cables and of all.")
    }
    return Figure(name: .explain, title: "What the time went to", panels: [panel], notes: notes)
  }

  static func style(_ cause: Delay.Cause) -> String {
    "k\(Delay.Cause.allCases.firstIndex(of: cause) ?? 0)"
  }

  private func draw(_ bar: Bar, y: Double, left: Double, right: Double) -> String {
    guard let latency = bar.explanation.latency, latency > .zero else { return "" }
    let destination = bar.explanation.destination
    let name = String("\(bar.cable) to \(destination.indicator ?? "-") \(destination.name)".prefix(38))
    var parts = [Markup.text(name, x: left - 8, y: y + 11, "row-name", anchor: "end")]
    var x = left
    for (cause, span) in bar.explanation.totals {
      let width = (right - left) * Double(span.microseconds) / Double(latency.microseconds)
      parts.append(
        """
        <rect class="cause \(ExplanationFigure.style(cause))" x="\(Markup.number(x, 2))" y="\(Markup.number(y))" \
        width="\(Markup.number(width, 2))" height="14"><title>\(cause.words): \(Wording.exact(span))</title></rect>
        """)
      x += width
    }
    parts.append(Markup.text(Wording.duration(latency.seconds), x: right + 8, y: y + 11))
    return "<g class=\"bar\" data-explanation=\"\(bar.number)\">\(parts.joined())</g>"
  }
}
