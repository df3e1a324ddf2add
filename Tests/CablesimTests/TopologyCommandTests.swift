import Foundation
import TestSupport
import Testing

/// `cablesim topology check`, `show`, `route`, `diff` and `impact`, run as a user would.
@Suite("Knowing a network by the command line")
struct TopologyCommandTests {
  /// A triangle of relays, each with a post; one prefix leads by a longer way round.
  private static let network = """
    format: cablesim-topology/1
    name: triangle
    defaults: {circuit: {speed: 100 cps}}
    stations:
      - {id: RUAA, kind: relay, position: [0, 0]}
      - {id: RUBB, kind: relay, position: [0, 1]}
      - {id: RUCC, kind: relay, position: [1, 0]}
      - {id: RUAAP, position: [0, 179]}
      - {id: RUBBP, position: [0, -179], clearance: SECRET}
      - {id: RUCCP}
    circuits:
      - {between: [RUAA, RUBB]}
      - {between: [RUBB, RUCC]}
      - {between: [RUAA, RUCC]}
      - {between: [RUAA, RUAAP]}
      - {between: [RUBB, RUBBP]}
      - {between: [RUCC, RUCCP]}
    routing:
      tables:
        RUAA:
          - {to: RUBBP, via: [RUCC, RUBB]}
    collectives:
      - {id: RUALL, name: ALL POSTS, heldAt: RUBB, members: [RUAAP, RUBBP, RUCCP]}

    """

  private func run(
    _ arguments: String..., edit: (String) -> String = { $0 }
  ) throws -> Program.Result {
    let folder = try TemporaryFolder()
    try folder.write(Self.network, to: "net.yaml")
    try folder.write(edit(Self.network), to: "new.yaml")
    return try Program.run(["topology"] + arguments, in: folder.url)
  }

