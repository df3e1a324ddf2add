import Scenario
import Testing

@Suite("What is wrong with a background load")
struct TrafficErrorTests {
  /// The fields that a traffic source needs, each with a value that fits.
  private static let source = [
    "from": "RUEHTA", "to": "RUEHC", "interval": "5 min", "mix": "ROUTINE", "characters": "3000",
  ]

  @Test(
    "Each field that is wrong is reported by itself",
    arguments: [
      ("from", "[]", "no station files these cables"),
      ("from", "RUEHTB", "no station of the topology 'Net' has the indicator RUEHTB; did you mean 'RUEHTA'?"),
      (
        "from", "RUCNCIS",
        "no station of the topology 'Net' has the indicator RUCNCIS; there is RUEH, RUCN, RUEHTA, RUEHBJ, RUEHC and RUEO"
      ),
      ("from", "relay", "'relay' is no routing indicator; did you mean 'relays'?"),
      ("to", "RUEHD", "no addressee of the topology 'Net' has the indicator RUEHD; did you mean 'RUEH'?"),
      ("to", "[]", "no station is meant by this"),
      ("to", "{pick: 1}", "a choice of addressees needs 'of'"),
      ("to", "{pick: 0, of: all}", "0 of 5 addressees cannot be picked; a station does not pick itself"),
      ("to", "{pick: 6, of: all}", "6 of 5 addressees cannot be picked; a station does not pick itself"),
      ("to", "{pick: 2, of: RUEHC}", "2 of 1 addressees cannot be picked"),
      ("to", "{pik: 2, of: RUEHC}", "a choice of addressees has no field 'pik'; did you mean 'pick'?"),
      ("info", "[RUEHD]", "no addressee of the topology 'Net' has the indicator RUEHD; did you mean 'RUEH'?"),
      ("interval", "0 s", "the interval has to be above 0"),
      ("interval", "{uniform: [0 s, 0 s]}", "the interval has to be above 0"),
      ("interval", "{exponential: 5}", "time needs a unit; use us, ms, s, min, h or d"),
      (
        "interval", "{exponental: 5 s}",
        "a random quantity has no field 'exponental'; did you mean 'exponential'?"
      ),
      ("batch", "0", "a batch has to be above 0"),
      ("mix", "{ROUTINE: 0}", "the weight of some precedence has to be above 0"),
      ("mix", "{ROUTINE: -1}", "a weight is 0 to 1e9, not -1.0"),
      ("mix", "{RUTINE: 1}", "there is no precedence 'RUTINE'; did you mean 'ROUTINE'?"),
      ("mix", "RUTINE", "there is no precedence 'RUTINE'; did you mean 'ROUTINE'?"),
      ("characters", "0", "the length has to be above 0"),
      ("sections", "0", "'sections' has to be 1 to 9999, not 0"),
      ("classification", "{SECRT: 1}", "there is no classification 'SECRT'; did you mean 'SECRET'?"),
      (
        "hourlyProfile", "[1, 2]",
        "a day has 24 hours, not 2; give a weight to each hour of the day, the first being 0000Z to 0100Z"
      ),
      (
        "hourlyProfile", "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
        "some hour has to have a weight above 0; give a weight to each hour of the day, the first being 0000Z to 0100Z"
      ),
      (
        "infoPrecedence", "LOW",
        "there is no precedence 'LOW'; use FLASH OVERRIDE, FLASH, NIACT IMMEDIATE, IMMEDIATE, PRIORITY or ROUTINE"
      ),
    ])
  func traffic(_ key: String, _ value: String, _ expected: String) {
    let fields = Self.source.merging([key: value]) { $1 }.sorted { $0.key < $1.key }
    let errors = ScenarioFiles(
      "duration: 1 d\ntraffic: [{\(fields.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}]"
    ).errors()
    #expect(errors.count == 1)
    #expect(errors.first?.split(separator: " ", maxSplits: 2).last.map(String.init) == expected)
  }

  @Test("Each of its fields that must be there is asked for", arguments: source.keys.sorted())
  func missing(_ key: String) {
    let fields = Self.source.filter { $0.key != key }.sorted { $0.key < $1.key }
    let errors = ScenarioFiles(
      "duration: 1 d\ntraffic:\n  - {\(fields.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    ).errors()
    #expect(errors == ["s.yaml:6:5: error: a traffic source needs '\(key)'"])
  }
}
