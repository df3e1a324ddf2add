import EventKernel
import Timeline

extension LadderFigure {
  /// A time in which something did not work.
  struct Pause {
    var from: Instant
    var to: Instant
    var style: String
    var words: String
  }

  /// When a circuit or a station at its ends did not work.
  func pauses(of circuit: CircuitPlace) -> [Pause] {
    var pauses: [Pause] = []
    let subjects: [(style: String, begins: String, ends: String, words: String, (ChangeRow) -> Bool)] = [
      ("outage", "outage", "restored", "circuit down", { $0.circuit == circuit.circuit }),
      ("closed", "closed", "opened", "window closed", { $0.circuit == circuit.circuit }),
      (
        "outage", "outage", "restored", "station down",
        { $0.circuit == nil && ($0.station == circuit.from || $0.station == circuit.to) }
      ),
    ]
    for (style, begins, ends, words, concerns) in subjects {
      var since: Instant?
      var reasons = 0
      for change in changes where concerns(change) && (change.kind == begins || change.kind == ends) {
        reasons += change.kind == begins ? 1 : -1
        if reasons > 0 { since = since ?? change.at }
        if reasons <= 0, let from = since {
          pauses.append(Pause(from: from, to: change.at, style: style, words: words))
          since = nil
        }
      }
      if let since { pauses.append(Pause(from: since, to: axis.to, style: style, words: words)) }
    }
    return pauses
  }
}
