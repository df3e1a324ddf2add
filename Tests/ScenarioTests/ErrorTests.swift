import Scenario
import Testing

@Suite("What is wrong with a scenario")
struct ErrorTests {
  @Test(
    "A key that is wrong is reported at its place, with what would be right",
    arguments: [
      ("nam: x", "4:1: error: a scenario has no field 'nam'; did you mean 'name'?"),
      ("seed: 1\nseed: 2", "5:1: error: 'seed' is given twice"),
      ("seed: -1", "4:7: error: '-1' is not a whole number from 0 to 18446744073709551615"),
      ("seed: [1]", "4:7: error: a whole number is wanted here, not a list"),
      ("replications: 0", "4:15: error: 'replications' has to be 1 to 1000000, not 0"),
      ("replications: many", "4:15: error: 'many' is not a whole number"),
      ("duration: 0 s", "4:11: error: the duration has to be above 0"),
      ("duration: 3", "4:11: error: time needs a unit; use us, ms, s, min, h or d"),
      ("duration: -3 s", "4:11: error: '-3 s' is not a span from 0 to 10000 years"),
      (
        "duration: 1 h\nwarmUp: 1 h",
        "5:9: error: the warm-up takes all of the duration; it has to be shorter than 1 h"
      ),
      ("warmUp: soon", "4:9: error: 'soon' is not a quantity; write a number and its unit, such as 5 s"),
      ("start: +1 h", "4:8: error: the start is a time of its own, not one after the start"),
      (
        "start: 2008-02-30T00:00:00Z",
        "4:8: error: '2008-02-30T00:00:00Z' is no time that exists; write it like 2008-10-30T11:02:00Z, 301102Z OCT 08 or +10 min"
      ),
      (
        "start: 2008-10-30T11:00:00",
        "4:8: error: '2008-10-30T11:00:00' is no time that exists; write it like 2008-10-30T11:02:00Z, 301102Z OCT 08 or +10 min"
      ),
      (
        "start: 2008-10-30T24:00:00Z",
        "4:8: error: '2008-10-30T24:00:00Z' is no time that exists; write it like 2008-10-30T11:02:00Z, 301102Z OCT 08 or +10 min"
      ),
      (
        "start: 301102 OCT 08",
        "4:8: error: '301102 OCT 08' is no time that exists; write it like 2008-10-30T11:02:00Z, 301102Z OCT 08 or +10 min"
      ),
      (
        "start: 311102Z SEP 08",
        "4:8: error: '311102Z SEP 08' is no time that exists; write it like 2008-10-30T11:02:00Z, 301102Z OCT 08 or +10 min"
      ),
      ("record: hop", "4:9: error: 'hop' is not one of the values of 'record'; did you mean 'hops'?"),
      ("policy: none", "4:9: error: the policy is wanted here, not a value; write it as {key: value, …}"),
      (
        "policy: {preempt: none}",
        "4:10: error: the policy has no field 'preempt'; it has preemption, interrupted, splitDual, expansion, lengthPerHop, sectionLines, overheadCharacters, hopLimit, divertAfter, rerunDelay, flashReceipts and flashReceiptTimeout"
      ),
      (
        "policy: {preemption: all}",
        "4:22: error: 'all' is not one of the values of 'preemption'; use none, yOnly, flash or flashAndImmediate"
      ),
      (
        "policy: {interrupted: resum}",
        "4:23: error: 'resum' is not one of the values of 'interrupted'; did you mean 'resume'?"
      ),
      (
        "policy: {splitDual: x}",
        "4:21: error: 'x' is not one of the values of 'splitDual'; use never, flashOnly or always"
      ),
      (
        "policy: {expansion: x}",
        "4:21: error: 'x' is not one of the values of 'expansion'; use members or indicator"
      ),
      (
        "policy: {lengthPerHop: keep}",
        "4:24: error: 'keep' is not one of the values of 'lengthPerHop'; use kept or redrawn"
      ),
      ("policy: {sectionLines: 0}", "4:24: error: 'sectionLines' has to be 1 to 1000000, not 0"),
      (
        "policy: {overheadCharacters: -1}", "4:30: error: 'overheadCharacters' has to be 0 to 1000000, not -1"
      ),
      ("policy: {hopLimit: 1.5}", "4:20: error: '1.5' is not a whole number"),
      (
        "policy: {divertAfter: 5 min}",
        "4:23: error: delays are given by precedence, not as a value; write it like {ROUTINE: 10 min, IMMEDIATE: 0 s}"
      ),
      (
        "policy: {divertAfter: {O: 5 min}}",
        "4:24: error: there is no precedence 'O'; use FLASH OVERRIDE, FLASH, NIACT IMMEDIATE, IMMEDIATE, PRIORITY or ROUTINE"
      ),
      (
        "policy: {divertAfter: {FLASH: nevr}}",
        "4:31: error: 'nevr' is not a quantity; write a number and its unit, such as 5 s"
      ),
      ("policy: {flashReceipts: yes}", "4:25: error: 'yes' is neither true nor false"),
      ("changes: {remove: x}", "4:10: error: a list of changes is wanted here, not a mapping"),
      (
        "changes: [{remove: circuit RUEHTA>RUEX}]",
        "4:20: error: there is no circuit RUEHTA>RUEX to change; did you mean 'RUEHTA>RUEH'?"
      ),
      (
        "changes: [{set: station RUEHTA, positions: 0}]",
        "4:44: error: positions has to be 1 to 1000000, not 0"
      ),
      ("cables: 3", "4:9: error: a list is wanted here, not a value"),
      ("incidents: {}", "4:12: error: a list is wanted here, not a mapping"),
    ])
  func keys(_ body: String, _ expected: String) {
    #expect(ScenarioFiles(body).errors() == ["s.yaml:" + expected])
  }

