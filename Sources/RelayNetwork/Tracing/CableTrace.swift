package import CableFormat

/// How a cable would be distributed: the way of every indicator that it calls, collectives resolved where they
/// are held, and the copies that are made.
package struct CableTrace: Sendable {
  /// An indicator that the cable calls, or that a relay put in a collective's place.
  package struct Call: Sendable {
    package var indicator: RoutingIndicator

    /// The call for the collective that it is a member of, if it is.
    package var collective: Int?

    /// The calls for its own members, if it is a collective.
    package var members: Range<Int> = 0..<0

    /// Its way, from the station that first had it in a routing line; `nil` if a collective is not held where
    /// its own call ended.
    package var route: Route?
    package var decisions: [StationDecision] = []
  }

  /// One copy on one circuit.
  package struct Copy: Hashable, Sendable {
    package var circuit: CircuitID

    /// What its routing line names, sorted.
    package var indicators: [RoutingIndicator]
  }

  package private(set) var calls: [Call] = []

  /// In the order in which a breadth-first distribution makes them.
  package private(set) var copies: [Copy] = []

  private let topology: Topology
  private let origin: StationID

  /// Traces a cable.
  package init(
    from origin: StationID, to indicators: [RoutingIndicator], classification: Classification,
    by finder: inout RouteFinder
  ) {
    topology = finder.topology
    self.origin = origin
    call(indicators)
    distribute(classification, &finder)
  }

  /// Whether a call arrived.
  package func isReached(_ call: Int) -> Bool {
    if case .reached = calls[call].route?.ending { return true }
    return false
  }

  /// The circuits by which a call came from the originator, those of its collective first.
  package func wholeWay(of call: Int) -> [CircuitID] {
    (calls[call].collective.map(wholeWay) ?? []) + (calls[call].route?.circuits ?? [])
  }

  /// Whom the cable calls, collectives resolved.
  private mutating func call(_ indicators: [RoutingIndicator]) {
    var named: Set<RoutingIndicator> = []
    for indicator in indicators where named.insert(indicator).inserted {
      calls.append(Call(indicator: indicator))
    }
    var members = CollectiveMembers(in: topology, excluding: [origin])
    for call in calls { members.note(call.indicator) }
    var next = 0
    while next < calls.count {
      if let called = members.members(of: calls[next].indicator) {
        let first = calls.count
        calls += called.map { Call(indicator: $0, collective: next) }
        calls[next].members = first..<calls.count
      }
      next += 1
    }
  }

  /// A copy at a station, with the calls that it is for and how far each has come.
  private struct Holding {
    var station: StationID
    var calls: [(call: Int, passed: Int)]
  }

  private mutating func distribute(_ classification: Classification, _ finder: inout RouteFinder) {
    let filed = calls.indices.filter { calls[$0].collective == nil }
    for call in filed { route(call, from: origin, classification, &finder) }
    var holdings = [Holding(station: origin, calls: filed.map { ($0, 0) })]
    var next = 0
    while next < holdings.count {
      let holding = holdings[next]
      next += 1
      // Members take their collective's place, which may be collectives again.
      var pending = holding.calls
      var place = 0
      while place < pending.count {
        let call = pending[place].call
        if pending[place].passed == calls[call].route?.circuits.count, isReached(call) {
          for member in calls[call].members {
            route(member, from: holding.station, classification, &finder)
            pending.append((member, 0))
          }
        }
        place += 1
      }
      for circuit in topology.circuits(from: holding.station) {
        let group = pending.filter { calls[$0.call].circuit(after: $0.passed) == circuit }
        guard !group.isEmpty else { continue }
        copies.append(Copy(circuit: circuit, indicators: group.map { calls[$0.call].indicator }.sorted()))
        holdings.append(
          Holding(station: topology[circuit].to, calls: group.map { ($0.call, $0.passed + 1) }))
      }
    }
  }

  private mutating func route(
    _ call: Int, from station: StationID, _ classification: Classification, _ finder: inout RouteFinder
  ) {
    let indicator = calls[call].indicator
    let route = finder.route(from: station, to: indicator, classification: classification)
    calls[call].route = route
    calls[call].decisions = finder.explain(
      route, from: station, to: indicator, classification: classification)
  }
}

extension CableTrace.Call {
  /// The circuit that it takes after it has passed so many.
  fileprivate func circuit(after passed: Int) -> CircuitID? {
    guard let circuits = route?.circuits, passed < circuits.count else { return nil }
    return circuits[passed]
  }
}
