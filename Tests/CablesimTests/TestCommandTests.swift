import Foundation
import TestSupport
import Testing

@Suite("cablesim test")
struct TestCommandTests {
  private func test(_ words: String..., in folder: borrowing TemporaryFolder) throws -> Program.Result {
    try Program.run(["test", "busy.yaml"] + words, in: folder.url)
  }

  @Test("a failure exits with 1 and shows the worst cable, its path and where its time went")
  func failure() throws {
    let folder = try BusyDay.folder()
    let result = try test(in: folder)
    #expect(result.exitCode == 1)
    #expect(result.output.contains("pass    Busy day  IMMEDIATE within half an hour"))
    #expect(result.output.contains("fail    Busy day  ROUTINE within ten minutes"))
    #expect(
      result.output.contains(
        "worst: the cable of RUEHBJ to RUEHC, filed 311715Z OCT 08, ROUTINE, action: took 34.9 min"))
    #expect(result.output.contains("path: RUEHBJ RUEH RUEHC"))
    #expect(result.output.contains("waiting for RUEH>RUEHC"))
    #expect(result.output.contains("1 passed, 1 failed, 0 undecided"))
  }

  @Test("the time of the worst cable is all accounted for")
  func account() throws {
    struct Document: Decodable {
      struct Row: Decodable {
        struct Worst: Decodable {
          struct Step: Decodable { var seconds: Double }
          var seconds: Double
          var steps: [Step]
        }
        var result: String
        var worst: Worst?
      }
      var schema: String
      var expectations: [Row]
    }
    let folder = try BusyDay.folder()
    let result = try test("--format", "json", in: folder)
    let document = try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
    #expect(document.schema == "cablesim-test/1")
    #expect(document.expectations.map(\.result) == ["pass", "fail"])
    let worst = try #require(document.expectations[1].worst)
    #expect(abs(worst.steps.reduce(0) { $0 + $1.seconds } - worst.seconds) < 1e-5)
  }

  @Test("what holds is a success, whatever the form of the answer")
  func success() throws {
    let folder = try BusyDay.folder()
    let tap = try test("--set", "expect[1].within=1 h", "--format", "tap", in: folder)
    #expect(tap.exitCode == 0)
    #expect(
      tap.output == """
        TAP version 14
        1..2
        ok 1 - Busy day: IMMEDIATE within half an hour
        ok 2 - Busy day: ROUTINE within ten minutes

        """)
  }

  @Test("an interval that holds the limit is undecided, which is no failure")
  func undecided() throws {
    let folder = try BusyDay.folder()
    let result = try test(
      "--set", "expect[1].within=25 min", "--replications", "4", "--format", "tap", in: folder)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("not ok 2 - Busy day: ROUTINE within ten minutes # TODO undecided: "))
  }

  @Test("who waits in vain fails every limit, and is the worst")
  func waiting() throws {
    let folder = try BusyDay.folder()
    let result = try test(
      "--set", "changes=[{remove: \"circuit RUEH>RUEHC\"}, {remove: \"circuit RUEH>RUCN\"}]", in: folder)
    #expect(result.exitCode == 1)
    #expect(result.output.contains("too many never got it"))
    #expect(result.output.contains("was unreachable"))
  }

  @Test("a build server gets JUnit's XML, in a file that is not overwritten")
  func junit() throws {
    let folder = try BusyDay.folder()
    _ = try test("--junit", "results.xml", in: folder)
    let text = String(decoding: try folder.bytes("results.xml"), as: UTF8.self)
    #expect(text.contains("<testsuite name=\"Busy day\" tests=\"2\" failures=\"1\" skipped=\"0\">"))
    #expect(text.contains("<failure message=\"limit p95 10.0 min, seen 20.9 min\">"))
    #expect(text.hasSuffix("  </testsuite>\n</testsuites>\n"))
    let again = try test("--junit", "results.xml", in: folder)
    #expect(again.exitCode == 3)
    #expect(again.errors.contains("which is not overwritten"))
  }

  @Test("a scenario that expects nothing passes, with a note")
  func nothing() throws {
    let folder = try BusyDay.folder()
    let result = try test("--set", "expect=[]", in: folder)
    #expect(result.exitCode == 0)
    #expect(result.errors == "note: busy.yaml expects nothing\n")
  }

  @Test("a scenario that fails is shrunk to the smallest that still fails in the same way")
  func shrink() throws {
    let folder = try BusyDay.folder()
    let result = try test("--shrink", in: folder)
    #expect(result.exitCode == 1)
    #expect(
      result.errors.contains(
        "note: busy.shrunk.yaml still fails with 0 cables, 1 traffic source, "))
    let again = try Program.run(["test", "busy.shrunk.yaml"], in: folder.url)
    #expect(again.exitCode == 1)
    #expect(again.output.contains("0 passed, 1 failed, 0 undecided"))
  }
}
