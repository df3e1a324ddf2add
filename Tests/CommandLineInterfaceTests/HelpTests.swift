import CommandLineInterface
import Testing

@Suite("A program explains itself")
struct HelpTests {
  private func help(_ words: [String]) throws -> String {
    let request = try CommandParser.parse(Relay.self, words)
    guard case .help(let text) = request else { throw Unexpected(text: "\(request)") }
    return text
  }

  @Test("The program's help names its commands", arguments: [["--help"], ["-h"], ["help"]])
  func program(words: [String]) throws {
    #expect(
      try help(words) == """
        Pass traffic.

        USAGE: relay <command>

        OPTIONS:
          --version   Show the version.
          -h, --help  Show this help.

        COMMANDS:
          send        Send a cable.
          find-route  Find a way.

        See 'relay <command> --help' for more about one.

        Traffic is passed by precedence.
        """)
  }

  @Test(
    "A command's help names its arguments and options, with values and defaults",
    arguments: [["send", "--help"], ["send", "-h"], ["help", "send"], ["send", "--zzz", "--help"]])
  func send(words: [String]) throws {
    #expect(
      try help(words) == """
        Send a cable.

        USAGE: relay send <cable> [<cable> ...] [--times <times>] [--urgency <urgency>]
               [--log <file>] [--avoid <station>] ... [--line-rate <line-rate>]
               [--seed <seed>] [--force] [--dry-run]

        ARGUMENTS:
          <cable>  The cable; - for standard input.
          <cable>  More cables.

        OPTIONS:
          -t, --times <times>      How often. Default: 2.
          --urgency <urgency>      How urgent it is. One of: flash, routine. Default:
                                   routine.
          -l, --log <file>         Where to write the log.
          --avoid <station>        Stations to pass by.
          --line-rate <line-rate>  A rate, in characters a second. Default: 0.5.
          --seed <seed>            What draws depend on. Default: 1.
          -f, --force              Overwrite the log whatever it is.
          --dry-run                Only say what would be done, for every station on the
                                   way and every cable that waits there.
          -h, --help               Show this help.
        """)
  }

  @Test("Options that must be given are not in brackets")
  func route() throws {
    #expect(
      try help(["find-route", "--help"]) == """
        Find a way.

        USAGE: relay find-route --from <station> --to <station> [--show <show>] ...

        OPTIONS:
          --from <station>  Where it begins.
          --to <station>    Where it ends.
          --show <show>     Ways to show.
          -h, --help        Show this help.
        """)
  }

  @Test("No line of a help is wider than a terminal", arguments: [["--help"], ["send", "--help"]])
  func width(words: [String]) throws {
    #expect(try help(words).split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("The version is told")
  func version() throws {
    guard case .version(let text) = try CommandParser.parse(Relay.self, ["--version"]) else {
      Issue.record("no version")
      return
    }
    #expect(text == "relay 1.2.3")
  }

  @Test("A program without a command to do shows its help")
  func nothing() throws {
    guard case .run(var command) = try CommandParser.parse(Relay.self, []) else {
      Issue.record("nothing to run")
      return
    }
    #expect(throws: HelpRequest.self) { try command.run() }
  }
}
