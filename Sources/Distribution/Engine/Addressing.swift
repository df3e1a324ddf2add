import CableFormat
import RelayNetwork
import Scenario

/// Works out whom a cable calls, collectives resolved, before it goes anywhere.
///
/// Which relay puts the members in a collective's place is a matter of the way; who they are is settled when
/// the cable is filed: the members minus those the cable exempts, its originator, and whoever is called already.
struct Addressing {
  /// The calls of the header first, then the members of each collective in turn.
  private(set) var calls: [Call] = []

  /// How many calls stand in the header.
  let partyCount: Int
  private let topology: Topology
  private let sections: Int32
  private var addresseeCount: Int32 = 0

  init(
    of parties: [Filing.Party], from originator: StationID, exempt: [RoutingIndicator] = [], sections: Int,
    in topology: Topology
  ) {
    self.topology = topology
    self.sections = Int32(sections)
    partyCount = parties.count
    for (index, party) in parties.enumerated() {
      add(
        party.indicator, role: party.role, precedence: party.precedence, party: Int32(index), within: -1)
    }
    // Most cables call no collective.
    guard calls.contains(where: { $0.kind == .collective }) else { return }
    var members = CollectiveMembers(
      in: topology, excluding: [originator] + exempt.compactMap(topology.station(serving:)))
    for indicator in parties.compactMap(\.indicator) { members.note(indicator) }
    var next = 0
    while next < calls.count {
      if calls[next].kind == .collective { unfold(next, by: &members) }
      next += 1
    }
  }

  private mutating func add(
    _ indicator: RoutingIndicator?, role: Filing.Role, precedence: Precedence, party: Int32,
    within collective: Int32
  ) {
    if let indicator, case .collective(let index) = topology.owner(of: indicator) {
      calls.append(
        Call(
          kind: .collective, role: role, precedence: precedence, party: party, indicator: indicator,
          collective: collective < 0 ? Int32(index) : collective, number: 0, sectionsLeft: sections))
    } else {
      addresseeCount += 1
      calls.append(
        Call(
          kind: .addressee, role: role, precedence: precedence, party: party, indicator: indicator,
          collective: collective, number: addresseeCount, sectionsLeft: sections))
    }
  }

  /// Adds the members of a collective behind all calls so far.
  private mutating func unfold(_ place: Int, by members: inout CollectiveMembers) {
    let call = calls[place]
    guard let indicator = call.indicator, let called = members.members(of: indicator) else { return }
    let first = calls.count
    for member in called {
      add(member, role: call.role, precedence: call.precedence, party: -1, within: call.collective)
    }
    calls[place].firstMember = Int32(first)
    calls[place].memberCount = Int32(calls.count - first)
  }
}
