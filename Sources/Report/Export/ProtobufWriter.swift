/// Writes a message in the wire format of protocol buffers, field by field
/// (https://protobuf.dev/programming-guides/encoding).
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  /// How a value is laid out, as the low three bits of a field's tag say.
  private enum WireType: UInt64 {
    case varint = 0
    case fixed64 = 1
    case lengthDelimited = 2
  }

  private mutating func tag(_ field: Int, _ type: WireType) {
    varint(UInt64(field) << 3 | type.rawValue)
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A field of type `uint32`, `uint64`, `bool` or of an enumeration.
  mutating func add(_ field: Int, _ value: UInt64) {
    tag(field, .varint)
    varint(value)
  }

  /// A field of type `int32` or `int64`.
  mutating func add(_ field: Int, _ value: Int) {
    add(field, UInt64(bitPattern: Int64(value)))
  }

  /// A field of type `fixed64`.
  mutating func add(fixed field: Int, _ value: UInt64) {
    tag(field, .fixed64)
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(shift)))) }
  }

  /// A field of type `string`.
  mutating func add(_ field: Int, _ text: String) {
    tag(field, .lengthDelimited)
    varint(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  /// A field that is itself a message.
  mutating func add(_ field: Int, _ fill: (inout ProtobufWriter) -> Void) {
    var message = ProtobufWriter()
    fill(&message)
    tag(field, .lengthDelimited)
    varint(UInt64(message.bytes.count))
    bytes += message.bytes
  }
}
