import CommandLineInterface
import Configuration
import Diagnostics
import EventKernel
import Foundation
import Report
import Scenario

/// `cablesim scenario show`: a scenario with everything that it does not say itself.
struct ScenarioShow: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: "Show a scenario in full, and where each value came from.",
      discussion: """
        What the file says is laid over the files that it extends, and those over the defaults; --set comes
        last. The result is a scenario by itself that can be stored anywhere. Behind each value stands where it
        came from: file and line, default, or the option.

        EXAMPLES:
          cablesim scenario show Scenarios/relay-outage.yaml
          cablesim scenario show Scenarios/relay-outage.yaml --set policy.preemption=none \\
            --set 'circuits[RUEH>RUEHC].speed=300 bd'
        """)
  }

  @Argument(help: "The scenario file; - for standard input.", valueName: "scenario")
  var file: String

  @OptionGroup var override: OverrideOptions

  @Option(help: "How the result is printed.")
  var format = ScenarioFormat.yaml

  mutating func run() throws {
    let resolved = try ScenarioFile.resolve(file, set: override.values.set, seed: override.seed)
    switch format {
    case .yaml: print(resolved.yaml(absolute: InputFile.absolute), terminator: "")
    case .json: print(JSON(resolved).text)
    }
  }
}

/// How a resolved scenario is printed.
enum ScenarioFormat: String, CaseIterable, ExpressibleByArgument {
  case yaml, json
}

extension InputFile {
  /// A path that holds in any folder.
  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}

extension JSON {
  /// A resolved scenario: what it says, and where each value came from.
  fileprivate init(_ resolved: ResolvedScenario) {
    let document = resolved.portable(InputFile.absolute)
    self = .object([
      ("schema", .string("cablesim-resolved-scenario/1")),
      ("files", .array(resolved.chain.map(JSON.string))),
      ("startsAt", .string(resolved.scenario.start.iso8601)),
      ("endsAt", .string(resolved.scenario.horizon.iso8601)),
      ("scenario", JSON(document)),
      ("origins", .array(JSON.origins(document, path: "", in: resolved.texts))),
    ])
  }

  /// A value as the scenario's text has it; a number only where it would be written the same.
  private init(_ node: Node) {
    switch node.content {
    case .sequence(let members): self = .array(members.map { JSON($0) })
    case .mapping(let entries): self = .object(entries.map { ($0.key, JSON($0.value)) })
    case .scalar(let text):
      if let number = Int(text), String(number) == text {
        self = .integer(number)
      } else if text == "true" || text == "false" {
        self = .bool(text == "true")
      } else {
        self = .string(text)
      }
    }
  }

  /// Each value's path and where it was given.
  private static func origins(_ node: Node, path: String, in texts: SourceTexts) -> [JSON] {
    let children: [(String, Node)]
    switch node.content {
    case .mapping(let entries) where !entries.isEmpty:
      children = entries.map { (path.isEmpty ? $0.key : "\(path).\($0.key)", $0.value) }
    case .sequence(let members) where !members.isEmpty:
      children = members.enumerated().map { ("\(path)[\($0.offset)]", $0.element) }
    case .mapping, .sequence, .scalar:
      return [
        .object([("path", .string(path)), ("origin", .string(texts.origin(of: node.position)))])
      ]
    }
    return children.flatMap { origins($0.1, path: $0.0, in: texts) }
  }
}
