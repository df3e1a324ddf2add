package import CableFormat
package import Configuration
import Diagnostics

extension RoutingIndicator: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    let text = try node.scalar("a routing indicator")
    guard let indicator = RoutingIndicator(text) else {
      throw ConfigurationError(
        "routing-indicator", at: node.position, "'\(text)' is no routing indicator",
        hint: "it has 4 to 8 capital letters")
    }
    self = indicator
  }
}

extension Precedence: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    self = try node.choice(Precedence.allCases, named: \.name, of: "precedence")
  }
}

extension Classification: ConfigurationValue {
  package init(_ node: Node) throws(ConfigurationError) {
    self = try node.choice(Classification.allCases, named: \.name, of: "classification")
  }
}

extension Node {
  /// One of several things, by its name.
  package func choice<Value>(
    _ values: [Value], named name: (Value) -> String, of what: String
  ) throws(ConfigurationError) -> Value {
    let text = try scalar("a \(what)")
    if let match = values.first(where: { name($0) == text }) { return match }
    let names = values.map(name)
    throw ConfigurationError(
      "unknown-\(what)", at: position, "there is no \(what) '\(text)'",
      hint: Spelling.nearest(to: text, among: names).map { "did you mean '\($0)'?" }
        ?? "use \(Spelling.list(names, joinedBy: "or"))")
  }
}
