/// The measures of a cable on the wire.
enum WireForm {
  /// Characters on a teletype line.
  static let lineWidth = 69
}
