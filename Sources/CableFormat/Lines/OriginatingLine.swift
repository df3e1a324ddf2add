public import EventKernel

/// Format line 3: who filed the cable, under which number, which section this is, and when.
///
/// The form is that of the American supplement to ACP 127: `DE RUEHTA #2147/01 3041102`, the day counted from
/// the beginning of the year. The older form `DE RVAHNT 0051 22/1856Z` has the day of the month.
public struct OriginatingLine: Hashable, Sendable {
  /// The facility that filed it.
  public var station: RoutingIndicator

  /// The number it gave.
  public var serialNumber: StationSerialNumber

  /// The section's number where one is written.
  public var sectionSuffix: Int?

  /// The time of file; `nil` where it is missing, or cannot be dated because nothing tells the year.
  public var timeOfFile: Instant?

  /// The time of file as it stands, day and time, where it cannot be dated.
  public var undatedTime: String?

  /// An originating line.
  public init(
    station: RoutingIndicator, serialNumber: StationSerialNumber, sectionSuffix: Int?, timeOfFile: Instant?,
    undatedTime: String? = nil
  ) {
    self.station = station
    self.serialNumber = serialNumber
    self.sectionSuffix = sectionSuffix
    self.timeOfFile = timeOfFile
    self.undatedTime = undatedTime
  }
}

extension OriginatingLine: CustomStringConvertible {
  /// The line as it is sent.
  public var description: String {
    let suffix = sectionSuffix.map { "/" + $0.padded(2) } ?? ""
    let line = "DE \(station) #\(serialNumber)\(suffix)"
    guard let timeOfFile else { return undatedTime.map { "\(line) \($0)" } ?? line }
    let time = CivilTime(timeOfFile)
    return line + " \(time.dayOfYear.padded(3))\(time.hour.padded(2))\(time.minute.padded(2))"
  }
}
