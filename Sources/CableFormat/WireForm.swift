/// The measures of a cable on the wire.
package enum WireForm {
  /// Characters on a teletype line.
  package static let lineWidth = 69
}
