/// Values without their repetitions, each known by its number.
struct Distinct<Value: Hashable> {
  /// The values in the order in which they were first met.
  private(set) var values: [Value] = []
  private var numbers: [Value: Int32] = [:]

  /// The number of a value, a new one if it was not met before.
  mutating func number(of value: Value) -> Int32 {
    if let known = numbers[value] { return known }
    let number = Int32(values.count)
    numbers[value] = number
    values.append(value)
    return number
  }
}
