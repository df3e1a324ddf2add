/// Something that few have: whoever has none, of a hundred thousand, keeps no room for it but a word.
@propertyWrapper
package struct Rare<Value: Sendable>: Sendable {
  /// One value at most.
  private var values: [Value]

  package init(wrappedValue: Value?) {
    values = wrappedValue.map { [$0] } ?? []
  }

  package var wrappedValue: Value? {
    get { values.first }
    set { values = newValue.map { [$0] } ?? [] }
  }
}
