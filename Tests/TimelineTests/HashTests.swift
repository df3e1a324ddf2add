import Testing

@testable import Timeline

/// The hash of a text, as the timeline computes it.
func sha256(_ text: String) -> String { SHA256.hexadecimal(text.utf8) }

@Suite("SHA-256")
struct HashTests {
  @Test(
    "gives the known answers of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func knownAnswers(text: String, hash: String) {
    #expect(sha256(text) == hash)
  }

  @Test("pads a text of any length to whole blocks", arguments: [55, 56, 63, 64, 65, 119, 120])
  func lengths(count: Int) {
    let hash = SHA256.hexadecimal(Array(repeating: UInt8(ascii: "a"), count: count))
    #expect(hash.count == 64)
    #expect(hash != SHA256.hexadecimal(Array(repeating: UInt8(ascii: "a"), count: count + 1)))
  }

  @Test("gives the known answer for a million letters")
  func long() {
    #expect(
      SHA256.hexadecimal(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
