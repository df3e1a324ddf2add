import TestSupport
import Testing
import Timeline

/// The header that the next station printed.
@Suite("A transcript")
struct TranscriptTests {
  @Test("of XRO 9011 is the archived header of ASTANA 2147, byte for byte without blanks at the end of lines")
  func archivedHeader() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.astana(), to: path)
    let file = String(decoding: try Repository.bytes("Scenarios/astana-2147/cable.txt"), as: UTF8.self)
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    let header = lines.drop(while: \.isEmpty).prefix { !$0.isEmpty }
    #expect(header.count == 26)
    let transcripts = try TimelineReader(path).transcripts(run: 1, designator: "XRO", number: 9011)
    #expect(transcripts.count == 1)
    #expect(transcripts.first == Array(header))
    // It is that of the first section, and of no other.
    #expect(
      try query(
        """
        SELECT section FROM transmission t JOIN circuit c USING (circuit_id)
        WHERE c.designator = 'XRO' AND channel_number = 9011
        """, in: path) == ["1"])
  }

  @Test("of a cable that the scenario describes has the header that its description makes")
  func described() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    #expect(
      try TimelineReader(path).transcripts(run: 1, designator: "XRO", number: 9011) == [
        [
          "VZCZCXRO9011", "RR RUEB", "DE RUEA 3041100", "ZNR UUUUU", "R 301100Z OCT 08", "FM FIRST",
          "TO RUEB/THE LAST ROUTINE",
        ]
      ])
  }

  @Test("of what is sent again has the operating signal that says so in format line 4")
  func marked() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    try Connection(path, .writing).execute("UPDATE transmission SET marking = 'ZDK'")
    let transcripts = try TimelineReader(path).transcripts(run: 1, designator: "XRO", number: 9011)
    #expect(transcripts.first?[3] == "ZNR UUUUU ZDK")
  }

  @Test("of a transmission that is not there is an error, and so is that of background traffic")
  func absent() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try Replay.write(Replay.line(), to: path)
    try Connection(path, .writing).execute("UPDATE message SET heading = NULL")
    let reader = try TimelineReader(path)
    #expect(
      message { () throws(TimelineError) in
        _ = try reader.transcripts(run: 1, designator: "XRO", number: 77)
      }.contains("there is no transmission XRO077"))
    #expect(
      message { () throws(TimelineError) in
        _ = try reader.transcripts(run: 1, designator: "XRO", number: 9011)
      }.contains("without its header"))
  }

  private func message(_ work: () throws(TimelineError) -> Void) -> String {
    do throws(TimelineError) { try work() } catch { return error.description }
    return "no error"
  }
}
