import CableFormat
import EventKernel
import RelayNetwork
import Scenario
import Testing

@Suite("Reading a scenario")
struct ReadingTests {
  @Test("What a scenario does not say is as usual")
  func defaults() throws {
    let resolved = try ScenarioFiles("").resolve()
    let scenario = resolved.scenario
    #expect(resolved.diagnostics.isEmpty)
    #expect(scenario.name == "Test")
    #expect(scenario.about == "")
    #expect(scenario.topology.name == "Net")
    #expect(scenario.start.iso8601 == "2000-01-01T00:00:00Z")
    #expect(scenario.horizon - scenario.start == .days(30))
    #expect(scenario.warmUp == .fixed(.zero))
    #expect(scenario.seed == 1)
    #expect(scenario.replications == 1)
    #expect(scenario.policy == Policy())
    #expect(scenario.recording == .hops)
    #expect(scenario.filings.isEmpty && scenario.traffic.isEmpty)
    #expect(scenario.outages.isEmpty && scenario.expectations.isEmpty)
  }

  @Test("What it says of the whole is taken over")
  func facts() throws {
    let scenario = try ScenarioFiles(
      """
      about: Why it is looked at.
      start: 2008-10-30T11:00:00Z
      duration: 48 h
      warmUp: 2 h
      seed: 18446744073709551615
      replications: 20
      record: deliveries
      """
    ).resolve().scenario
    #expect(scenario.about == "Why it is looked at.")
    #expect(scenario.start.iso8601 == "2008-10-30T11:00:00Z")
    #expect(scenario.horizon.iso8601 == "2008-11-01T11:00:00Z")
    #expect(scenario.warmUp == .fixed(.hours(2)))
    #expect(scenario.seed == .max)
    #expect(scenario.replications == 20)
    #expect(scenario.recording == .deliveries)
    #expect(try ScenarioFiles("warmUp: auto").resolve().scenario.warmUp == .automatic)
  }

  @Test("Each rule can be chosen, and leaves the others as they are")
  func policy() throws {
    let rules: [(String, (inout Policy) -> Void)] = [
      ("preemption: none", { $0.preemption = .none }), ("preemption: yOnly", { $0.preemption = .yOnly }),
      ("preemption: flash", { $0.preemption = .flash }),
      ("preemption: flashAndImmediate", { $0.preemption = .flashAndImmediate }),
      ("interrupted: restart", { $0.interrupted = .restart }),
      ("interrupted: resume", { $0.interrupted = .resume }),
      ("interrupted: resample", { $0.interrupted = .resample }),
      ("splitDual: never", { $0.splitDual = .never }), ("splitDual: always", { $0.splitDual = .always }),
      ("expansion: indicator", { $0.expansion = .indicator }), ("sectionLines: 50", { $0.sectionLines = 50 }),
      ("overheadCharacters: 0", { $0.overheadCharacters = 0 }), ("hopLimit: 3", { $0.hopLimit = 3 }),
      ("lengthPerHop: redrawn", { $0.lengthPerHop = .redrawn }),
      ("divertAfter: {ROUTINE: never}", { $0.divertAfter[.routine] = nil }),
      ("divertAfter: {NIACT IMMEDIATE: 1 min}", { $0.divertAfter[.niactImmediate] = .minutes(1) }),
      ("rerunDelay: 1 h", { $0.rerunDelay = .hours(1) }),
      ("flashReceipts: true", { $0.flashReceipts = true }),
      ("flashReceiptTimeout: PT3M", { $0.flashReceiptTimeout = .minutes(3) }),
    ]
    for (rule, choose) in rules {
      var expected = Policy()
      choose(&expected)
      #expect(try ScenarioFiles("policy: {\(rule)}").resolve().scenario.policy == expected, "\(rule)")
    }
  }

  @Test(
    "A time is ISO 8601, a date-time group, or a span after the start",
    arguments: [
      ("2008-10-30T11:02:00Z", "2008-10-30T11:02:00Z"), ("2008-10-30T11:02Z", "2008-10-30T11:02:00Z"),
      ("2008-10-30T11:02:00.25Z", "2008-10-30T11:02:00.250000Z"),
      ("2008-10-30T17:02:00+06:00", "2008-10-30T11:02:00Z"),
      ("2008-10-30T05:32:00-05:30", "2008-10-30T11:02:00Z"), ("2008-10-31", "2008-10-31T00:00:00Z"),
      ("301102Z OCT 08", "2008-10-30T11:02:00Z"), ("301102Z OCT 2008", "2008-10-30T11:02:00Z"),
      ("+0 s", "2008-10-30T11:00:00Z"), ("+10 min", "2008-10-30T11:10:00Z"),
      ("+ 1 h", "2008-10-30T12:00:00Z"),
      ("+PT1M30S", "2008-10-30T11:01:30Z"), ("+250 ms", "2008-10-30T11:00:00.250000Z"),
    ])
  func times(_ text: String, _ expected: String) throws {
    let scenario = try ScenarioFiles(
      """
      start: 2008-10-30T11:00:00Z
      cables: [{from: RUEHTA, filedAt: \(text), precedence: ROUTINE, to: RUEHC, characters: 1}]
      """
    ).resolve().scenario
    #expect(scenario.filings[0].filedAt.iso8601 == expected)
  }

