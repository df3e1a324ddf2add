/// A type whose values can be written on a command line.
package protocol ExpressibleByArgument {
  /// The value of a word, `nil` if it is none.
  init?(argument: String)

  /// How the value is written.
  var argumentText: String { get }

  /// The words for all values, if they can be listed.
  static var allValueStrings: [String] { get }
}

extension ExpressibleByArgument {
  package static var allValueStrings: [String] { [] }
}

extension ExpressibleByArgument where Self: CustomStringConvertible {
  package var argumentText: String { description }
}

extension String: ExpressibleByArgument {
  package init?(argument: String) { self = argument }
}

extension Int: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension UInt64: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension Double: ExpressibleByArgument {
  package init?(argument: String) {
    guard let value = Double(argument), value.isFinite else { return nil }
    self = value
  }
}

extension ExpressibleByArgument where Self: RawRepresentable, RawValue == String {
  package init?(argument: String) { self.init(rawValue: argument) }

  package var argumentText: String { rawValue }
}

extension ExpressibleByArgument where Self: CaseIterable, Self: RawRepresentable, RawValue == String {
  package static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
