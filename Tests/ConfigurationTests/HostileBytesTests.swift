import Configuration
import Diagnostics
import TestSupport
import Testing

@Suite("Bytes that are no text are refused at their place")
struct HostileBytesTests {
  private func finding(in bytes: [UInt8]) -> String {
    do {
      _ = try YAMLReader.read(SourceText(name: "t.yaml", bytes: bytes))
      return ""
    } catch {
      return error.description
    }
  }

  @Test("Bytes that are not UTF-8 are found behind letters of several bytes")
  func invalidUTF8() {
    let bytes = Array("a: 1\nKöln: b".utf8) + [0xFF] + Array("c\n".utf8)
    #expect(
      finding(in: bytes) == """
        t.yaml:2:8: error: invalid leading UTF-8 octet; the text must be UTF-8
         2 | Köln: b\u{FFFD}c
           |        ^
        """)
  }

  @Test(
    "Cut and overlong sequences and surrogates are not UTF-8",
    arguments: [[0xC3], [0xE2, 0x82], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80]])
  func malformed(sequence: [UInt8]) {
    #expect(firstLine(finding(in: Array("a: b".utf8) + sequence)).hasPrefix("t.yaml:1:5: error: "))
  }

  @Test("A NUL is refused, and does not end the text unnoticed")
  func nul() {
    #expect(
      firstLine(finding(in: Array("a: 1\n".utf8) + [0] + Array("b: 2\n".utf8)))
        == "t.yaml:2:1: error: control characters are not allowed; leave them out")
    #expect(
      firstLine(finding(in: [0, 0, 0, 0]))
        == "t.yaml:1:1: error: control characters are not allowed; leave them out")
  }

  @Test("An escaped NUL in quotes is a character like any other")
  func escapedNul() throws {
    #expect(try read(#"a: "x\0y""#)["a"]?.text == "x\0y")
  }

  @Test("A byte order mark is no part of the text")
  func byteOrderMark() throws {
    #expect(try read("\u{FEFF}a: 1\n")["a"]?.text == "1")
  }

  @Test("No change of a few bytes traps the reader", arguments: 1...8 as ClosedRange<UInt64>)
  func mutated(seed: UInt64) {
    let text = Array(
      "a: {b: [1, \"two\", 'three'], c: |\n  block\n  text\nd:\n  - e: f\n  - >\n    folded\n".utf8)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let bytes = generator.mutated(text)
      let found = finding(in: bytes)
      #expect(found.isEmpty || found.hasPrefix("t.yaml:"), "seed \(seed): \(bytes)")
    }
  }
}
