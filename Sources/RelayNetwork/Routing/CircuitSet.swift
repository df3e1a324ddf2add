/// Some of the circuits of a topology, such as those that are down.
package struct CircuitSet: Hashable, Sendable {
  private var words: [UInt64] = []

  package init(_ circuits: some Sequence<CircuitID> = []) {
    for circuit in circuits { insert(circuit) }
  }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  package func contains(_ circuit: CircuitID) -> Bool {
    let (word, bit) = Int(circuit.index).quotientAndRemainder(dividingBy: 64)
    return word < words.count && words[word] >> UInt64(bit) & 1 == 1
  }

  package mutating func insert(_ circuit: CircuitID) {
    let (word, bit) = Int(circuit.index).quotientAndRemainder(dividingBy: 64)
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(bit)
  }
}