  @Test(
    "So is what is wrong with an incident or an expectation",
    arguments: [
      (
        "incidents: [{down: [+1 h, +2 h]}]",
        "13: error: an incident is of one circuit or one station; write it like {station: RUCN, down: [+1 h, +3 h]}"
      ),
      (
        "incidents: [{station: RUCN, circuit: RUEHTA>RUEH, down: [+1 h, +2 h]}]",
        "13: error: an incident is of one circuit or one station; write it like {station: RUCN, down: [+1 h, +3 h]}"
      ),
      ("incidents: [{station: RUCN}]", "13: error: an incident needs 'down'"),
      (
        "incidents: [{station: RUCM, down: [+1 h, +2 h]}]",
        "23: error: no station of the topology 'Net' has the indicator RUCM; did you mean 'RUCN'?"
      ),
      (
        "incidents: [{circuit: RUEHTA>RUCN, down: [+1 h, +2 h]}]",
        "23: error: there is no circuit 'RUEHTA>RUCN' in the topology 'Net'; did you mean 'RUEHTA>RUEH'?"
      ),
      (
        "incidents: [{station: RUCN, down: [+1 h]}]",
        "35: error: an outage has a beginning and an end; write it like [+1 h, +3 h]; both are counted from the start"
      ),
      (
        "incidents: [{station: RUCN, down: [+1 h, +1 h]}]",
        "35: error: it is over before it begins; write it like [+1 h, +3 h]; both are counted from the start"
      ),
      (
        "incidents: [{station: RUCN, down: [1999-01-01, 1999-01-02]}]",
        "35: error: it is over before the scenario starts"
      ),
      (
        "incidents: [{station: RUCN, down: [soon, +1 h]}]",
        "36: error: 'soon' is no time that exists; write it like 2008-10-30T11:02:00Z, 301102Z OCT 08 or +10 min"
      ),
      ("expect: [{delivered: all}]", "10: error: an expectation needs 'that'"),
      (
        "expect: [{that: x}]",
        "10: error: an expectation makes one claim; say delivered: all, or quantile: 0.95 and within: 30 min, or statistic: mean and within: 30 min"
      ),
      (
        "expect: [{that: x, delivered: all, quantile: 1, within: 1 s}]",
        "10: error: an expectation makes one claim; say delivered: all, or quantile: 0.95 and within: 30 min, or statistic: mean and within: 30 min"
      ),
      (
        "expect: [{that: x, delivered: some}]",
        "31: error: 'delivered' can only be expected of all, at any time; write delivered: all; for a time, say quantile: 1 and within: 30 min"
      ),
      (
        "expect: [{that: x, quantile: 0.95}]", "10: error: the claim needs 'within'; say how long it may take"
      ),
      ("expect: [{that: x, quantile: 95, within: 1 s}]", "30: error: a quantile is 0 to 1, not 95.0"),
      (
        "expect: [{that: x, statistic: median, within: 1 s}]",
        "31: error: there is no such statistic; use mean"
      ),
      (
        "expect: [{that: x, delivered: all, role: acton}]",
        "42: error: 'acton' is not one of the values of 'role'; did you mean 'action'?"
      ),
      (
        "expect: [{that: x, delivered: all, addressee: RUEHD}]",
        "47: error: no addressee of the topology 'Net' has the indicator RUEHD; did you mean 'RUEH'?"
      ),
      (
        "expect: [{that: x, delivered: all, who: RUEHC}]",
        "36: error: an expectation has no field 'who'; it has that, role, precedence, addressee, received, delivered, measure, quantile, statistic and within"
      ),
    ])
  func rest(_ body: String, _ expected: String) {
    #expect(ScenarioFiles(body).errors() == ["s.yaml:4:" + expected])
  }

