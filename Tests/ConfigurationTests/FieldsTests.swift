import Configuration
import Testing

@Suite("A mapping hands out its fields, and nothing is left unread")
struct FieldsTests {
  /// A station as a schema would read it.
  private static func station(_ node: Node) throws(ConfigurationError) {
    var fields = try Fields(node, of: "a station")
    let _: String = try fields.required("name")
    let _: Int? = try fields.optional("positions")
    _ = fields.has("kind")
    try fields.finish()
  }

  @Test(
    "What does not fit is pointed at, with what would be right",
    arguments: [
      (
        "{name: a, positons: 2}",
        """
        t.yaml:1:11: error: a station has no field 'positons'; did you mean 'positions'?
         1 | {name: a, positons: 2}
           |           ^
        """
      ),
      (
        "name: a\nspeed: 75 bd\n",
        """
        t.yaml:2:1: error: a station has no field 'speed'; it has name, positions and kind
         2 | speed: 75 bd
           | ^
        """
      ),
      (
        "# the network\npositions: 2\n",
        """
        t.yaml:2:1: error: a station needs 'name'
         2 | positions: 2
           | ^
        """
      ),
      (
        "positions: 2\nnmae: a\n",
        """
        t.yaml:2:1: error: a station has no field 'nmae'; did you mean 'name'?
         2 | nmae: a
           | ^
        """
      ),
      (
        "{name: a, positions: two}",
        """
        t.yaml:1:22: error: 'two' is not a whole number
         1 | {name: a, positions: two}
           |                      ^
        """
      ),
      (
        "{name: [a], positions: 1}",
        """
        t.yaml:1:8: error: a text is wanted here, not a list
         1 | {name: [a], positions: 1}
           |        ^
        """
      ),
      (
        "- name: a\n",
        """
        t.yaml:1:1: error: a station is wanted here, not a list; write it as {key: value, …}
         1 | - name: a
           | ^
        """
      ),
      (
        "RUEHC",
        """
        t.yaml:1:1: error: a station is wanted here, not a value; write it as {key: value, …}
         1 | RUEHC
           | ^
        """
      ),
    ])
  func findings(text: String, expected: String) {
    #expect(finding(in: text, by: FieldsTests.station) == expected)
  }

  @Test("A mapping with all that is wanted passes, whatever the order")
  func complete() {
    #expect(finding(in: "{kind: x, positions: 3, name: a}", by: FieldsTests.station) == "")
    #expect(finding(in: "{name: a}", by: FieldsTests.station) == "")
  }

  @Test("Fields give their values, absent ones none")
  func values() throws {
    var fields = try Fields(try read("{name: no, positions: 3}"), of: "a station")
    let name: String = try fields.required("name")
    let positions: Int? = try fields.optional("positions")
    let storage: Int? = try fields.optional("storage")
    #expect(name == "no")
    #expect(positions == 3)
    #expect(storage == nil)
    #expect(fields.node("positions")?.position == Position(line: 1, column: 23))
    #expect(fields.node("storage") == nil)
    let has = (fields.has("name"), fields.has("kind"))
    #expect(has == (true, false))
  }
}
