import Report

extension CommandLine {
  /// The command as it was given, as a JSON list; what changes nothing in a database is left out of it: its own
  /// name, how many runs were made at once, and colours.
  static var json: String {
    var words: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      let name = word.prefix { $0 != "=" }
      guard ["--output", "-o", "--jobs", "--color"].contains(name) else {
        words.append(word)
        continue
      }
      if name == word { rest = rest.dropFirst() }
    }
    return JSON.array(words.map(JSON.string)).text
  }
}
