import EventKernel
import Report
import Testing

@Suite("A table for a terminal")
struct TextTableTests {
  @Test("aligns its columns: words at the left, numbers at the right, nothing at the ends of lines")
  func alignment() {
    var table = TextTable(["ROLE", "TOOK", "BY"], numeric: [1])
    table.append(["action", "58 s", "RUEHTA RUEH RUEHC"])
    table.append(["info", "12 h 58 min", ""])
    table.append(["x", "", "A"])
    #expect(
      table.lines == [
        "ROLE           TOOK  BY", "action         58 s  RUEHTA RUEH RUEHC", "info    12 h 58 min",
        "x                    A",
      ])
  }

  @Test("counts characters, not bytes")
  func characters() {
    var table = TextTable(["NAME", "N"])
    table.append(["SÃO", "1"])
    table.append(["OSLO", "2"])
    #expect(table.lines == ["NAME  N", "SÃO   1", "OSLO  2"])
  }

  @Test("has its header though it has no row")
  func empty() {
    #expect(TextTable(["A", "BB"]).lines == ["A  BB"])
  }
}

@Suite("Wording")
struct WordingTests {
  @Test("gives a moment as a date-time group, and a dash where there is none")
  func groups() {
    #expect(Wording.group(Instant(microseconds: 1_225_364_520_999_999)) == "301102Z OCT 08")
    #expect(Wording.group(nil) == "-")
  }

  @Test("counts in singular and plural", arguments: [(0, "0 sections"), (1, "1 section"), (3, "3 sections")])
  func counts(number: Int, words: String) {
    #expect(Wording.count(number, "section") == words)
  }

  @Test(
    "tells why a run stopped, with the word of the database",
    arguments: ["all delivered", "no events left", "horizon", "interrupted"])
  func stops(reason: String) {
    #expect(Wording.stop(reason).hasSuffix("(\(reason))"))
  }
}