  @Test("Without a start, the first cable that says when it was filed is the start")
  func start() throws {
    let given = "- {from: RUEHTA, filedAt: 301000Z OCT 08, precedence: ROUTINE, to: RUEHC, characters: 1}"
    let relative = "- {from: RUEHTA, filedAt: +1 h, precedence: ROUTINE, to: RUEHC, characters: 1}"
    let real = "- {file: cable.txt}"
    for (cables, expected) in [
      ([real], "2008-10-30T11:02:00Z"), ([real, relative], "2008-10-30T11:02:00Z"),
      ([relative, given, real], "2008-10-30T10:00:00Z"), ([relative], "2000-01-01T00:00:00Z"),
    ] {
      let files = ScenarioFiles(
        "cables:\n" + cables.joined(separator: "\n"), and: ["cable.txt": ScenarioFiles.cable])
      #expect(try files.resolve().scenario.start.iso8601 == expected)
    }
  }

  @Test("An incident is of a circuit or a station, its times counted from the start")
  func incidents() throws {
    let scenario = try ScenarioFiles(
      """
      start: 2008-10-30T11:00:00Z
      incidents:
        - {circuit: "RUEHTA>RUEH", down: [+1 h, +3 h]}
        - {circuit: "RUCN>RUEH/2", down: [301300Z OCT 08, +3 h]}
        - {station: RUCN, down: [2008-10-30T10:00:00Z, +240 min]}
      """
    ).resolve().scenario
    let start = scenario.start
    #expect(scenario.outages.map(\.from) == [start + .hours(1), start + .hours(2), start])
    #expect(scenario.outages.map(\.to) == [start + .hours(3), start + .hours(3), start + .hours(4)])
    guard case .circuit(let first) = scenario.outages[0].subject,
      case .circuit(let second) = scenario.outages[1].subject,
      case .station(let station) = scenario.outages[2].subject
    else {
      Issue.record("two circuits and a station are down")
      return
    }
    #expect(scenario.topology[first].name == "RUEHTA>RUEH")
    #expect(scenario.topology[second].name == "RUCN>RUEH/2")
    #expect(scenario.topology[station].indicator == RoutingIndicator("RUCN"))
  }

  @Test("An expectation says of whom what is to be true")
  func expectations() throws {
    let scenario = try ScenarioFiles(
      """
      expect:
        - {that: all have it, role: action, delivered: all}
        - {that: all got it, received: all}
        - {that: soon, precedence: IMMEDIATE, measure: received, quantile: 0.95, within: 30 min}
        - {that: on average, measure: delivered, statistic: mean, within: 1 h, addressee: RUEHC, role: info}
        - {that: by default received, quantile: 1, within: 1 h}
      """
    ).resolve().scenario
    let found = scenario.expectations
    #expect(found.map(\.that) == ["all have it", "all got it", "soon", "on average", "by default received"])
    #expect(found.map(\.measure) == [.delivered, .received, .received, .delivered, .received])
    #expect(
      found.map(\.claim) == [
        .all, .all, .quantile(0.95, within: .minutes(30)), .mean(within: .hours(1)),
        .quantile(1, within: .hours(1)),
      ])
    #expect(found.map(\.role) == [.action, nil, nil, .info, nil])
    #expect(found.map(\.precedence) == [nil, nil, .immediate, nil, nil])
    #expect(found.map(\.addressee) == [nil, nil, nil, RoutingIndicator("RUEHC"), nil])
    #expect(found.map(\.line) == [5, 6, 7, 8, 9])
  }

  @Test("Changes are made to the topology before anything else is looked up in it")
  func changes() throws {
    let scenario = try ScenarioFiles(
      """
      changes:
        - {remove: "circuit RUEHTA>RUEH"}
        - {set: "circuit RUEH>RUEHC", speed: 300 bd}
        - {add: {station: {id: RUEHNEW}}}
        - {add: {circuit: {from: RUEHTA, to: RUEHNEW, speed: 75 bd}}}
      incidents: [{circuit: "RUEHTA>RUEHNEW", down: [+1 h, +2 h]}]
      """
    ).resolve().scenario
    let speeds = scenario.topology.circuits.map { "\($0.name) \($0.charactersPerSecond)" }
    #expect(speeds.first == "RUEH>RUEHTA 10.0")
    #expect(speeds.contains("RUEH>RUEHC 40.0") && speeds.contains("RUEHC>RUEH 10.0"))
    #expect(speeds.last == "RUEHTA>RUEHNEW 10.0")
    #expect(scenario.topology.source.hasPrefix("# changed: {remove: circuit RUEHTA>RUEH}\n"))
  }
}
