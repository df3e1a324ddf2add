import CableFormat
import Configuration
import EventKernel
import RelayNetwork

extension Expectation {
  /// Reads `{that: …, delivered: all}`, `{that: …, quantile: 0.95, within: 30 min}` or
  /// `{that: …, statistic: mean, within: 30 min}`, for the addressees of a role, precedence or indicator.
  init(_ node: Node, in topology: Topology?) throws(ConfigurationError) {
    var fields = try Fields(node, of: "an expectation")
    let that: String = try fields.required("that")
    let role: Filing.Role? = try fields.choice("role")
    let precedence: Precedence? = try fields.optional("precedence")
    let addressee = fields.node("addressee")
    let (measure, claim) = try Expectation.claim(&fields)
    try fields.finish()
    self.init(that: that, measure: measure, claim: claim, line: node.position.line)
    self.role = role
    self.precedence = precedence
    if let addressee {
      let indicator = try RoutingIndicator(addressee)
      if let topology, topology.owner(of: indicator) == nil {
        throw topology.unknown(
          indicator, at: addressee.position, what: "addressee", among: topology.indicators)
      }
      self.addressee = indicator
    }
  }

  private static func claim(_ fields: inout Fields) throws(ConfigurationError) -> (Measure, Claim) {
    let everybody = Measure.allCases.compactMap { measure in
      fields.node(measure.rawValue).map { (measure, $0) }
    }
    let measure: Measure? = try fields.choice("measure")
    let (quantile, statistic) = (fields.node("quantile"), fields.node("statistic"))
    let within: TimeSpan? = try fields.optional("within")
    guard everybody.count + (quantile == nil ? 0 : 1) + (statistic == nil ? 0 : 1) == 1 else {
      throw ConfigurationError(
        "missing-field", at: fields.position, "an expectation makes one claim",
        hint:
          "say delivered: all, or quantile: 0.95 and within: 30 min, or statistic: mean and within: 30 min")
    }
    if let (measure, node) = everybody.first {
      guard node.text == "all", within == nil else {
        throw ConfigurationError(
          "out-of-range", at: node.position, "'\(measure)' can only be expected of all, at any time",
          hint: "write \(measure): all; for a time, say quantile: 1 and within: 30 min")
      }
      return (measure, .all)
    }
    guard let within else {
      throw ConfigurationError(
        "missing-field", at: fields.position, "the claim needs 'within'", hint: "say how long it may take")
    }
    guard let quantile else {
      if let statistic, statistic.text != "mean" {
        throw ConfigurationError(
          "unknown-statistic", at: statistic.position, "there is no such statistic", hint: "use mean")
      }
      return (measure ?? .received, .mean(within: within))
    }
    let share = try Double(quantile)
    guard (0...1).contains(share) else {
      throw ConfigurationError("out-of-range", at: quantile.position, "a quantile is 0 to 1, not \(share)")
    }
    return (measure ?? .received, .quantile(share, within: within))
  }
}
