import CableFormat
import Configuration
import Diagnostics
import EventKernel
import RelayNetwork

extension ScenarioReader {
  /// The topology with the changes made to it; `nil` if there is something wrong with either.
  mutating func topology(_ node: Node?, changes: Node?, at place: Position) -> Topology? {
    do throws(InvalidInput) {
      guard let node, let path = node.text else {
        let error = ConfigurationError(
          "missing-field", at: node?.position ?? place, "a scenario needs 'topology'",
          hint: "write topology: and the path of its file")
        throw InvalidInput([tree.texts.diagnostic(error)])
      }
      var document = try TopologyDocument(try tree.text(of: node, at: path), in: tree.texts)
      tree.adopt(document.texts)
      let count = diagnostics.count
      let list = attempt { (_) throws(ConfigurationError) in try changes?.sequence("a list of changes") ?? []
      }
      for change in list ?? [] {
        attempt { (_) throws(ConfigurationError) in try document.apply(try TopologyChange(change)) }
      }
      return diagnostics.count == count ? try document.topology() : nil
    } catch {
      report(error.diagnostics)
      return nil
    }
  }

  // MARK: Cables

  /// The cables that files hold, by their place in the list.
  mutating func realCables(_ cables: [Node], in topology: Topology) -> [Int: Filing] {
    var filings: [Int: Filing] = [:]
    for (index, node) in cables.enumerated() {
      guard let file = node["file"] else { continue }
      let path = attempt { (_) throws(ConfigurationError) in
        var fields = try Fields(node, of: "a cable from a file")
        let path: String = try fields.required("file")
        try fields.finish()
        return path
      }
      guard let path else { continue }
      do throws(InvalidInput) {
        let read = try CableReader.read(try tree.text(of: file, at: path))
        var warnings = read.diagnostics
        filings[index] = try Filing(read, in: topology, diagnostics: &warnings)
        report(warnings)
      } catch {
        report(error.diagnostics)
      }
    }
    return filings
  }

  /// All cables in the order in which they are given.
  mutating func filings(_ cables: [Node], real: [Int: Filing], in surroundings: Surroundings) -> [Filing] {
    var filings: [Filing] = []
    for (index, node) in cables.enumerated() {
      var filing = real[index]
      if node["file"] == nil {
        var warnings: [ConfigurationError] = []
        filing = attempt { (_) throws(ConfigurationError) in
          try Filing(node, in: surroundings, warnings: &warnings)
        }
        for warning in warnings { warn(warning) }
      }
      guard let filing else { continue }
      filings.append(filing)
      check(filing, at: (node["file"] ?? node["filedAt"] ?? node).position, in: surroundings)
    }
    return filings
  }

  private mutating func check(_ filing: Filing, at position: Position, in surroundings: Surroundings) {
    if filing.filedAt < surroundings.start {
      attempt { (_) throws(ConfigurationError) -> Void in
        throw ConfigurationError(
          "out-of-range", at: position, "the cable is filed at \(filing.filedAt.iso8601), before the start",
          hint: "the scenario starts at \(surroundings.start.iso8601)")
      }
    } else if filing.filedAt >= surroundings.horizon {
      warn(
        ConfigurationError(
          "out-of-range", at: position, "the cable is filed at \(filing.filedAt.iso8601), when all is over",
          hint: "the scenario ends at \(surroundings.horizon.iso8601)"))
    }
  }

  // MARK: Traffic, incidents, expectations

  /// The background load; sources are told apart by their names.
  mutating func traffic(in topology: Topology) -> [TrafficSource] {
    var sources: [TrafficSource] = []
    for node in attempt({ (reader) throws(ConfigurationError) in try reader.members("traffic") }) ?? [] {
      let source = attempt { (_) throws(ConfigurationError) in
        let source = try TrafficSource(node, in: topology)
        if sources.contains(where: { $0.name == source.name }) {
          throw ConfigurationError(
            "repeated-name", at: (node["name"] ?? node).position,
            "two traffic sources are called '\(source.name)'",
            hint: "give each a name of its own: its draws depend on it")
        }
        return source
      }
      if let source { sources.append(source) }
    }
    return sources
  }

  mutating func outages(in surroundings: Surroundings) -> [ScheduledOutage] {
    let nodes = attempt { (reader) throws(ConfigurationError) in try reader.members("incidents") } ?? []
    return nodes.compactMap { node in
      attempt { (_) throws(ConfigurationError) in try ScheduledOutage(node, in: surroundings) }
    }
  }

  /// The expectations; whom they are about is only looked up if there is a topology.
  mutating func expectations(in topology: Topology?) -> [Expectation] {
    let nodes = attempt { (reader) throws(ConfigurationError) in try reader.members("expect") } ?? []
    return nodes.compactMap { node in
      attempt { (_) throws(ConfigurationError) in try Expectation(node, in: topology) }
    }
  }
}
