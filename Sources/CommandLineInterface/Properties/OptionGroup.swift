/// Arguments and options that several commands have in common, as a property of each.
///
///     struct Urgency: ParsableArguments {
///       @Option(help: "How urgent it is.") var precedence = "ROUTINE"
///     }
///
///     struct Send: ParsableCommand {
///       @OptionGroup var urgency: Urgency
///       …
///     }
package protocol ParsableArguments {
  init()

  /// Looks whether the values fit, once all have been given.
  ///
  /// - Throws: a `ValidationError` if they do not.
  func validate() throws
}

extension ParsableArguments {
  package func validate() throws {}
}

/// A property that stands for all those of a group, as if the command had declared them in its place.
@propertyWrapper
package struct OptionGroup<Group: ParsableArguments>: DeclaredGroup {
  package let wrappedValue: Group

  package init() {
    wrappedValue = Group()
  }

  var group: any ParsableArguments { wrappedValue }
}

/// A property whose own properties the parser fills.
protocol DeclaredGroup {
  var group: any ParsableArguments { get }
}
