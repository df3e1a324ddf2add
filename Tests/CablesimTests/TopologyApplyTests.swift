import TestSupport
import Testing

/// `cablesim topology apply`, run as a user would.
@Suite("Applying changes to a network")
struct TopologyApplyTests {
  private static let network = """
    # A network of three.
    format: cablesim-topology/1
    name: three
    stations:
      - {id: RUEH, kind: relay}   # the relay
      - {id: RUEHC}
      # This one is new.
      - id: RUEHTA
        name: AMEMBASSY ASTANA
    circuits:
      # All are slow.
      - {between: [RUEH, RUEHC], speed: 75 bd}
      - {between: [RUEH, RUEHTA], speed: 75 bd} # a long one

    """

  @Test("What changes do not touch stays as it is written")
  func comments() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.network, to: "net.yaml")
    try folder.write(
      """
      changes:
        - {set: "station RUEH", name: BELTSVILLE}
        - {remove: "circuit RUEHC>RUEH"}
        - {add: {circuit: {between: [RUEHC, RUEHTA], speed: 50 bd}}}
      """, to: "changes.yaml")
    let result = try Program.run(
      ["topology", "apply", "net.yaml", "changes.yaml", "-o", "new.yaml"], in: folder.url)
    #expect(result.exitCode == 0, "\(result.errors)")
    let printed = try Program.run(["topology", "apply", "net.yaml", "changes.yaml"], in: folder.url)
    #expect(
      printed.output == """
        # A network of three.
        format: cablesim-topology/1
        name: three
        stations:
          - {id: RUEH, kind: relay, name: BELTSVILLE}
          - {id: RUEHC}
          # This one is new.
          - id: RUEHTA
            name: AMEMBASSY ASTANA
        circuits:
          # All are slow.
          - {from: RUEH, to: RUEHC, speed: 75 bd}
          - {between: [RUEH, RUEHTA], speed: 75 bd} # a long one
          - {between: [RUEHC, RUEHTA], speed: 50 bd}

        """)
    let difference = try Program.run(
      ["topology", "diff", "net.yaml", "new.yaml"], in: folder.url)
    #expect(difference.exitCode == 0)
    #expect(difference.output.contains("- circuit RUEHC>RUEH"))
    #expect(difference.output.contains("~ station RUEH name: RUEH -> BELTSVILLE"))
  }

  @Test("A change that does not fit is named, and nothing is written")
  func misfit() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.network, to: "net.yaml")
    try folder.write("- {remove: \"circuit RUEH>RUEHX\"}\n", to: "changes.yaml")
    let result = try Program.run(
      ["topology", "apply", "net.yaml", "changes.yaml", "-o", "new.yaml"], in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.errors.hasPrefix("changes.yaml:1:12: error: there is no circuit RUEH>RUEHX to change"))
    #expect(try folder.contents == ["changes.yaml", "net.yaml"])
  }

  @Test("Neither an input nor another file is overwritten")
  func overwriting() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.network, to: "net.yaml")
    try folder.write("- {set: \"station RUEH\", name: B}\n", to: "changes.yaml")
    try folder.write("mine", to: "new.yaml")
    for output in ["net.yaml", "new.yaml"] {
      let result = try Program.run(
        ["topology", "apply", "net.yaml", "changes.yaml", "-o", output], in: folder.url)
      #expect(result.exitCode == 3)
    }
    let forced = try Program.run(
      ["topology", "apply", "net.yaml", "changes.yaml", "-o", "new.yaml", "--force"], in: folder.url)
    #expect(forced.exitCode == 0)
  }
}
