import Configuration
import EventKernel
import RelayNetwork

extension ScheduledOutage {
  /// Reads `{circuit: A>B, down: [from, to]}` or `{station: X, down: [from, to]}`.
  init(_ node: Node, in surroundings: Surroundings) throws(ConfigurationError) {
    var fields = try Fields(node, of: "an incident")
    let (circuit, station) = (fields.node("circuit"), fields.node("station"))
    let down = try fields.needed("down")
    try fields.finish()
    let subject: Subject
    switch (circuit, station) {
    case (let circuit?, nil): subject = .circuit(try surroundings.topology.circuit(circuit))
    case (nil, let station?): subject = .station(try surroundings.topology.station(station))
    case (nil, nil), (_?, _?):
      throw ConfigurationError(
        "missing-field", at: node.position, "an incident is of one circuit or one station",
        hint: "write it like {station: RUCN, down: [+1 h, +3 h]}")
    }
    let times: [ScenarioTime] = try Array(down)
    let moments = times.map { $0.instant(from: surroundings.start) }
    guard moments.count == 2, moments[0] < moments[1] else {
      throw ConfigurationError(
        "out-of-range", at: down.position,
        moments.count == 2 ? "it is over before it begins" : "an outage has a beginning and an end",
        hint: "write it like [+1 h, +3 h]; both are counted from the start")
    }
    guard moments[1] > surroundings.start else {
      throw ConfigurationError("out-of-range", at: down.position, "it is over before the scenario starts")
    }
    self.init(subject, from: max(moments[0], surroundings.start), to: moments[1])
  }
}
