/// What a property of a command asks for.
struct ArgumentDefinition {
  enum Kind {
    /// A word that stands for itself.
    case positional

    /// A name with a value.
    case option

    /// A name alone.
    case flag
  }

  var kind: Kind

  /// The property's name in lower case with hyphens; of a positional, the name of its value.
  var name: String

  /// A letter that stands for the name.
  var letter: Character?
  var help: String

  /// How the value is named in the usage.
  var valueName: String

  /// The words for all values, if they can be listed.
  var values: [String]

  /// How the default is written, if there is one worth telling.
  var defaultText: String?

  /// Whether it must be given.
  var isRequired: Bool

  /// Whether it may be given more than once.
  var isRepeating: Bool

  /// The name as it is written, such as `--seed`.
  var spelling: String { kind == .positional ? "<\(valueName)>" : "--\(name)" }
}

/// How an option can be named.
package enum NameSpecification: Hashable, Sendable {
  /// By the property's name, with two hyphens.
  case long

  /// By the property's name, or by its first letter with one hyphen.
  case shortAndLong

  /// By another name than the property's, with two hyphens.
  case customLong(String)

  /// The name of the property with a label.
  func long(_ label: String) -> String {
    switch self {
    case .long, .shortAndLong: label.hyphenated
    case .customLong(let name): name
    }
  }
}

/// A property that the parser fills.
protocol DeclaredArgument {
  /// What it asks for, given the name of the property.
  func definition(label: String) -> ArgumentDefinition

  /// Takes a word for a value, a flag any.
  ///
  /// - Returns: whether the word is a value.
  func store(_ word: String) -> Bool

  /// Whether something has been stored.
  var isGiven: Bool { get }
}

/// The place where a property's value is while the command is being filled in: the property wrapper is a copy
/// inside the command's value, the box is the same for both.
final class Box<Value> {
  var value: Value?
  var isGiven = false
  let parse: (String, Value?) -> Value?

  /// - Parameter parse: the value after a word, given what was given before; `nil` if the word is none.
  init(_ value: Value?, parse: @escaping (String, Value?) -> Value?) {
    self.value = value
    self.parse = parse
  }

  /// The value; a command runs only when all that is required has been given.
  var filled: Value {
    guard let value else { preconditionFailure("a command's arguments are read after they were parsed") }
    return value
  }

  func store(_ word: String) -> Bool {
    // A default gives way to the first value.
    guard let parsed = parse(word, isGiven ? value : nil) else { return false }
    value = parsed
    isGiven = true
    return true
  }
}

/// What is the same for every value of an argument or option.
struct ValueDescription {
  var help: String
  var valueName: String?
  var values: [String]
  var defaultText: String?
  var isRequired: Bool
  var isRepeating: Bool
}
