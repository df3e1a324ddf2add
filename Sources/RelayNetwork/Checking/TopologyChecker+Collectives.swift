import CableFormat
import Diagnostics

extension TopologyChecker {
  /// Finds collectives that stand for nobody, that name a post twice, or that contain themselves.
  mutating func checkCollectives() {
    for (index, collective) in topology.collectives.enumerated() {
      if collective.members.isEmpty {
        report(
          .error, "no-members", at: places.collectives[index],
          "the collective \(collective.indicator) has no members", hint: "list the posts it stands for")
      }
      var seen: Set<RoutingIndicator> = []
      for (member, position) in zip(collective.members, places.members[index])
      where !seen.insert(member).inserted {
        report(
          .warning, "repeated-member", at: position,
          "\(member) is in the collective \(collective.indicator) already", hint: "name it once")
      }
    }
    var search = CircleSearch(topology)
    for index in topology.collectives.indices { search.visit(index) }
    for (collective, member, circle) in search.circles {
      report(
        .error, "circular-collective", at: places.members[collective][member],
        "the collective \(circle[0]) would contain itself: "
          + circle.map(\.description).joined(separator: " > "),
        hint: "leave one of them out")
    }
  }
}

/// Follows collectives into the collectives among their members.
private struct CircleSearch {
  private enum Mark { case new, open, done }
  private let topology: Topology
  private var marks: [Mark]
  private var trail: [Int] = []

  /// Each circle, with the collective and the place of the member that closes it.
  var circles: [(collective: Int, member: Int, circle: [RoutingIndicator])] = []

  init(_ topology: Topology) {
    self.topology = topology
    marks = [Mark](repeating: .new, count: topology.collectives.count)
  }

  mutating func visit(_ index: Int) {
    guard marks[index] == .new else { return }
    marks[index] = .open
    trail.append(index)
    for (place, member) in topology.collectives[index].members.enumerated() {
      guard case .collective(let inner) = topology.owner(of: member) else { continue }
      if marks[inner] == .open, let start = trail.firstIndex(of: inner) {
        let circle = (trail[start...] + [inner]).map { topology.collectives[$0].indicator }
        circles.append((index, place, circle))
      }
      visit(inner)
    }
    trail.removeLast()
    marks[index] = .done
  }
}
