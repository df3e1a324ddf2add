package import CableFormat
import Foundation

/// Invents routing indicators for stations that have none.
///
/// All have seven letters and begin with RV, which was no nation's in 2011; the other five are the first letters
/// (a digit counts as one of A to J) of the station's name. Having the same length, none begins with another: no
/// prefix can mistake one for the other. The same names in the same order always give the same indicators.
package struct IndicatorMint {
  private static let nation = "RV"
  private static let count = 5
  private var used: Set<String> = []

  /// Where the search for a free indicator goes on for the next station of the same letters.
  private var progress: [String: (replaced: Int, number: Int)] = [:]

  package init() {}

  /// An indicator that was not given before.
  package mutating func indicator(for name: String) -> RoutingIndicator {
    let letters = Self.letters(of: name)
    let padding = Array(repeating: Character("X"), count: max(0, Self.count - letters.count))
    let stem = String((letters + padding).prefix(Self.count))
    var (replaced, number) = progress[stem] ?? (0, 0)
    // A name that is taken loses its last letter to A, B, C …, then the last two, and so on.
    while replaced <= Self.count {
      while number < Self.power(replaced) {
        let candidate = String(stem.dropLast(replaced)) + Self.word(number, of: replaced)
        number += 1
        guard used.insert(candidate).inserted,
          let indicator = RoutingIndicator(Self.nation + candidate)
        else { continue }
        progress[stem] = (replaced, number)
        return indicator
      }
      (replaced, number) = (replaced + 1, 0)
    }
    preconditionFailure("26 to the power of \(Self.count) stations have indicators already")
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
