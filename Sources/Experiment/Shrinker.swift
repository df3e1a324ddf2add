import Configuration
import Diagnostics
import RelayNetwork
package import Scenario

/// Makes a scenario smaller, step by step, as long as it fails in the same expectation.
package struct Shrinker {
  /// The smallest that still fails.
  package private(set) var smallest: ResolvedScenario

  /// How many scenarios were tried.
  package private(set) var attempts = 0
  private let failure: Judgement
  private let crew: Crew
  private let confidence: Double
  private let load: FileLoader
  private let tell: (Shrinker) -> Void

  /// - Parameters:
  ///   - resolved: a scenario of which an expectation fails, with paths that the loader knows.
  ///   - failure: the expectation and how it failed.
  ///   - tell: is told before each attempt.
  package init(
    _ resolved: ResolvedScenario, failure: Judgement, by crew: Crew, confidence: Double,
    load: @escaping FileLoader, tell: @escaping (Shrinker) -> Void = { _ in }
  ) {
    smallest = resolved
    self.failure = failure
    self.crew = crew
    self.confidence = confidence
    self.load = load
    self.tell = tell
  }

  /// Takes away whatever can be spared: other expectations, replications, cables, traffic, incidents, stations
  /// and circuits, until nothing more can.
  package mutating func shrink() {
    keepOnlyTheClaim()
    _ = tryOut { $0.set("replications", to: Node(.scalar("1"), at: $0.position), at: $0.position) }
    var before = -1
    while before != size {
      before = size
      for list in ["cables", "traffic", "incidents"] { thin(list) }
      for source in smallest.scenario.traffic.indices { thinStations(ofSource: source) }
      let topology = smallest.scenario.topology
      remove(topology.stations.map { "station \($0.indicator)" })
      remove(smallest.scenario.topology.circuits.map { "circuit \($0.name)" })
    }
  }

  /// The smallest that still fails, as two files: what was changed in the topology is in its own.
  ///
  /// - Parameters:
  ///   - topology: where the topology will be, as the scenario is to name it.
  ///   - absolute: makes a path of any other file that holds wherever the scenario is.
  package func texts(topology: String, absolute: (String) -> String) -> (scenario: String, topology: String) {
    var document = smallest.portable(absolute)
    let place = document.position
    document.remove("changes")
    document.set("topology", to: Node(.scalar(topology), at: place), at: place)
    // What it was made from is told by the changes, which nobody needs to read here.
    let source = smallest.scenario.topology.source.split(separator: "\n", omittingEmptySubsequences: false)
    return (
      YAMLWriter.text(document, width: 100),
      source.drop { $0.hasPrefix("# changed: ") }.joined(separator: "\n")
    )
  }

  /// How much there is of what is taken away.
  private var size: Int {
    let scenario = smallest.scenario
    return scenario.filings.count + scenario.traffic.count + scenario.outages.count
      + scenario.topology.stations.count + scenario.topology.circuits.count
  }

  private mutating func keepOnlyTheClaim() {
    let claim = failure.expectation.that
    _ = tryOut { document in
      document.edit("expect") { list in list.members.removeAll { $0["that"]?.text != claim } }
    }
  }

  /// Takes members out of a list.
  private mutating func thin(_ list: String) {
    sieve(smallest.document[list]?.members.count ?? 0) { shrinker, spared in
      shrinker.tryOut { document in
        document.edit(list) { $0.members.removeSubrange(spared) }
      }
    }
  }

  /// Takes stations out of those that file the cables of a traffic source, where they are listed.
  private mutating func thinStations(ofSource source: Int) {
    let stations = smallest.document["traffic"]?.members[source]["from"]?.members ?? []
    sieve(stations.count) { shrinker, spared in
      shrinker.tryOut { document in
        document.edit("traffic") { sources in
          sources.editMembers { index, node in
            guard index == source else { return }
            node.edit("from") { $0.members.removeSubrange(spared) }
          }
        }
      }
    }
  }

  /// Takes parts out of the topology.
  private mutating func remove(_ parts: [String]) {
    var left = parts
    sieve(left.count) { shrinker, spared in
      let names = spared.map { left[$0] }
      let isSpared = shrinker.tryOut { document in
        let place = document.position
        if document["changes"] == nil {
          document.set("changes", to: Node(.sequence([]), at: place), at: place)
        }
        document.edit("changes") { changes in
          for name in names {
            let entry = Node.Entry(key: "remove", position: place, value: Node(.scalar(name), at: place))
            changes.members.append(Node(.mapping([entry]), at: place))
          }
        }
      }
      if isSpared { left.removeSubrange(spared) }
      return isSpared
    }
  }

  /// Tries to spare the members of a list: half of them at a time, then a quarter, in the end each for itself.
  ///
  /// - Parameter spare: tries to do without some; if it can, the others move up.
  private mutating func sieve(_ count: Int, _ spare: (inout Shrinker, Range<Int>) -> Bool) {
    var count = count
    var step = count
    while step > 0 {
      var start = 0
      while start < count {
        let range = start..<min(start + step, count)
        if spare(&self, range) { count -= range.count } else { start = range.upperBound }
      }
      step /= 2
    }
  }

  /// Makes a change if the scenario still fails with it.
  private mutating func tryOut(_ edit: (inout Node) -> Void) -> Bool {
    var document = smallest.document
    edit(&document)
    attempts += 1
    tell(self)
    let text = SourceText(name: "shrunk", bytes: Array(YAMLWriter.text(document, width: 100).utf8))
    let load = load
    let resolved = try? ScenarioReader.resolve("shrunk") { (path) throws(InvalidInput) in
      path == "shrunk" ? text : try load(path)
    }
    guard let resolved, fails(resolved.scenario) else { return false }
    smallest = resolved
    return true
  }

  /// Whether a scenario fails in the same way: a cable that is late is not one that has lost its way.
  private func fails(_ scenario: Scenario) -> Bool {
    let trial = Trial(of: scenario, by: crew, confidence: confidence, explains: false)
    return !trial.isInterrupted
      && trial.judgements.contains { other in
        other.expectation.that == failure.expectation.that && other.ruling == .fail
          && (other.seen == nil) == (failure.seen == nil) && (other.hopeless == 0) == (failure.hopeless == 0)
      }
  }
}
