/// Logarithm, exponential and normal quantile with the same bits on every processor.
///
/// The C library's give other last bits with and without fused multiplication, which would change a draw.
/// Here are only additions, multiplications and divisions, which IEEE 754 fixes; Swift never fuses them.
package enum PortableMath {
  /// The natural logarithm of a positive, finite number; error below 2 units in the last place.
  ///
  /// A table and a short series, without a division.
  package static func log(_ x: Double) -> Double {
    let bits = x.bitPattern
    // One comparison for all that is not common: infinite and not a number, negative, 0 and subnormal.
    guard bits &- 0x10_0000_0000_0000 < 0x7FE0_0000_0000_0000 else { return logOfUncommon(x) }
    // x = 2 to the exponent × m with m from 1 up to 2; each of 128 parts of that has a c near m.
    let exponent = Double(Int(bits >> 52) - 1023)
    let m = Double(bitPattern: bits & 0xF_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    let part = LogarithmTable.parts[Int(bits >> 45) & 127]
    // log m = log c + log (1 + r) with r at most 1/128.
    let r = (m - part.center) * part.inverse
    // By pairs, so that few of the multiplications wait for each other.
    let square = r * r
    let low = (r * (1.0 / 3) - 1.0 / 2) + (r * (1.0 / 5) - 1.0 / 4) * square
    let high = (r * (1.0 / 7) - 1.0 / 6) + (r * (1.0 / 9) - 1.0 / 8) * square
    let series = low + high * (square * square)
    let scale = exponent + part.shift
    return (scale * ln2High + part.logarithm) + (r + (square * series + scale * ln2Low))
  }

  /// Both logarithms of two numbers that are positive, finite and not subnormal: the same bits as of each alone.
  package static func logs(_ x: SIMD2<Double>) -> SIMD2<Double> {
    let bits = unsafe unsafeBitCast(x, to: SIMD2<UInt64>.self)
    // A number's exponent as the last bits of one between 2 to the 52 and 2 to the 53.
    let raised = bits &>> 52 | SIMD2(repeating: 0x4330_0000_0000_0000)
    let exponent = unsafe unsafeBitCast(raised, to: SIMD2<Double>.self) - (0x1p52 + 1023)
    let fraction = bits & SIMD2(repeating: 0xF_FFFF_FFFF_FFFF) | SIMD2(repeating: 0x3FF0_0000_0000_0000)
    let m = unsafe unsafeBitCast(fraction, to: SIMD2<Double>.self)
    let first = LogarithmTable.parts[Int(bits[0] >> 45) & 127]
    let second = LogarithmTable.parts[Int(bits[1] >> 45) & 127]
    let r = (m - SIMD2(first.center, second.center)) * SIMD2(first.inverse, second.inverse)
    let square = r * r
    let (third, fifth) = (r * SIMD2(repeating: 1.0 / 3), r * SIMD2(repeating: 1.0 / 5))
    let (seventh, ninth) = (r * SIMD2(repeating: 1.0 / 7), r * SIMD2(repeating: 1.0 / 9))
    let low = (third - SIMD2(repeating: 1.0 / 2)) + (fifth - SIMD2(repeating: 1.0 / 4)) * square
    let high = (seventh - SIMD2(repeating: 1.0 / 6)) + (ninth - SIMD2(repeating: 1.0 / 8)) * square
    let series = low + high * (square * square)
    let scale = exponent + SIMD2(first.shift, second.shift)
    let logarithm = SIMD2(first.logarithm, second.logarithm)
    return (scale * ln2High + logarithm) + (r + (square * series + scale * ln2Low))
  }

  @inline(never)
  private static func logOfUncommon(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "the logarithm is of a positive number")
    // Subnormal: it has no leading bit of its own.
    return log(x * 0x1p54) - 54 * (ln2High + ln2Low)
  }

  /// e to the power of a number from -700 to 700; error below 2 units in the last place.
  package static func exp(_ x: Double) -> Double {
    precondition(abs(x) <= 700, "the exponential would leave the range of numbers")
    let power = (x / (ln2High + ln2Low)).rounded()
    let rest = (x - power * ln2High) - power * ln2Low
    var sum = 1.0
    for divisor in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * rest / divisor }
    return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
  }

  /// The number below which a standard normal variable falls with a probability between 0 and 1.
  ///
  /// Rational approximations accurate to about 1 part in 10 to the 16 (Wichura: algorithm AS 241,
  /// Applied Statistics 37, 1988, doi:10.2307/2347330).
  package static func normalQuantile(_ probability: Double) -> Double {
    let q = probability - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial(r, centralNumerator) / polynomial(r, centralDenominator)
    }
    let r = (-log(q < 0 ? probability : 1 - probability)).squareRoot()
    let value =
      r <= 5
      ? polynomial(r - 1.6, middleNumerator) / polynomial(r - 1.6, middleDenominator)
      : polynomial(r - 5, tailNumerator) / polynomial(r - 5, tailDenominator)
    return q < 0 ? -value : value
  }

  // The logarithm of 2 in two parts; the first has enough zero bits to be multiplied by an exponent exactly.
  private static var ln2High: Double { 0.693147180369123816490 }
  private static var ln2Low: Double { 1.90821492927058770002e-10 }

  /// A polynomial by Horner's rule, the constant first.
  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  private static let centralNumerator = [
    3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
  ]
  private static let centralDenominator = [
    1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
    3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
  ]
  private static let middleNumerator = [
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
  ]
  private static let middleDenominator = [
    1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
    1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
  ]
  private static let tailNumerator = [
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
    2.01033439929228813265e-7,
  ]
  private static let tailDenominator = [
    1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
  ]
}
