import CableFormat
import EventKernel
import RelayNetwork

extension RouteReport {
  /// The document `cablesim-route/1`.
  package var json: JSON {
    .object([
      ("schema", .string("cablesim-route/1")), ("topology", .string(topology.name)),
      ("from", .string(question.from.description)),
      ("to", .array(question.to.map { .string($0.description) })),
      ("classification", .string(question.classification.name)),
      ("down", .array(question.down.map(JSON.string))),
      ("routes", .array(trace.calls.indices.map(route))),
      ("copies", .array(trace.copies.map(copy))),
    ])
  }

  private func route(_ index: Int) -> JSON {
    let call = trace.calls[index]
    let way = trace.wholeWay(of: index)
    var reason: RejectReason?
    if case .stopped(let why, _) = call.route?.ending { reason = why }
    let isReached = trace.isReached(index)
    return .object([
      ("to", .string(call.indicator.description)),
      ("viaCollective", .text(call.collective.map { trace.calls[$0].indicator.description })),
      ("reached", .bool(isReached)),
      ("path", .array(topology.words(way, from: origin).map(JSON.string))),
      ("circuits", .array(way.map { .string(topology.word($0)) })),
      // A member of a collective whose holder was not reached was never called.
      ("reason", .text(reason?.rawValue ?? (isReached ? nil : "NOTHELD"))),
      ("reasonWords", .text(reason?.words)),
      ("hops", .integer(way.count)), ("kilometres", .real(topology.kilometres(of: way))),
      ("minimumSeconds", .number(topology.leastTime(of: way).seconds)),
      ("steps", .array(call.decisions.map(step))),
    ])
  }

  private func step(_ decision: StationDecision) -> JSON {
    var (kind, line, match): (String, Int?, String?)
    switch decision.ground {
    case .entry(let entry): (kind, line, match) = ("table", entry.line, entry.match.description)
    case .bestWay: (kind, line, match) = ("bestWay", nil, nil)
    case .arrival: (kind, line, match) = ("arrival", nil, nil)
    case .nothing: (kind, line, match) = ("nothing", nil, nil)
    }
    return .object([
      ("station", .string(topology.word(decision.station))), ("decidedBy", .string(kind)),
      ("line", line.map(JSON.integer) ?? .null), ("entry", .text(match)),
      ("circuit", .text(decision.circuit.map(topology.word))),
      ("alternates", .array(decision.alternates.map { .string(topology.word($0)) })),
    ])
  }

  private func copy(_ copy: CableTrace.Copy) -> JSON {
    let circuit = topology[copy.circuit]
    return .object([
      ("circuit", .string(circuit.name)), ("from", .string(topology.word(circuit.from))),
      ("to", .string(topology.word(circuit.to))),
      ("routingLine", .string(routingLine(of: copy).description)),
      ("routingIndicators", .array(copy.indicators.map { .string($0.description) })),
    ])
  }
}
