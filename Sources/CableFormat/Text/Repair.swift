/// Something on a line that was not as it should be and was read all the same.
struct Repair: Hashable {
  /// The stable name of the kind of damage.
  var code: String

  /// What stands there.
  var original: String

  /// What it is taken for.
  var reading: String

  init(_ code: String, _ original: String, as reading: String) {
    self.code = code
    self.original = original
    self.reading = reading
  }
}

extension String {
  /// Reads the text by its characters.
  func read<Value>(_ body: (Characters) -> Value) -> Value {
    var copy = self
    return copy.withUTF8 { unsafe body(Characters($0)) }
  }
}
