/// A value of the command line that is given by name: `--seed 3` or `--seed=3`.
@propertyWrapper
package struct Option<Value>: DeclaredArgument {
  private let box: Box<Value>
  private let name: NameSpecification
  private let description: ValueDescription

  package var wrappedValue: Value {
    get { box.filled }
    nonmutating set { box.value = newValue }
  }

  func definition(label: String) -> ArgumentDefinition {
    let name = self.name.long(label)
    return ArgumentDefinition(
      kind: .option, name: name, letter: self.name == .shortAndLong ? name.first : nil,
      help: description.help,
      valueName: description.valueName ?? name, values: description.values,
      defaultText: description.defaultText,
      isRequired: description.isRequired, isRepeating: description.isRepeating)
  }

  func store(_ word: String) -> Bool { box.store(word) }

  var isGiven: Bool { box.isGiven }

  private init(_ box: Box<Value>, _ name: NameSpecification, _ description: ValueDescription) {
    self.box = box
    self.name = name
    self.description = description
  }
}

extension Option where Value: ExpressibleByArgument {
  /// An option with a default.
  package init(wrappedValue: Value, name: NameSpecification = .long, help: String, valueName: String? = nil) {
    self.init(
      Box(wrappedValue) { word, _ in Value(argument: word) }, name,
      ValueDescription(
        help: help, valueName: valueName, values: Value.allValueStrings,
        defaultText: wrappedValue.argumentText,
        isRequired: false, isRepeating: false))
  }

  /// An option that must be given.
  package init(name: NameSpecification = .long, help: String, valueName: String? = nil) {
    self.init(
      Box(nil) { word, _ in Value(argument: word) }, name,
      ValueDescription(
        help: help, valueName: valueName, values: Value.allValueStrings, defaultText: nil, isRequired: true,
        isRepeating: false))
  }
}

extension Option {
  /// An option that may be left out.
  package init<Wrapped: ExpressibleByArgument>(
    wrappedValue: Wrapped?, name: NameSpecification = .long, help: String, valueName: String? = nil
  ) where Value == Wrapped? {
    self.init(
      Box(.some(wrappedValue)) { word, _ in Wrapped(argument: word).map { .some($0) } }, name,
      ValueDescription(
        help: help, valueName: valueName, values: Wrapped.allValueStrings, defaultText: nil,
        isRequired: false,
        isRepeating: false))
  }

  /// An option that may be given many times.
  package init<Member: ExpressibleByArgument>(
    wrappedValue: [Member], name: NameSpecification = .long, help: String, valueName: String? = nil
  ) where Value == [Member] {
    self.init(
      Box(wrappedValue) { word, previous in Member(argument: word).map { (previous ?? []) + [$0] } }, name,
      ValueDescription(
        help: help, valueName: valueName, values: Member.allValueStrings, defaultText: nil, isRequired: false,
        isRepeating: true))
  }
}
