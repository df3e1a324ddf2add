import RelayNetwork

/// The ways that cables take, one behind the other, to be read step by step.
///
/// A step is a circuit's number, or a word that says how the way ends. A copy keeps, for each one it has to
/// reach, the place of the next step: a hop costs one look into an array.
struct Ways: ~Copyable {
  /// What the next step of a way is.
  enum Step {
    case circuit(Int32)
    case arrived
    case stopped(RejectReason)
  }

  /// The word before the first step of each way.
  private static let beginning = Int32.min
  private var steps = Stack<Int32>()

  @inline(always)
  subscript(place: Int32) -> Step {
    mutating get {
      let step = steps[Int(place)]
      if step >= 0 { return .circuit(step) }
      return step == -1 ? .arrived : .stopped(RejectReason.allCases[Int(-2 - step)])
    }
  }

  /// Writes a way down.
  ///
  /// - Parameter passed: the circuits by which a copy has come to where the way begins.
  /// - Returns: the place of its first step.
  mutating func add(_ route: Route, behind passed: [Int32] = []) -> Int32 {
    steps.append(Ways.beginning)
    for circuit in passed { steps.append(circuit) }
    let start = Int32(steps.count)
    for circuit in route.circuits { steps.append(circuit.index) }
    switch route.ending {
    case .reached: steps.append(-1)
    case .stopped(let reason, _): steps.append(-2 - Int32(RejectReason.allCases.firstIndex(of: reason) ?? 0))
    }
    return start
  }

  /// The circuits that have been taken before a step.
  func passed(before place: Int32) -> [Int32] {
    var first = Int(place)
    while steps[first - 1] != Ways.beginning { first -= 1 }
    return (first..<Int(place)).map { steps[$0] }
  }
}
