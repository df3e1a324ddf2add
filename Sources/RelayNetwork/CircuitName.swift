/// How a circuit is called whose name the topology does not give.
enum CircuitName {
  /// The name of the direction from one station to another: `A>B`, or `A>B/id` for one of several circuits
  /// between the same two that are given as a pair with an id.
  static func of(_ from: String, _ to: String, pair id: String? = nil) -> String {
    "\(from)>\(to)" + (id.map { "/\($0)" } ?? "")
  }
}
