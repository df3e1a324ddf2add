import Report

extension CommandLine {
  /// The command as it was given, as a JSON list; what changes nothing in a database is left out of it: its own
  /// name, and how many runs were made at once.
  static var json: String {
    var words: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if ["--output", "-o", "--jobs"].contains(word) {
        rest = rest.dropFirst()
      } else if !word.hasPrefix("--output="), !word.hasPrefix("--jobs=") {
        words.append(word)
      }
    }
    return JSON.array(words.map(JSON.string)).text
  }
}
