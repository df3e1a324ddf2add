/// Paths of files as texts name them.
enum FilePath {
  /// The path of a file that a text names, relative to the folder of the text.
  static func resolve(_ path: String, beside text: String) -> String {
    guard path.first != "/", let slash = text.lastIndex(of: "/") else { return path }
    return String(text[...slash]) + path
  }

  /// The path without detours, `a/../b` being `b`, to find out whether two are the same.
  static func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.first == "/" ? "/" : "") + parts.joined(separator: "/")
  }
}
