package import Configuration
package import Diagnostics

/// A scenario as a run takes it, and how it came about.
package struct ResolvedScenario: Sendable {
  package var scenario: Scenario

  /// What is odd about it and yet possible.
  package var diagnostics: [Diagnostic]

  /// All that it says, defaults and command line included: a scenario by itself.
  package var document: Node

  /// The texts that the document's positions are in.
  package var texts: SourceTexts

  /// The files, each extending the next.
  package var chain: [String]

  /// All the files that it was read from.
  package var inputs: [String] {
    var files = chain
    var document = document
    document.mapPaths { node, path in
      files.append(path)
      return node
    }
    return files
  }

  /// The document as YAML, a scenario that says the same wherever it is stored; where each value came from
  /// stands behind it.
  ///
  /// - Parameter absolute: makes a path that holds wherever the current folder is.
  package func yaml(absolute: (String) -> String) -> String {
    // A file can be called anything; a comment ends with its line.
    func remark(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let heading = chain.count < 2 ? "" : "# \(remark(chain.joined(separator: " extends ")))\n"
    return heading + YAMLWriter.text(portable(absolute), width: 100) { remark(texts.origin(of: $0)) }
  }

  /// The document with paths that hold in any folder.
  package func portable(_ absolute: (String) -> String) -> Node {
    var document = document
    document.mapPaths { Node(.scalar(absolute($1)), at: $0.position) }
    return document
  }
}
