/// A word of the command line that stands for itself.
@propertyWrapper
package struct Argument<Value>: DeclaredArgument {
  private let box: Box<Value>
  private let description: ValueDescription

  package var wrappedValue: Value {
    get { box.filled }
    nonmutating set { box.value = newValue }
  }

  func definition(label: String) -> ArgumentDefinition {
    ArgumentDefinition(
      kind: .positional, name: label.hyphenated, letter: nil, help: description.help,
      valueName: description.valueName ?? label.hyphenated, values: description.values,
      defaultText: description.defaultText, isRequired: description.isRequired,
      isRepeating: description.isRepeating)
  }

  func store(_ word: String) -> Bool { box.store(word) }

  var isGiven: Bool { box.isGiven }

  private init(_ box: Box<Value>, _ description: ValueDescription) {
    self.box = box
    self.description = description
  }
}

extension Argument where Value: ExpressibleByArgument {
  /// A word that must be given.
  package init(help: String, valueName: String? = nil) {
    self.init(
      Box(nil) { word, _ in Value(argument: word) },
      ValueDescription(
        help: help, valueName: valueName, values: Value.allValueStrings, defaultText: nil, isRequired: true,
        isRepeating: false))
  }
}

extension Argument {
  /// Any number of words.
  package init<Member: ExpressibleByArgument>(
    wrappedValue: [Member], help: String, valueName: String? = nil
  ) where Value == [Member] {
    self.init(
      Box(wrappedValue) { word, previous in Member(argument: word).map { (previous ?? []) + [$0] } },
      ValueDescription(
        help: help, valueName: valueName, values: Member.allValueStrings, defaultText: nil, isRequired: false,
        isRepeating: true))
  }
}
