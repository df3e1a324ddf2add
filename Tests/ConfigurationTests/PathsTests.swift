import Configuration
import Diagnostics
import Testing

@Suite("Paths to values")
struct PathsTests {
  private static let document = """
    policy: {preemption: flash, divertAfter: {ROUTINE: 10 min}}
    circuits: [{id: A>B, speed: 75 bd}, {id: B>A, speed: 75 bd}]
    traffic: [{name: posts to Department, interval: 20 min}, {name: "7", interval: 5 min}]
    empty: []
    """

  /// The document after `path=value`.
  private static func set(_ text: String) throws(ConfigurationError) -> Node {
    let start = Position(line: 1, column: 1)
    guard let equals = NodePath.end(in: text[...]) else {
      throw ConfigurationError("test", at: start, "no equals sign")
    }
    let value = text[text.index(after: equals)...]
    let place = Position(line: 1, column: text.distance(from: text.startIndex, to: value.startIndex) + 1)
    var root = try YAMLReader.read(Array(document.utf8), source: 0)
    try root.set(try YAMLReader.read(value, at: place), at: try NodePath(text[..<equals], at: start))
    return root
  }

  @Test(
    "A value is set where its path leads, and nothing else changes",
    arguments: [
      ("policy.preemption=none", "preemption: flash", "preemption: none"),
      ("policy.divertAfter.ROUTINE=never", "ROUTINE: 10 min", "ROUTINE: never"),
      ("policy.divertAfter.NIACT IMMEDIATE=0 s", "10 min}", "10 min, NIACT IMMEDIATE: 0 s}"),
      ("policy.new.deep=1", "10 min}", "10 min}, new: {deep: 1}"),
      ("circuits[A>B].speed=300 bd", "A>B, speed: 75 bd", "A>B, speed: 300 bd"),
      ("circuits[1].speed=300 bd", "B>A, speed: 75 bd", "B>A, speed: 300 bd"),
      ("circuits[*].speed=300 bd", "speed: 75 bd", "speed: 300 bd"),
      ("circuits[0]={id: C}", "{id: A>B, speed: 75 bd}", "{id: C}"),
      ("traffic[posts to Department].interval={exponential: 5 min}", "20 min", "{exponential: 5 min}"),
      // A name goes before an index.
      ("traffic[7].interval=1 s", "5 min", "1 s"),
      ("empty=[1, 2]", "empty: []", "empty: [1, 2]"),
    ])
  func set(_ text: String, _ old: String, _ new: String) throws {
    let expected = Self.document.replacing(old, with: new)
    #expect(try Self.set(text).says(YAMLReader.read(Array(expected.utf8), source: 0)))
  }

  @Test(
    "A path that leads nowhere is an error at its step, with what may have been meant",
    arguments: [
      ("circuits[A>C].speed=1", 10, "no member of the list is called 'A>C'", "did you mean 'A>B'?"),
      ("circuits[2].speed=1", 10, "there is no member 2: the list has 2", "members are counted from 0 to 1"),
      (
        "circuits[-1].speed=1", 10, "there is no member -1: the list has 2", "members are counted from 0 to 1"
      ),
      (
        "circuits.speed=1", 10, "a list has no key 'speed'",
        "name a member of the list before it, such as [0] or [*]"
      ),
      ("policy[0]=1", 8, "there is no list here but a mapping", "write .preemption for a key of the mapping"),
      ("policy.preemption.x=1", 19, "a value has no key 'x'", "set 'flash' as a whole"),
      ("empty[*].x=1", 7, "no list with members is here", nil),
      ("empty[0]=1", 7, "there is no member 0: the list has 0", nil),
      (
        "traffic[else].x=1", 9, "no member of the list is called 'else'", "there is posts to Department and 7"
      ),
      (".a=1", 1, "a key is wanted here", "a path looks like policy.preemption or traffic[0].interval"),
      ("a..b=1", 3, "a key is wanted here", "a path looks like policy.preemption or traffic[0].interval"),
      (
        "a[]=1", 3, "a member's index or name is wanted between the brackets",
        "a path looks like policy.preemption or traffic[0].interval"
      ),
      (
        "a[0]b=1", 5, "'.' or '[' is wanted here",
        "a path looks like policy.preemption or traffic[0].interval"
      ),
      ("a]=1", 2, "'.' or '[' is wanted here", "a path looks like policy.preemption or traffic[0].interval"),
      ("a=", 3, "a value is wanted here", "write '' for an empty text"),
    ] as [(String, Int, String, String?)])
  func nowhere(_ text: String, _ column: Int, _ message: String, _ hint: String?) {
    let error = #expect(throws: ConfigurationError.self) { try Self.set(text) }
    #expect(error?.position == Position(line: 1, column: column))
    #expect(error?.message == message)
    #expect(error?.hint == hint)
  }

  @Test(
    "A path is written as it was read",
    arguments: [
      "policy.preemption", "circuits[A>B].speed", "circuits[*].outages.up", "traffic[0]", "a[b][c].d",
    ])
  func description(_ text: String) throws {
    #expect(try NodePath(text, at: Position(line: 1, column: 1)).description == text)
  }

  @Test("The path ends at the first equals sign outside brackets")
  func end() {
    let text = "traffic[a=b].name=c=d"[...]
    #expect(NodePath.end(in: text).map { text[..<$0] } == "traffic[a=b].name")
    #expect(NodePath.end(in: "policy.preemption") == nil)
  }
}
