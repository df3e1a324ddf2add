import CableFormat
import Scenario

/// With which precedences the copies of a cable travel: that of the highest they are for, unless they are split.
struct CopyPrecedences {
  private let tree: WayTree
  private let precedences: [Precedence]

  /// Groups of addressees whose copies are never shared with those of another block, each the highest first.
  private let blocks: [[Int]]

  init(_ kind: CableKind, _ variant: CableKind.Variant, _ tree: WayTree, _ policy: Policy) {
    self.tree = tree
    let precedences = variant.precedences
    self.precedences = precedences
    func block(_ group: Int) -> UInt8 {
      switch policy.splitDual {
      case .never: 0
      case .flashOnly: precedences[group] >= .flash ? 0 : 1
      case .always: precedences[group].onCircuit.rawValue
      }
    }
    let groups = kind.groups.indices.sorted {
      (precedences[$0].rawValue, $0) < (precedences[$1].rawValue, $1)
    }
    blocks = Set(groups.map(block)).sorted().map { number in groups.filter { block($0) == number } }
  }

  /// How many copies arrive at a node, on average, by precedence; the originator handles one, unsplit.
  func made(at node: Int) -> [(precedence: Precedence, probability: Double)] {
    (node == 0 ? [blocks.flatMap { $0 }] : blocks).flatMap { block in shares(of: block[...], at: node) }
  }

  /// The precedence with which an addressee of a group is carried to a node, given that the cable is for it.
  func carrying(_ group: Int, at node: Int) -> [(precedence: Precedence, probability: Double)] {
    let block = node == 0 ? blocks.flatMap { $0 } : blocks.first { $0.contains(group) } ?? [group]
    let higher = block.prefix { precedences[$0] > precedences[group] }
    let shares = shares(of: higher, at: node)
    return shares + [(precedences[group], 1 - shares.reduce(0) { $0 + $1.probability })]
  }

  /// The probability that each of some groups is the highest that is there.
  private func shares(
    of groups: ArraySlice<Int>, at node: Int
  ) -> [(precedence: Precedence, probability: Double)] {
    var none = 1.0
    return groups.map { group in
      let own = tree.probability(of: group, at: node)
      defer { none *= 1 - own }
      return (precedences[group], none * own)
    }
  }
}
