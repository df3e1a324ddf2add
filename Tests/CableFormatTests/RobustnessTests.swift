import CableFormat
import Diagnostics
import TestSupport
import Testing

@Suite("No input makes the reader crash, hang or take more than linear time")
struct RobustnessTests {
  static let header =
    "VZCZCNTO014\nPP RVAHC\nDE RVAHNT #0417 0711530\nZNY CCCCC\nP 121525Z MAR 07\nFM A\nTO B\n"

  /// Extreme texts of about 70 kilobytes.
  static let extremes: [(name: String, text: String)] = [
    ("one long line", String(repeating: "X", count: 66_666)),
    ("blanks", String(repeating: " ", count: 66_666)),
    ("line ends", String(repeating: "\n", count: 66_666)),
    ("NULs", String(repeating: "\0", count: 66_666)),
    (
      "a long routing line",
      "PP " + String(repeating: "RVAHC ", count: 11_000) + "\nDE RVAHNT #0417 0711530\n"
    ),
    ("many routing lines", String(repeating: "PP RVAHC RVBHC\n", count: 4_000)),
    ("a long security line", "ZNY CCCCC " + String(repeating: "ZFF O ", count: 11_000)),
    ("many signals", header.replacing("P 1", with: String(repeating: "ZFF AB\n", count: 9_333) + "P 1")),
    ("signals behind the year", "P 121525Z MAR 07" + String(repeating: " ZFF", count: 16_666)),
    ("many precedence lines", String(repeating: "P 121525Z MAR 07\n", count: 3_666)),
    ("addressees on one line", header + String(repeating: "RVAHC/A ", count: 8_333)),
    ("many addressees", header + String(repeating: "RVAHC/AMEMBASSY OXMOOR 0123\n", count: 2_333)),
    ("many bare addressees", header + String(repeating: "SECSTATE OXMOOR\n", count: 4_000)),
    ("numbers below each other", header + String(repeating: "1234\n", count: 13_333)),
    ("open offices", header + String(repeating: "A//B\n", count: 13_333)),
    ("many exempted posts", header + "XMT " + String(repeating: "A, ", count: 20_000)),
    ("classifications", header + String(repeating: "SECRET\n", count: 9_333)),
    ("page edges", header + String(repeating: "SECRET\nPAGE 02 STATE 1234\n", count: 2_666)),
    ("captions", header + "UNCLAS A 012\n" + String(repeating: "SIPDIS ", count: 9_333)),
    ("tags", header + "UNCLAS A 012\nTAGS: " + String(repeating: "PREL, ", count: 11_000)),
    ("brackets", header + "UNCLAS A 012\nTAGS: " + String(repeating: "[(", count: 33_333)),
    ("links", header + String(repeating: "[a](", count: 16_666)),
    ("tags of HTML", String(repeating: "<b", count: 33_333)),
    ("a long subject", header + "UNCLAS A 012\nSUBJECT: " + String(repeating: "WORD\n", count: 13_333)),
    ("a long list", header + "UNCLAS A 012\nREF: " + String(repeating: "A. B. ", count: 11_000)),
    ("quotations", header + "UNCLAS A 012\n" + String(repeating: "FOLLOWING REPEAT QUOTE\n", count: 3_000)),
    ("announcements", header + "UNCLAS A 012\n" + String(repeating: "FOLLOWING SENT\n", count: 4_333)),
    ("identifiers", String(repeating: "VZCZCNTO014\n", count: 5_333)),
    ("ends", String(repeating: "NNNN\n", count: 13_333)),
    ("markers", header + "UNCLAS A 012\n" + String(repeating: "A 00000012 002 OF 999\n", count: 3_000)),
    ("offices", String(repeating: "ACTION EUR-12\nINFO OCT-01\n", count: 2_333)),
    ("sections", String(repeating: header + "UNCLAS SECTION 01 OF 99 A 012\nNNNN\n", count: 400)),
    ("open pages", String(repeating: "PAGE 01\nSTATE 1234\n", count: 3_333)),
  ]

  @Test("Extreme texts are read in time", arguments: extremes.indices)
  func readsExtreme(index: Int) {
    let (name, text) = Self.extremes[index]
    let clock = ContinuousClock()
    let bytes = Array(text.utf8)
    let time = clock.measure { _ = readAll(bytes: bytes) }
    // They take a second or two without optimization; quadratic time would take many minutes.
    #expect(time < .seconds(60), "\(name) took \(time)")
  }

  @Test("A header has 100 000 addressees if it says so")
  func readsManyAddressees() throws {
    let lines = (0..<100_000).map { "RVAHC/AMEMBASSY OXMOOR \(10000 + $0)" }
    let read = try #require(readAll("P 121525Z MAR 07\nFM A\nTO " + lines.joined(separator: "\n")).first)
    #expect(read.cable.action.count == 100_000)
    #expect(read.cable.action.last?.continuityNumber == "109999")
  }

  @Test(
    "Nothing is found in a text that has no cable",
    arguments: ["", "\n\n", "HELLO\n", "NNNN\nNNNN\n", "BT\n", "\0\0"])
  func findsNothing(text: String) throws {
    #expect(readAll(text).isEmpty)
    #expect(throws: InvalidInput.self) {
      try CableReader.read(SourceText(name: "test", bytes: Array(text.utf8)))
    }
  }

  @Test("Mutations of real headers are read without a crash, whatever they say")
  func readsMutations() throws {
    let corpus = try Corpus.texts()
    let clock = ContinuousClock()
    let end = clock.now + .seconds(5)
    var seed: UInt64 = 1
    while clock.now < end {
      var mutation = Mutation(seed: seed)
      let text = mutation.mutate(corpus)
      // The seed is what a crash leaves on the terminal.
      let cables = readAll(bytes: text)
      for read in cables {
        #expect(
          read.diagnostics.allSatisfy { $0.location.line >= 1 && $0.location.column >= 1 }, "seed \(seed)")
        // What was read can be written, and what was written can be read.
        let written = CableWriter.write(read.cable)
        #expect(!readAll(written).isEmpty || read.cable.from == nil, "seed \(seed)")
      }
      seed += 1
    }
    #expect(seed > 20)
  }

  @Test("The same cables are found however the text is cut into pieces", arguments: [1, 2, 7, 64, 1000])
  func readsPieces(size: Int) throws {
    for text in try Corpus.texts() {
      let whole = readAll(bytes: text)
      var stream = CableStream(file: "test")
      var cables: [ReadCable] = []
      for start in stride(from: 0, to: text.count, by: size) {
        cables += stream.read(text[start..<min(start + size, text.count)])
      }
      cables += stream.finish()
      #expect(cables.map(\.cable) == whole.map(\.cable))
      #expect(cables.map(\.diagnostics) == whole.map(\.diagnostics))
    }
  }
}