  private func json(_ result: Program.Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.errors)")
  }

  // MARK: check

  @Test("A sound network exits 0 and says how much was followed")
  func sound() throws {
    let result = try run("check", "net.yaml")
    #expect(result.exitCode == 0)
    #expect(
      result.output
        == "net.yaml: nothing is wrong: 6 stations, 12 circuits, every indicator followed from every station"
        + " (35 ways)\n")
  }

  @Test("A warning exits 1 only where it is to count")
  func strict() throws {
    let twice = { (text: String) in text.replacing("RUBBP, RUCCP]", with: "RUBBP, RUBBP]") }
    #expect(try run("check", "new.yaml", edit: twice).exitCode == 0)
    #expect(try run("check", "--strict", "new.yaml", edit: twice).exitCode == 1)
  }

  @Test("Findings as JSON have their place, code and hint")
  func findings() throws {
    let result = try run("check", "--format", "json", "new.yaml") {
      $0.replacing("heldAt: RUBB", with: "heldAt: RUBX")
    }
    #expect(result.exitCode == 1)
    let document = try json(result)
    #expect(document["schema"] as? String == "cablesim-diagnostics/1")
    let finding = try #require((document["diagnostics"] as? [[String: Any]])?.first)
    #expect(finding["code"] as? String == "unknown-station")
    #expect(finding["line"] as? Int == 23)
    #expect(finding["column"] as? Int == 42)
    #expect(finding["hint"] as? String == "did you mean RUBB?")
  }

  @Test("What is no topology exits 3", arguments: ["name: [", "format: something/1\n", ""])
  func unreadable(text: String) throws {
    let result = try run("check", "net.yaml", "new.yaml") { _ in text }
    #expect(result.exitCode == 3)
    #expect(result.errors.hasPrefix("new.yaml:"))
    #expect(result.output.hasPrefix("net.yaml: nothing is wrong"))
  }

  // MARK: route

  @Test("A route names the entry that decided, its line, and what would be taken instead")
  func route() throws {
    let result = try run("route", "net.yaml", "--from", "RUAAP", "--to", "RUBBP")
    #expect(result.exitCode == 0)
    #expect(
      result.output.hasPrefix(
        """
        RUAAP to RUBBP: 4 circuits, 40187 km, at least 40.0 s for 1000 characters
           STATION  NAME   DECIDED BY            CIRCUIT     ALTERNATES
        1  RUAAP    RUAAP  best way by hops      RUAAP>RUAA
        2  RUAA     RUAA   line 21: {to: RUBBP}  RUAA>RUCC   RUAA>RUBB
        3  RUCC     RUCC   best way by hops      RUCC>RUBB
        4  RUBB     RUBB   best way by hops      RUBB>RUBBP
        5  RUBBP    RUBBP  delivered here

        """))
  }

  @Test("With a circuit down the next of the list is taken; a post behind it is not reached")
  func down() throws {
    let other = try run("route", "net.yaml", "--from", "RUAAP", "--to", "RUBBP", "--down", "RUAA>RUCC")
    #expect(other.exitCode == 0)
    #expect(other.output.contains("RUAAP to RUBBP: 3 circuits"))
    let cut = try run("route", "net.yaml", "--from", "RUAAP", "--to", "RUBBP,RUCCP", "--down", "RUBB")
    #expect(cut.exitCode == 1)
    #expect(cut.output.contains("RUAAP to RUCCP: 3 circuits"))
    #expect(cut.output.contains("RUAAP to RUBBP: not reached, NOPATH at RUAAP: no circuit leads there"))
  }

  @Test("A collective is replaced where it is held, and copies carry what they are for")
  func collective() throws {
    let result = try run(
      "route", "net.yaml", "--from", "RUAAP", "--to", "RUALL", "--to", "RUCCP", "--precedence", "immediate",
      "--format", "json")
    #expect(result.exitCode == 0)
    let document = try json(result)
    #expect(document["schema"] as? String == "cablesim-route/1")
    let routes = try #require(document["routes"] as? [[String: Any]])
    #expect(routes.map { $0["to"] as? String } == ["RUALL", "RUCCP", "RUBBP"])
    #expect(routes[2]["viaCollective"] as? String == "RUALL")
    #expect(routes[2]["path"] as? [String] == ["RUAAP", "RUAA", "RUBB", "RUBBP"])
    #expect(routes.allSatisfy { $0["reason"] is NSNull })
    let copies = try #require(document["copies"] as? [[String: Any]])
    #expect(
      copies.map { $0["routingLine"] as? String } == [
        "OO RUALL RUCCP", "OO RUALL", "OO RUCCP", "OO RUBBP", "OO RUCCP",
      ])
  }

  @Test("A classification that may not go there is refused by its code")
  func classification() throws {
    let result = try run(
      "route", "net.yaml", "--from", "RUBB", "--to", "RUBBP", "--classification", "TOP SECRET")
    #expect(result.exitCode == 1)
    #expect(result.output.contains("not reached, SEC at RUBB"))
  }

  // MARK: diff

  @Test("Nothing is printed where nothing differs")
  func same() throws {
    let result = try run("diff", "net.yaml", "new.yaml")
    #expect(result.exitCode == 0)
    #expect(result.output == "")
    #expect(result.errors.contains("of 35 ways 0 newly unreachable"))
  }

  @Test("A removed circuit reroutes, a removed post is unreachable")
  func different() throws {
    let rerouted = try run("diff", "net.yaml", "new.yaml", "--format", "json") {
      $0.replacing("  - {between: [RUAA, RUBB]}\n", with: "").replacing("[RUCC, RUBB]", with: "[RUCC]")
    }
    #expect(rerouted.exitCode == 0)
    let document = try json(rerouted)
    #expect(document["schema"] as? String == "cablesim-topology-diff/1")
    #expect((document["unreachable"] as? [Any])?.count == 0)
    let pairs = try #require(document["rerouted"] as? [[String: Any]])
    let pair = try #require(pairs.first { $0["from"] as? String == "RUAAP" && $0["to"] as? String == "RUBB" })
    #expect((pair["before"] as? [String: Any])?["hops"] as? Int == 2)
    #expect((pair["after"] as? [String: Any])?["path"] as? [String] == ["RUAAP", "RUAA", "RUCC", "RUBB"])
    let removed = try run("diff", "net.yaml", "new.yaml") {
      $0.replacing("  - {between: [RUCC, RUCCP]}\n", with: "")
    }
    #expect(removed.exitCode == 1)
    #expect(removed.output.contains("- circuit RUCC>RUCCP"))
    #expect(removed.output.contains("RUCCP from 5 stations, such as RUAA: RUAA RUCC RUCCP -> NOPATH"))
  }

  // MARK: impact

  @Test("Single points of failure are named, the worst failure comes first")
  func impact() throws {
    let lines = try json(try run("impact", "net.yaml", "--format", "json"))
    #expect(lines["schema"] as? String == "cablesim-impact/1")
    let failures = try #require(lines["failures"] as? [[String: Any]])
    #expect(failures.count == 6)
    #expect(failures[0]["removed"] as? [String] == ["RUAA>RUAAP", "RUAAP>RUAA"])
    #expect(failures[0]["cutOff"] as? [String] == ["RUAAP"])
    // The post is lost to five stations, and the five of them and the collective to it.
    #expect(failures[0]["unreachablePairs"] as? Int == 11)
    let stations = try run("impact", "net.yaml", "--each", "station")
    #expect(stations.output.contains("Single points of failure (3): RUCC; RUAA; RUBB"))
    let pairs = try json(try run("impact", "net.yaml", "--k", "2", "--format", "json"))
    #expect((pairs["failures"] as? [Any])?.count == 15)
  }

  @Test("Traffic of a scenario ranks failures")
  func traffic() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.network, to: "net.yaml")
    try folder.write(
      """
      format: cablesim-scenario/1
      name: one way
      topology: net.yaml
      start: 2008-10-30T11:00:00Z
      duration: 1 h
      traffic:
        - {name: C, from: RUCCP, to: [RUBBP], interval: {exponential: 6 min}, mix: {ROUTINE: 1}, characters: 100}
      """, to: "scenario.yaml")
    let result = try Program.run(
      ["topology", "impact", "net.yaml", "--traffic", "scenario.yaml", "--format", "json"], in: folder.url)
    let failures = try #require(try json(result)["failures"] as? [[String: Any]], "\(result.errors)")
    #expect(failures[0]["removed"] as? [String] == ["RUBB>RUBBP", "RUBBP>RUBB"])
    #expect(failures[0]["unreachableCablesPerHour"] as? Double == 10)
    #expect(failures[2]["unreachableCablesPerHour"] as? Double == 0)
  }

  // MARK: show

  @Test("The form of a network: degree, depth, articulation points, bridges, diameter")
  func show() throws {
    let document = try json(try run("show", "net.yaml", "--format", "json"))
    #expect(document["diameter"] as? Int == 3)
    #expect(document["articulationPoints"] as? [String] == ["RUAA", "RUBB", "RUCC"])
    #expect((document["bridges"] as? [[String]])?.first == ["RUAA", "RUAAP"])
    let post = try #require((document["stations"] as? [[String: Any]])?[3])
    #expect(post["depth"] as? Int == 1)
    #expect(post["degree"] as? Int == 1)
    #expect(post["charactersPerSecondOut"] as? Double == 100)
    #expect(try run("show", "net.yaml").output.hasSuffix("3 articulation points, 3 bridges\n"))
  }

  @Test("Drawings hold every station and line")
  func drawings() throws {
    let dot = try run("show", "net.yaml", "--format", "dot").output
    #expect(dot.contains("  RUAA -- RUAAP [label=\"100.0 c/s\", color=red];"))
    let map = try json(try run("show", "net.yaml", "--format", "geojson"))
    #expect((map["features"] as? [Any])?.count == 12)
    let graph = try run("show", "net.yaml", "--format", "graphml").output
    #expect(graph.split(separator: "<node ").count == 7)
    #expect(graph.split(separator: "<edge ").count == 13)
  }

  @Test("Words that mean nothing in the network are told with the nearest that does")
  func misspelt() throws {
    let result = try run("route", "net.yaml", "--from", "RUAAQ", "--to", "RUBB")
    #expect(result.exitCode == 2)
    #expect(result.errors.hasPrefix("error: there is no station RUAAQ in triangle; did you mean RUAA?"))
  }
}
