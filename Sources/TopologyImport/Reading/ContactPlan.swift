import Diagnostics

/// When which node can send to which, how fast and how far: what ION and HDTN both say.
struct ContactPlan {
  /// A time at which one node can send to another.
  struct Contact {
    var from: Int
    var to: Int

    /// Seconds after the plan's first midnight, up to but not including the end.
    var start: Double
    var end: Double

    /// Bits a second, `nil` where there is no limit.
    var rate: Double?

    /// Seconds of light time, where the contact itself tells.
    var lightTime: Double?

    /// The line of the file, 0 where it is not known.
    var line: Int

    /// How to speak of it where the line is not known.
    var title: String
  }

  /// How far apart two nodes are at some time.
  struct Distance {
    var from: Int
    var to: Int
    var lightTime: Double
    var line: Int
  }

  private static let day = 86400.0

  var contacts: [Contact] = []
  var ranges: [Distance] = []
  private(set) var nodes: [Int: Int] = [:]
  private(set) var network: ImportedNetwork

  init(name: String) {
    network = ImportedNetwork(name: name)
  }

  /// Makes a node of the plan a station, named by its number.
  mutating func add(node: Int, line: Int) {
    guard nodes[node] == nil else { return }
    nodes[node] = network.stations.count
    network.stations.append(ImportedNetwork.Station(key: String(node), name: "NODE \(node)", line: line))
  }

  // MARK: Circuits with windows

  /// The contacts of one direction at one rate.
  private struct Group {
    var contacts: [Contact]
  }

  /// The network that the plan makes: for each direction and rate a circuit, open when its first day's
  /// contacts are.
  func circuits(reporting findings: inout Findings) -> ImportedNetwork {
    var network = network
    for group in groups {
      guard let first = group.contacts.first, let from = nodes[first.from], let to = nodes[first.to] else {
        continue
      }
      let windows = windows(of: group, &findings)
      network.circuits.append(
        ImportedNetwork.Circuit(
          from: from, to: to, isBothWays: false, speed: first.rate,
          propagation: lightTime(of: group, &findings),
          windows: windows, line: first.line))
    }
    network.assumptions += [
      "the plan's time begins at 0000Z, and every day is as the first on which two nodes meet",
      "a circuit opens and closes on the full minute: windows are never shorter than their contacts",
    ]
    return network
  }

  /// In the order in which each direction and rate is first met.
  private var groups: [Group] {
    struct Direction: Hashable {
      var from: Int
      var to: Int
      var rate: Double?
    }
    var order: [Direction] = []
    var contacts: [Direction: [Contact]] = [:]
    for contact in self.contacts {
      let direction = Direction(from: contact.from, to: contact.to, rate: contact.rate)
      if contacts[direction] == nil { order.append(direction) }
      contacts[direction, default: []].append(contact)
    }
    return order.map { direction in
      let sorted = (contacts[direction] ?? []).enumerated().sorted {
        ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
      }
      return Group(contacts: sorted.map(\.element))
    }
  }

  /// The windows of the first day; no windows, that is always, if a contact lasts for a day or more.
  private func windows(of group: Group, _ findings: inout Findings) -> [Range<Int>] {
    guard let first = group.contacts.first else { return [] }
    let firstDay = (first.start / Self.day).rounded(.down)
    var minutes: [Range<Int>] = []
    for contact in group.contacts {
      let day = (contact.start / Self.day).rounded(.down)
      let (from, to) = (contact.start - day * Self.day, contact.end - day * Self.day)
      if to - from >= Self.day {
        findings.note(
          "always", line: contact.line, of: contact.title,
          "a contact of a day or more makes a circuit that is always open")
        return []
      }
      // Outward to the full minute, for a window cannot begin or end within one.
      let span = Int((from / 60).rounded(.down))..<Int((to / 60).rounded(.up))
      if day == firstDay {
        if from != Double(span.lowerBound) * 60 || to != Double(span.upperBound) * 60 {
          findings.warn(
            "rounded", line: contact.line, of: contact.title, "a contact is rounded to full minutes")
        }
        minutes.append(span)
      } else if !minutes.contains(where: {
        $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound
      }) {
        findings.warn(
          "not-daily", line: contact.line, of: contact.title,
          "a contact is left out: it is on a later day than the first and at another time of day")
      }
    }
    return Self.merge(minutes)
  }

  /// Windows that do not touch; none, that is always, where they fill the day.
  private static func merge(_ spans: [Range<Int>]) -> [Range<Int>] {
    // What goes on past midnight is the beginning of every day.
    let halves = spans.flatMap { span in
      span.upperBound <= 1440 ? [span] : [span.lowerBound..<1440, 0..<(span.upperBound - 1440)]
    }
    var merged: [Range<Int>] = []
    for span in halves.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    guard merged != [0..<1440] else { return [] }
    if let first = merged.first, let last = merged.last, merged.count > 1, first.lowerBound == 0,
      last.upperBound == 1440
    {
      merged[merged.count - 1] = last.lowerBound..<first.upperBound + 1440
      merged.removeFirst()
    }
    return merged
  }

  /// Seconds: the contact's own, else the range of the direction, else that of the other direction.
  private func lightTime(of group: Group, _ findings: inout Findings) -> Double? {
    guard let first = group.contacts.first else { return nil }
    let own = group.contacts.compactMap(\.lightTime)
    let forward = ranges.filter { $0.from == first.from && $0.to == first.to }
    let backward = ranges.filter { $0.from == first.to && $0.to == first.from }
    let candidates = !own.isEmpty ? own : (forward.isEmpty ? backward : forward).map(\.lightTime)
    if candidates.contains(where: { $0 != candidates[0] }) {
      findings.warn(
        "light-time", line: first.line, of: first.title,
        "light time changes from contact to contact; the first is taken")
    }
    if candidates.isEmpty {
      findings.note(
        "no-range", line: first.line, of: first.title, "a direction has no range; it takes no time")
    }
    return candidates.first
  }
}
