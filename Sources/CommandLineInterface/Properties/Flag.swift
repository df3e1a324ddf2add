/// A name on the command line that says yes by being there: `--force`.
@propertyWrapper
package struct Flag: DeclaredArgument {
  private let box: Box<Bool>
  private let name: NameSpecification
  private let help: String

  package var wrappedValue: Bool {
    get { box.filled }
    nonmutating set { box.value = newValue }
  }

  /// A flag that is down unless it is given.
  package init(wrappedValue: Bool = false, name: NameSpecification = .long, help: String) {
    box = Box(wrappedValue) { _, _ in true }
    self.name = name
    self.help = help
  }

  func definition(label: String) -> ArgumentDefinition {
    let name = self.name.long(label)
    return ArgumentDefinition(
      kind: .flag, name: name, letter: self.name == .shortAndLong ? name.first : nil, help: help,
      valueName: "",
      values: [], defaultText: nil, isRequired: false, isRepeating: true)
  }

  func store(_ word: String) -> Bool { box.store(word) }

  var isGiven: Bool { box.isGiven }
}
