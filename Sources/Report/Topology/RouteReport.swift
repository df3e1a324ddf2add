package import CableFormat
import EventKernel
package import RelayNetwork
package import TerminalText

/// The ways of a cable's indicators and the copies made of it, for people and for programs.
package struct RouteReport: Presentable {
  /// What was asked.
  package struct Question {
    package var from: RoutingIndicator
    package var to: [RoutingIndicator]
    package var classification: Classification
    package var precedence: Precedence

    /// The names of what was taken to be down.
    package var down: [String]

    package init(
      from: RoutingIndicator, to: [RoutingIndicator], classification: Classification,
      precedence: Precedence, down: [String]
    ) {
      self.from = from
      self.to = to
      self.classification = classification
      self.precedence = precedence
      self.down = down
    }
  }

  let topology: Topology
  let trace: CableTrace
  let question: Question
  let origin: StationID

  package init(_ trace: CableTrace, in topology: Topology, from origin: StationID, _ question: Question) {
    self.trace = trace
    self.topology = topology
    self.origin = origin
    self.question = question
  }

  /// How many of the calls do not arrive.
  package var unreached: Int { trace.calls.indices.count { !trace.isReached($0) } }

  // MARK: For people

  package func lines(on screen: Screen) -> [String] {
    var lines = trace.calls.indices.flatMap { section($0, on: screen) + [""] }
    lines += copyTable(on: screen)
    let total = Wording.count(trace.calls.count, "indicator")
    let copies = trace.copies.count == 1 ? "1 copy" : "\(trace.copies.count) copies"
    lines.append("\(total) called, \(trace.calls.count - unreached) reached, \(copies)")
    return lines
  }

  /// One indicator's way, a line for each station.
  private func section(_ index: Int, on screen: Screen) -> [String] {
    let call = trace.calls[index]
    let collective = call.collective.map { " for \(trace.calls[$0].indicator)" } ?? ""
    guard let route = call.route else {
      return ["\(call.indicator)\(collective): not called, for no relay that holds the list was reached"]
    }
    var table = TextTable(
      ["", "STATION", "NAME", "DECIDED BY", "CIRCUIT", "ALTERNATES"], numeric: [0],
      concessions: [.shorten("NAME", to: 16), .shorten("ALTERNATES", to: 11), .drop("NAME")])
    for (place, decision) in call.decisions.enumerated() {
      let isLast = place == call.decisions.count - 1
      table.append([
        String(place + 1), topology.word(decision.station), topology[decision.station].name,
        isLast ? ending(of: call) : ground(of: decision),
        decision.circuit.map(topology.word) ?? "",
        decision.alternates.map(topology.word).joined(separator: " "),
      ])
    }
    let from = call.decisions.first.map { topology.word($0.station) } ?? ""
    return ["\(from) to \(call.indicator)\(collective): \(outcome(of: route))"] + table.lines(on: screen)
  }

  private func outcome(of route: Route) -> String {
    switch route.ending {
    case .stopped(let reason, let station):
      return "not reached, \(reason.rawValue) at \(topology.word(station)): \(reason.words)"
    case .reached:
      let time = Wording.decimal(topology.leastTime(of: route.circuits).seconds)
      let length = topology.kilometres(of: route.circuits).map { [Wording.kilometres($0)] } ?? []
      let facts = [Wording.count(route.circuits.count, "circuit")] + length
      return facts.joined(separator: ", ") + ", at least \(time) s for 1000 characters"
    }
  }

  private func ground(of decision: StationDecision) -> String {
    switch decision.ground {
    case .entry(let entry): "line \(entry.line): {\(entry.match)}"
    case .bestWay: "best way by \(topology.metric.rawValue)"
    case .arrival: "delivered here"
    case .nothing: "nothing"
    }
  }

  /// What the last station says.
  private func ending(of call: CableTrace.Call) -> String {
    guard let route = call.route, let last = call.decisions.last else { return "" }
    switch route.ending {
    case .stopped(let reason, _):
      if case .entry = last.ground { return "\(ground(of: last)): \(reason.rawValue)" }
      return reason.rawValue
    case .reached:
      guard case .collective = topology.owner(of: call.indicator) else { return "delivered here" }
      return "held here, " + (call.members.isEmpty ? "nobody left to call" : "replaced by its members")
    }
  }

  /// The copies, one line each.
  private func copyTable(on screen: Screen) -> [String] {
    guard !trace.copies.isEmpty else { return [] }
    var table = TextTable(["COPY", "CIRCUIT", "ROUTING LINE"], numeric: [0])
    for (index, copy) in trace.copies.enumerated() {
      for (place, line) in routingLine(of: copy).lines.enumerated() {
        table.append(
          place == 0 ? [String(index + 1), topology.word(copy.circuit), line] : ["", "", line])
      }
    }
    return table.lines(on: screen) + [""]
  }

  func routingLine(of copy: CableTrace.Copy) -> RoutingLine {
    RoutingLine(precedence: question.precedence, routingIndicators: copy.indicators)
  }
}
