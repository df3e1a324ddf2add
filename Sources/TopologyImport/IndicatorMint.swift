package import CableFormat
import Foundation

/// Invents routing indicators for stations that have none.
///
/// All have seven letters and begin with RV, which was no nation's in 2011; the other five are the first
/// letters of the station's name and its number, if it ends in one (a digit counts as one of A to J). Having
/// the same length, none begins with another: no prefix can mistake one for the other. The same names in the
/// same order always give the same indicators.
package struct IndicatorMint {
  private static let nation = "RV"
  private static let count = 5
  private var used: Set<String> = []

  /// The next number to try behind the first letters of a name.
  private var next: [String: Int] = [:]

  package init() {}

  /// An indicator that was not given before.
  ///
  /// - Complexity: constant on average, whatever the names.
  package mutating func indicator(for name: String) -> RoutingIndicator {
    let stem = Self.stem(of: name)
    // A name that is taken loses its last letter to A, B, C …, then the last two, and so on.
    for replaced in 0...Self.count {
      let kept = String(stem.dropLast(replaced))
      var number = next[kept] ?? 0
      defer { next[kept] = number }
      while number < Self.power(replaced) {
        let candidate = kept + Self.word(number, of: replaced)
        number += 1
        guard used.insert(candidate).inserted else { continue }
        if let indicator = RoutingIndicator(Self.nation + candidate) { return indicator }
      }
    }
    preconditionFailure("26 to the power of \(Self.count) stations have indicators already")
  }

  /// The first letters of a name and the last digits at its end, filled up with X.
  private static func stem(of name: String) -> String {
    let number = letters(
      of: String(name.reversed().prefix { $0.isASCII && $0.isNumber }.prefix(count - 1).reversed()))
    let first = letters(of: name).dropLast(number.count).prefix(count - number.count)
    return (String(first) + String(number)).padding(toLength: count, withPad: "X", startingAt: 0)
  }

  /// The letters A to Z of a name; accents are taken off, digits become A to J, anything else is left out.
  private static func letters(of name: String) -> [Character] {
    name.decomposedStringWithCanonicalMapping.unicodeScalars.compactMap { scalar in
      switch scalar {
      case "A"..."Z": return Character(scalar)
      case "a"..."z": return Character(Unicode.Scalar(UInt8(scalar.value - 32)))
      case "0"..."9": return Character(Unicode.Scalar(UInt8(scalar.value - 48 + 65)))
      default: return nil
      }
    }
  }

  private static func power(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * 26 }
  }

  /// A number as letters: 0 is A…A.
  private static func word(_ number: Int, of length: Int) -> String {
    var (rest, letters) = (number, [Character]())
    for _ in 0..<length {
      letters.append(Character(Unicode.Scalar(UInt8(65 + rest % 26))))
      rest /= 26
    }
    return String(letters.reversed())
  }
}