  @Test("Traffic needs an end, and its sources names of their own")
  func duration() {
    let source = "{name: x, from: RUEHTA, to: RUEHC, interval: 5 min, mix: ROUTINE, characters: 3000}"
    #expect(
      ScenarioFiles("traffic: [\(source)]").errors() == [
        "s.yaml:1:1: error: a scenario with traffic needs 'duration'; say how long it is looked at, such as duration: 48 h"
      ])
    #expect(
      ScenarioFiles("duration: 1 d\ntraffic:\n  - \(source)\n  - \(source)").errors() == [
        "s.yaml:7:12: error: two traffic sources are called 'x'; give each a name of its own: its draws depend on it"
      ])
  }

  @Test("A cable cannot be filed before the start")
  func beforeStart() {
    let files = ScenarioFiles(
      """
      start: 2008-10-30T12:00:00Z
      cables:
        - {file: cable.txt}
        - {from: RUEHTA, filedAt: 301159Z OCT 08, precedence: FLASH, to: RUEHC, characters: 1}
      """, and: ["cable.txt": ScenarioFiles.cable])
    #expect(
      files.errors() == [
        "s.yaml:6:12: error: the cable is filed at 2008-10-30T11:02:00Z, before the start; the scenario starts at 2008-10-30T12:00:00Z",
        "s.yaml:7:29: error: the cable is filed at 2008-10-30T11:59:00Z, before the start; the scenario starts at 2008-10-30T12:00:00Z",
      ])
  }

  @Test("What is wrong in several places is reported at once, in the order of the file")
  func several() {
    let files = ScenarioFiles(
      """
      seed: x
      policy: {hopLimit: 0}
      cables: [{from: RUEHTA, precedence: FLASH, to: RUEHC}, {file: nix.txt}]
      traffic: [{from: RUEHX}, 7]
      incidents: [{station: RUEX, down: [+1 h, +2 h]}]
      expect: [{that: x}]
      duration: 1 h
      foo: 1
      """)
    #expect(
      files.errors().map { $0.prefix { $0 != " " } } == [
        "s.yaml:4:7:", "s.yaml:5:20:", "s.yaml:6:63:", "s.yaml:7:11:", "s.yaml:7:26:", "s.yaml:9:10:",
        "s.yaml:11:1:",
      ])
  }

  @Test("A topology that cannot be read is reported with its own errors, each once")
  func topology() {
    var files = ScenarioFiles("seed: x\ncables: [{from: RUEHTA}]")
    files.texts["net.yaml"] = ScenarioFiles.network.replacing("guards: [RUEHAST]", with: "guards: [ruehast]")
      .replacing("id: \"2\"", with: "id: \"2\", chanels: 2")
    #expect(
      files.errors() == [
        "net.yaml:7:51: error: 'ruehast' is no routing indicator; it has 4 to 8 capital letters",
        "net.yaml:15:38: error: a circuit has no field 'chanels'; did you mean 'channels'?",
        "s.yaml:4:7: error: 'x' is not a whole number from 0 to 18446744073709551615",
      ])
  }
}
