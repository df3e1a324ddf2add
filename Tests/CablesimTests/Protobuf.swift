import Foundation

/// A message of protocol buffers, taken apart by its wire format alone.
struct Protobuf {
  private enum Value {
    case number(UInt64)
    case bytes(Data)
  }

  struct Malformed: Error {}

  private var fields: [(number: Int, value: Value)] = []

  init(_ data: Data) throws {
    var rest = Array(data)[...]
    func varint() throws -> UInt64 {
      var value: UInt64 = 0
      for shift in stride(from: UInt64(0), to: 64, by: 7) {
        guard let byte = rest.popFirst() else { throw Malformed() }
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
      }
      throw Malformed()
    }
    func take(_ count: Int) throws -> Data {
      guard rest.count >= count else { throw Malformed() }
      defer { rest = rest.dropFirst(count) }
      return Data(rest.prefix(count))
    }
    while !rest.isEmpty {
      let tag = try varint()
      switch tag & 7 {
      case 0: fields.append((Int(tag >> 3), .number(try varint())))
      case 1:
        fields.append((Int(tag >> 3), .number(try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) })))
      case 2: fields.append((Int(tag >> 3), .bytes(try take(Int(try varint())))))
      default: throw Malformed()
      }
    }
  }

  /// The numbers of a field, or its first.
  func numbers(_ field: Int) -> [UInt64] {
    fields.compactMap { if $0.number == field, case .number(let value) = $0.value { value } else { nil } }
  }

  func number(_ field: Int) -> UInt64? { numbers(field).first }

  /// The messages in a field.
  func messages(_ field: Int) -> [Protobuf] { bytes(field).compactMap { try? Protobuf($0) } }

  /// The text of a field.
  func text(_ field: Int) -> String? { bytes(field).first.map { String(decoding: $0, as: UTF8.self) } }

  private func bytes(_ field: Int) -> [Data] {
    fields.compactMap { if $0.number == field, case .bytes(let value) = $0.value { value } else { nil } }
  }
}
