import CommandLineInterface
import Testing

@Suite("A command line that is not understood is answered")
struct MistakeTests {
  @Test(
    "One line says what is wrong and what would be right",
    arguments: [
      (["sned", "a"], "there is no command 'sned'; did you mean 'send'?"),
      (["transmogrify"], "there is no command 'transmogrify'"),
      (["--verbose"], "unknown option '--verbose'"),
      (["send"], "<cable> is missing"),
      (["send", "--times", "3"], "<cable> is missing"),
      (["send", "a", "--tiems", "3"], "unknown option '--tiems'; did you mean '--times'?"),
      (["send", "a", "--dryrun"], "unknown option '--dryrun'; did you mean '--dry-run'?"),
      (["send", "a", "--hepl"], "unknown option '--hepl'; did you mean '--help'?"),
      (["send", "a", "--seeds=3"], "unknown option '--seeds'; did you mean '--seed'?"),
      (["send", "a", "--zzzzzz"], "unknown option '--zzzzzz'"),
      (["send", "a", "-x"], "unknown option '-x'"),
      (["send", "a", "-times", "3"], "unknown option '-times'; did you mean '--times'?"),
      (["send", "a", "--version"], "unknown option '--version'"),
      (["send", "a", "--times"], "a value has to follow '--times'"),
      (["send", "a", "-t"], "a value has to follow '-t'"),
      (["send", "a", "--log", "--force"], "a value has to follow '--log'"),
      (["send", "a", "--log", "-f"], "a value has to follow '--log'"),
      (["send", "a", "--log", "--"], "a value has to follow '--log'"),
      (["send", "a", "--log", "--frce"], "a value has to follow '--log'"),
      (["send", "a", "--times", "1", "--times", "2"], "'--times' is given twice"),
      (["send", "a", "--times=1", "-t", "2"], "'-t' is given twice"),
      (["send", "a", "--log", "x", "-l", "y"], "'-l' is given twice"),
      (["send", "a", "--force=yes"], "'--force' takes no value"),
      (["send", "a", "--help=yes"], "'--help' takes no value"),
      (["--version=2"], "'--version' takes no value"),
      (["send", "a", "--times", "often"], "'often' is no value for '--times'"),
      (["send", "a", "--times", "2.5"], "'2.5' is no value for '--times'"),
      (["send", "a", "--times", "99999999999999999999"], "'99999999999999999999' is no value for '--times'"),
      (["send", "a", "--times="], "'' is no value for '--times'"),
      (["send", "a", "--seed", "-1"], "'-1' is no value for '--seed'"),
      (["send", "a", "--line-rate", "nan"], "'nan' is no value for '--line-rate'"),
      (["send", "a", "--line-rate", "1e999"], "'1e999' is no value for '--line-rate'"),
      (["send", "a", "--urgency", "high"], "'high' is no value for '--urgency'; use flash or routine"),
      (["send", "a", "--urgency", "FLASH"], "'FLASH' is no value for '--urgency'; use flash or routine"),
      (["find-route", "--from", "A"], "--to is missing"),
      (["find-route", "--from", "A", "--to", "B", "C"], "nothing more is wanted, but there is 'C'"),
      (
        ["find-route", "--from", "A", "--to", "B", "--", "--show"],
        "nothing more is wanted, but there is '--show'"
      ),
      (["route"], "there is no command 'route'"),
    ])
  func messages(words: [String], message: String) {
    do {
      let request = try CommandParser.parse(Relay.self, words)
      Issue.record("understood as \(request)")
    } catch {
      #expect(error.mistake.message == message)
    }
  }

  @Test("The usage is that of the command that was meant")
  func usageOfTheCommand() {
    #expect(
      mistake("find-route", "--form", "A")?.description == """
        error: unknown option '--form'; did you mean '--from'?
        Usage: relay find-route --from <station> --to <station> [--show <show>] ...
        Try 'relay find-route --help' for more.
        """)
    #expect(
      mistake("snd")?.description == """
        error: there is no command 'snd'; did you mean 'send'?
        Usage: relay <command>
        Try 'relay --help' for more.
        """)
  }

  @Test("A usage that is too long goes on below its beginning")
  func longUsage() {
    #expect(
      mistake("send")?.description == """
        error: <cable> is missing
        Usage: relay send <cable> [<cable> ...] [--times <times>] [--urgency <urgency>]
               [--log <file>] [--avoid <station>] ... [--line-rate <line-rate>]
               [--seed <seed>] [--force] [--dry-run]
        Try 'relay send --help' for more.
        """)
  }
}
