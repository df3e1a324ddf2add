import EventKernel

extension OriginatingLine {
  /// When a cable was filed, before it is known in which year, or month.
  enum FilingTime: Hashable {
    /// By the day of the year.
    case dayOfYear(Int, minutes: Int)

    /// By the day of the month.
    case dayOfMonth(Int, minutes: Int)
  }

  /// A line as it stands, not dated.
  struct Parts {
    var station: RoutingIndicator
    var serialNumber: StationSerialNumber
    var sectionSuffix: Int?
    var time: FilingTime?
  }

  /// Whether a line begins as format line 3 does.
  static func begins(_ line: Characters) -> Bool {
    guard let rest = line.after("DE"), let first = rest.first?.capital else { return false }
    return (first == UInt8(ascii: "R") || first == UInt8(ascii: "Q"))
      && RoutingIndicator(rest.prefix(while: \.isLetter)) != nil
  }
}

extension OriginatingLine.Parts {
  /// The parts of a line, and what else stands on it; the sign before the number may be missing or garbled.
  static func read(_ line: Characters) -> (value: OriginatingLine.Parts, rest: Characters)? {
    guard let body = line.after("DE") else { return nil }
    let name = body.prefix(while: \.isLetter)
    guard let station = RoutingIndicator(name) else { return nil }
    var rest = body.dropFirst(name.count).withoutIndent
    // The sign, or what was printed for it.
    rest = rest.dropFirst(rest.prefix { !$0.isDigit && !$0.isLetter }.count)
    let digits = rest.prefix(while: \.isDigit)
    guard (1...4).contains(digits.count), let value = digits.number else { return nil }
    rest = rest.dropFirst(digits.count)
    let letter = rest.prefix(while: \.isLetter)
    guard letter.count <= 1 else { return nil }
    rest = rest.dropFirst(letter.count)
    var parts = OriginatingLine.Parts(
      station: station,
      serialNumber: StationSerialNumber(
        value, digits: digits.count, letter: letter.string.uppercased()))
    if let sign = rest.first, sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") {
      let suffix = rest.dropFirst().withoutIndent.prefix(while: \.isDigit)
      if suffix.count <= 3, let number = suffix.number {
        parts.sectionSuffix = number
        rest = rest.dropFirst(suffix.end(in: rest))
      }
    }
    rest = rest.withoutIndent
    if let time = OriginatingLine.FilingTime.read(rest) {
      parts.time = time.value
      rest = time.rest
    }
    return (parts, rest.trimmed)
  }

  init(station: RoutingIndicator, serialNumber: StationSerialNumber, time: OriginatingLine.FilingTime? = nil)
  {
    self.station = station
    self.serialNumber = serialNumber
    self.time = time
  }

  /// The line dated as near to a moment as its day allows.
  func dated(near moment: Instant?) -> OriginatingLine {
    OriginatingLine(
      station: station, serialNumber: serialNumber, sectionSuffix: sectionSuffix,
      timeOfFile: moment.flatMap { time?.instant(near: $0) },
      undatedTime: moment == nil ? time?.written : nil)
  }
}

extension OriginatingLine.FilingTime {
  /// The time that one or two words tell: `3041102`, `304 1102`, `304/1102Z` or `22/1856Z`; and what follows.
  static func read(_ text: Characters) -> (value: OriginatingLine.FilingTime, rest: Characters)? {
    let first = text.prefix(while: \.isDigit)
    var rest = text.dropFirst(first.count)
    if first.count != 7 {
      // Of a group that lost some digits nothing can be told.
      guard (2...3).contains(first.count) else { return nil }
      rest = rest.dropFirst(rest.first == UInt8(ascii: "/") ? 1 : 0).withoutIndent
      rest = rest.dropFirst(rest.prefix(while: \.isDigit).count)
    }
    let whole = text.prefix(text.count - rest.count)
    let clock = whole.dropFirst(whole.count - 4)
    guard whole.count >= 6, clock.isNumber, let minutes = minutes(clock),
      let day = first.prefix(first.count == 7 ? 3 : first.count).number
    else { return nil }
    if rest.first?.capital == UInt8(ascii: "Z") { rest = rest.dropFirst() }
    guard rest.first.map({ !$0.isLetter && !$0.isDigit }) ?? true else { return nil }
    if first.count == 2 {
      guard (1...31).contains(day) else { return nil }
      return (.dayOfMonth(day, minutes: minutes), rest)
    }
    guard (1...366).contains(day) else { return nil }
    return (.dayOfYear(day, minutes: minutes), rest)
  }

  /// The minutes after midnight of four digits; 2400 ends the day.
  private static func minutes(_ clock: Characters) -> Int? {
    guard clock.count == 4, let digits = clock.number, digits % 100 < 60, digits / 100 < 24 || digits == 2400
    else { return nil }
    return digits / 100 * 60 + digits % 100
  }

  /// The time in figures.
  var written: String {
    switch self {
    case .dayOfYear(let day, let minutes):
      "\(day.padded(3))\((minutes / 60).padded(2))\((minutes % 60).padded(2))"
    case .dayOfMonth(let day, let minutes):
      "\(day.padded(2))/\((minutes / 60).padded(2))\((minutes % 60).padded(2))Z"
    }
  }

  /// The moment nearest to another, since the line tells neither year nor, in the older form, month.
  func instant(near moment: Instant) -> Instant? {
    let near = CivilTime(moment)
    let candidates: [Instant]
    switch self {
    case .dayOfYear(let day, let minutes):
      candidates = (near.year - 1...near.year + 1).compactMap { year in
        guard day <= (CivilTime.isLeap(year) ? 366 : 365) else { return nil }
        return CivilTime(year: year, month: 1, day: 1).map {
          $0.instant + .minutes(Int64((day - 1) * 1440 + minutes))
        }
      }
    case .dayOfMonth(let day, let minutes):
      candidates = (-1...1).compactMap { shift in
        let (years, month) = (near.month - 1 + shift).flooredDivision(by: 12)
        return CivilTime(year: near.year + years, month: month + 1, day: day).map {
          $0.instant + .minutes(Int64(minutes))
        }
      }
    }
    return candidates.min {
      abs(($0 - moment).microseconds) < abs(($1 - moment).microseconds)
    }
  }
}
