package import Configuration
package import EventKernel

extension TimeSpan: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    self.init(microseconds: try TimeText.microseconds(node))
  }
}

extension RandomQuantity {
  /// A random span of time in microseconds: `90 s` or `{exponential: 90 s}` and the like.
  package init(time node: Node) throws(ConfigurationError) {
    self = try RandomQuantity(node) { node throws(ConfigurationError) in
      Double(try TimeText.microseconds(node))
    }
  }

  /// A random number of characters: `3600` or `{lognormal: {median: 3800, mean: 6500}}` and the like.
  package init(characters node: Node) throws(ConfigurationError) {
    self = try RandomQuantity(node) { node throws(ConfigurationError) in
      let number = try Double(node)
      guard number >= 0 else {
        throw ConfigurationError("out-of-range", at: node.position, "a number cannot be negative here")
      }
      return number
    }
  }

  private init(_ node: Node, value: (Node) throws(ConfigurationError) -> Double) throws(ConfigurationError) {
    if case .scalar = node.content {
      self = .constant(try value(node))
      return
    }
    var fields = try Fields(node, of: "a random quantity")
    if let mean = fields.node("exponential") {
      self = .exponential(mean: try value(mean))
    } else if let range = fields.node("uniform") {
      let bounds = try range.sequence("a list of two bounds")
      guard bounds.count == 2 else {
        throw ConfigurationError(
          "out-of-range", at: range.position, "a range has two bounds, not \(bounds.count)")
      }
      let (from, to) = (try value(bounds[0]), try value(bounds[1]))
      guard from <= to else {
        throw ConfigurationError("out-of-range", at: range.position, "the range ends before it begins")
      }
      self = .uniform(from: from, to: to)
    } else if let parameters = fields.node("lognormal") {
      self = try RandomQuantity.lognormal(parameters, value: value)
    } else if let table = fields.node("empirical") {
      self = try RandomQuantity.empirical(table, value: value)
    } else {
      try fields.finish()
      throw ConfigurationError(
        "missing-field", at: node.position, "a random quantity needs a distribution",
        hint: "use exponential, uniform, lognormal or empirical")
    }
    try fields.finish()
  }

  private static func lognormal(
    _ node: Node, value: (Node) throws(ConfigurationError) -> Double
  ) throws(ConfigurationError) -> RandomQuantity {
    var fields = try Fields(node, of: "a lognormal quantity")
    func part(_ key: String) throws(ConfigurationError) -> Double {
      guard let part = fields.node(key) else {
        throw ConfigurationError(
          "missing-field", at: node.position, "a lognormal quantity needs '\(key)'",
          hint: "write {lognormal: {median: …, mean: …}}")
      }
      return try value(part)
    }
    let (median, mean) = (try part("median"), try part("mean"))
    try fields.finish()
    guard median > 0, mean >= median, mean <= median * 1e6 else {
      throw ConfigurationError(
        "out-of-range", at: node.position, "the median has to be above 0 and the mean not below it",
        hint: "the mean of a lognormal quantity is at least its median")
    }
    return .lognormal(median: median, mean: mean)
  }

  private static func empirical(
    _ node: Node, value: (Node) throws(ConfigurationError) -> Double
  ) throws(ConfigurationError) -> RandomQuantity {
    var values: [Weighted] = []
    for row in try node.sequence("a list of [weight, value]") {
      let pair = try row.sequence("a pair [weight, value]")
      guard pair.count == 2, let weight = try? Double(pair[0]), weight >= 0 else {
        throw ConfigurationError("out-of-range", at: row.position, "a pair [weight, value] is wanted here")
      }
      values.append(Weighted(weight: weight, value: try value(pair[1])))
    }
    guard values.contains(where: { $0.weight > 0 }) else {
      throw ConfigurationError("out-of-range", at: node.position, "some weight has to be above 0")
    }
    return .empirical(values)
  }
}
