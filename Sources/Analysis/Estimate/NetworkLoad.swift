import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// How much every circuit and station has to do, and how the time of a cable is made up of the times there.
struct NetworkLoad {
  /// What latencies are told apart by.
  struct Key: Hashable {
    var precedence: Precedence
    var role: Filing.Role
    var isTraffic: Bool
  }

  /// A sum of waits and works, which is what the time of an average cable is.
  struct Sum {
    /// For each place and precedence, how many waits.
    var waits: [Double]

    /// How much work, in seconds.
    var work: [Double]

    /// What does not depend on others, in seconds.
    var constant = 0.0

    /// How many cables and addressees have been summed up: in a second, or in all where they are filed once.
    var weight = 0.0
  }

  /// How many copies a second, by place and precedence, and of which lengths.
  private(set) var rates: [Double]
  private(set) var lengths: [[(length: Int, rate: Double)]]

  /// What comes of sections that are sent one behind the other, by place and precedence: square seconds a second.
  private(set) var bursts: [Double]

  /// In the order of `keys`.
  private(set) var sums: [Sum] = []
  private(set) var keys: [Key] = []

  /// Cables of the traffic in a second.
  private(set) var cables = 0.0

  /// Addressees of the traffic in a second to whom no way leads.
  private(set) var lost = 0.0
  let topology: Topology
  private let policy: Policy

  /// What is asked of circuits and stations for every addressee: characters a second of a channel and of all,
  /// propagation and handling in seconds.
  private let speeds: [(channel: Double, all: Double)]
  private let propagations: [Double]
  private let handlings: [Double]

  /// The clearances that circuits have, ascending.
  private let clearances: [Classification]

  static let precedences = Precedence.allCases.count

  init(_ topology: Topology, _ policy: Policy) {
    self.topology = topology
    self.policy = policy
    speeds = topology.circuits.map {
      ($0.charactersPerSecond, $0.charactersPerSecond * Double($0.channels))
    }
    propagations = topology.circuits.map(\.propagation.seconds)
    handlings = topology.stations.map { $0.handling.mean / 1e6 }
    clearances = Set(topology.circuits.indices.map { topology.clearance(of: CircuitID($0)) }).sorted()
    let places = (topology.circuits.count + topology.stations.count) * NetworkLoad.precedences
    rates = Array(repeating: 0, count: places)
    lengths = Array(repeating: [], count: places)
    bursts = Array(repeating: 0, count: places)
  }

  func place(_ circuit: CircuitID, _ precedence: Precedence) -> Int {
    Int(circuit.index) * NetworkLoad.precedences + Int(precedence.onCircuit.rawValue)
  }

  func place(_ station: StationID, _ precedence: Precedence) -> Int {
    (topology.circuits.count + Int(station.index)) * NetworkLoad.precedences
      + Int(precedence.onCircuit.rawValue)
  }

  // MARK: Adding cables

  mutating func add(_ kind: CableKind, _ finder: inout RouteFinder) {
    cables += kind.rate
    for classification in merged(kind.classifications) {
      let tree = WayTree(of: kind, classification.value, in: topology, &finder)
      for (group, count) in tree.lost.enumerated() where count > 0 {
        let chosen = kind.groups[group].picks.map { Double($0) / Double(kind.groups[group].indicators.count) }
        lost += kind.rate * classification.weight * Double(count) * min(1, chosen ?? 1)
      }
      for variant in kind.variants where variant.share > 0 {
        let copies = CopyPrecedences(kind, variant, tree, policy)
        load(copies, tree, kind, share: classification.weight * variant.share)
        for leaf in tree.leaves {
          add(leaf, copies, tree, kind, variant, share: classification.weight * variant.share)
        }
      }
    }
  }

  /// Classifications that may go everywhere where the others of them may, as one.
  private func merged(
    _ shares: [TrafficSource.Share<Classification>]
  ) -> [TrafficSource.Share<Classification>] {
    var merged: [TrafficSource.Share<Classification>] = []
    var levels: [Classification?] = []
    for share in shares where share.weight > 0 {
      let level = clearances.first { $0 >= share.value }
      if let known = levels.firstIndex(of: level) {
        merged[known].weight += share.weight
      } else {
        levels.append(level)
        merged.append(share)
      }
    }
    return merged
  }

  private mutating func load(_ copies: CopyPrecedences, _ tree: WayTree, _ kind: CableKind, share: Double) {
    let rate = kind.rate * share * kind.sections.count
    guard rate > 0 else { return }
    let burst = kind.rate * share * kind.sections.burst(overhead: Double(policy.overheadCharacters))
    // The slowest circuit so far spaces the sections of a cable: behind it they are together only in part.
    var spacing = [Double.infinity]
    for (index, node) in tree.nodes.enumerated() {
      if let circuit = node.circuit {
        spacing.append(min(spacing[node.before], speeds[Int(circuit.index)].all))
      }
      for (precedence, probability) in copies.made(at: index) where probability > 0 {
        if let circuit = node.circuit {
          let place = place(circuit, precedence)
          rates[place] += rate * probability
          let speed = speeds[Int(circuit.index)].all
          let together = max(0, 1 - speed / spacing[node.before])
          bursts[place] += burst * probability * together / (speed * speed)
          if let known = lengths[place].firstIndex(where: { $0.length == kind.length }) {
            lengths[place][known].rate += rate * probability
          } else {
            lengths[place].append((kind.length, rate * probability))
          }
        }
        rates[place(node.station, precedence)] += rate * probability
      }
    }
  }

  /// Adds the way to one addressee to the average of its precedence and role.
  private mutating func add(
    _ leaf: WayTree.Leaf, _ copies: CopyPrecedences, _ tree: WayTree, _ kind: CableKind,
    _ variant: CableKind.Variant, share: Double
  ) {
    let group = kind.groups[leaf.group]
    let chosen = group.picks.map { min(1, Double($0) / Double(max(1, group.indicators.count))) } ?? 1
    let weight = kind.weight * share * chosen * leaf.share
    guard weight > 0 else { return }
    let key = Key(
      precedence: variant.precedences[leaf.group], role: group.role, isTraffic: kind.isTraffic)
    let sum = place(of: key)
    let overhead = Double(policy.overheadCharacters)
    let characters = kind.sections.section.mean + overhead
    let others = kind.sections.others + (kind.sections.count - 1) * overhead
    var slowest = Double.infinity
    var node = leaf.node
    while node >= 0 {
      let (circuit, station) = (tree.nodes[node].circuit, tree.nodes[node].station)
      for (precedence, probability) in copies.carrying(leaf.group, at: node) {
        let part = weight * probability
        if let circuit {
          let place = place(circuit, precedence)
          sums[sum].waits[place] += part
          sums[sum].work[place] += part * characters / speeds[Int(circuit.index)].channel
        }
        let place = place(station, precedence)
        sums[sum].waits[place] += part
        sums[sum].work[place] += part * handlings[Int(station.index)]
      }
      if let circuit {
        sums[sum].constant += weight * propagations[Int(circuit.index)]
        slowest = min(slowest, speeds[Int(circuit.index)].all)
      }
      node = tree.nodes[node].before
    }
    // The last section goes behind the others over the slowest circuit of the way.
    sums[sum].constant += weight * others / slowest
    sums[sum].weight += weight
  }

  private mutating func place(of key: Key) -> Int {
    if let known = keys.firstIndex(of: key) { return known }
    keys.append(key)
    let nothing = Array(repeating: 0.0, count: rates.count)
    sums.append(Sum(waits: nothing, work: nothing))
    return keys.count - 1
  }
}
