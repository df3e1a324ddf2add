import Glibc

/// A run of a text's bytes, such as a line or a word, without a copy.
///
/// Letters compare without regard to case, for archives keep headers in either. The view borrows the memory of
/// whoever reads the text and must not outlive the reading; this is the only file that touches that memory.
@safe
struct Characters {
  private let base: UnsafePointer<UInt8>?
  let count: Int

  /// The whole of a buffer.
  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe base = buffer.baseAddress
    count = buffer.count
  }

  private init(base: UnsafePointer<UInt8>?, count: Int) {
    unsafe self.base = unsafe base
    self.count = count
  }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "no such character")
    return unsafe base.unsafelyUnwrapped[index]
  }

  subscript(range: Range<Int>) -> Characters {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "no such characters")
    return unsafe Characters(base: base.map { unsafe $0 + range.lowerBound }, count: range.count)
  }

  /// Where this part of a longer run ends in it.
  func end(in whole: Characters) -> Int {
    guard let start = unsafe base, let wholeStart = unsafe whole.base else { return 0 }
    return unsafe start - wholeStart + count
  }

  /// Where a byte first stands, from a place on.
  func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count, let from = unsafe base.map({ unsafe $0 + start }) else { return nil }
    guard let found = unsafe memchr(from, Int32(byte), count - start) else { return nil }
    return unsafe start + (UnsafeRawPointer(found) - UnsafeRawPointer(from))
  }

  /// The bytes.
  var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Adds the bytes to a text.
  func append(to text: inout [UInt8]) {
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  /// The text: UTF-8, or where it is not that, Latin-1, in which archives of the time were kept.
  var string: String {
    let buffer = unsafe UnsafeBufferPointer(start: base, count: count)
    // Nearly all is ASCII, which need not be validated.
    if !contains(where: { $0 >= 0x80 }) { return unsafe String(decoding: buffer, as: UTF8.self) }
    return unsafe String(validating: buffer, as: UTF8.self) ?? String(text: bytes)
  }
}

extension Characters {
  var indices: Range<Int> { 0..<count }
  var first: UInt8? { isEmpty ? nil : self[0] }
  var last: UInt8? { isEmpty ? nil : self[count - 1] }

  func dropFirst(_ number: Int = 1) -> Characters { self[min(max(0, number), count)..<count] }
  func dropLast(_ number: Int = 1) -> Characters { prefix(count - number) }
  func prefix(_ number: Int) -> Characters { self[0..<min(max(0, number), count)] }

  /// The longest beginning whose characters are all of a kind.
  func prefix(while isWanted: (UInt8) -> Bool) -> Characters {
    var end = 0
    while end < count, isWanted(self[end]) { end += 1 }
    return self[0..<end]
  }

  /// Without white space at both ends.
  var trimmed: Characters {
    var (start, end) = (0, count)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return self[start..<end]
  }

  /// Without white space at the beginning.
  var withoutIndent: Characters { dropFirst(prefix(while: \.isBlank).count) }

  /// The characters up to the first white space.
  var firstWord: Characters { prefix { !$0.isBlank } }

  /// The words between white space.
  var words: [Characters] {
    var words: [Characters] = []
    var rest = withoutIndent
    while !rest.isEmpty {
      let word = rest.prefix { !$0.isBlank }
      words.append(word)
      rest = rest.dropFirst(word.count).withoutIndent
    }
    return words
  }

  /// Whether it is a word, whatever the case of its letters.
  func equals(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && begins(with: word) }

  /// Whether it begins with a word, whatever the case of its letters.
  func begins(with word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount
    where unsafe self[index].capital != word.utf8Start[index] { return false }
    return true
  }

  /// Whether it ends with a word, whatever the case of its letters.
  func ends(with word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount && dropFirst(count - word.utf8CodeUnitCount).begins(with: word)
  }

  /// What follows a word at the beginning, if that and then a blank stand there.
  func after(_ word: StaticString) -> Characters? {
    let length = word.utf8CodeUnitCount
    guard begins(with: word), count == length || self[length].isBlank else { return nil }
    return dropFirst(length).trimmed
  }

  /// Where some words first stand from a place on, whatever the case of their letters.
  func firstIndex(of words: StaticString, from place: Int = 0) -> Int? {
    let length = words.utf8CodeUnitCount
    guard length > 0, count - place >= length else { return nil }
    let first = unsafe words.utf8Start[0]
    for start in place...(count - length)
    where self[start].capital == first && self[start..<count].begins(with: words) { return start }
    return nil
  }

  /// Whether it is digits and nothing else.
  var isNumber: Bool { !isEmpty && !contains { !$0.isDigit } }

  /// Whether it is letters A to Z and nothing else.
  var isWord: Bool { !isEmpty && !contains { !$0.isLetter } }

  func contains(where isWanted: (UInt8) -> Bool) -> Bool {
    for index in indices where isWanted(self[index]) { return true }
    return false
  }

  /// The number that up to 9 digits make, `nil` if it is anything else.
  var number: Int? {
    guard (1...9).contains(count) else { return nil }
    var value = 0
    for index in indices {
      guard self[index].isDigit else { return nil }
      value = value * 10 + Int(self[index] - UInt8(ascii: "0"))
    }
    return value
  }

  /// The text in capitals, runs of white space made one blank.
  var name: String { contains(where: { $0 >= 0x80 }) ? sentence.uppercased() : collapsed(\.capital) }

  /// The text as written, runs of white space made one blank.
  var sentence: String {
    contains(where: { $0 >= 0x80 }) ? words.map(\.string).joined(separator: " ") : collapsed { $0 }
  }

  /// The text with single blanks, its bytes changed by a rule.
  private func collapsed(_ rule: (UInt8) -> UInt8) -> String {
    unsafe String(unsafeUninitializedCapacity: count) { buffer in
      var length = 0
      for index in indices {
        let byte = self[index]
        if !byte.isBlank {
          unsafe buffer[length] = rule(byte)
          length += 1
        } else if unsafe length > 0 && buffer[length - 1] != UInt8(ascii: " ") {
          unsafe buffer[length] = UInt8(ascii: " ")
          length += 1
        }
      }
      return unsafe length > 0 && buffer[length - 1] == UInt8(ascii: " ") ? length - 1 : length
    }
  }
}

extension UInt8 {
  /// A blank, tab or carriage return, or another control character that can stand for one.
  var isBlank: Bool { self <= 0x20 }
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  var isLowercase: Bool { self &- UInt8(ascii: "a") < 26 }

  /// The capital of a letter, anything else unchanged.
  var capital: UInt8 { isLowercase ? self - 0x20 : self }
}

/// Lines that were cleaned, kept in memory as long as a text is read.
@safe
final class CleanedText {
  private var lines: [UnsafeMutableBufferPointer<UInt8>] = unsafe []

  deinit {
    unsafe lines.forEach { unsafe $0.deallocate() }
  }

  /// A copy that lives as long as this does.
  func keep(_ text: [UInt8]) -> Characters {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
    _ = unsafe copy.initialize(from: text)
    unsafe lines.append(copy)
    return unsafe Characters(UnsafeBufferPointer(copy))
  }
}

extension [UInt8] {
  /// Reads the bytes without a copy.
  func withCharacters<Value>(_ body: (Characters) -> Value) -> Value {
    unsafe withUnsafeBufferPointer { unsafe body(Characters($0)) }
  }
}
