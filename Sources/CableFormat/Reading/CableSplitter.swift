/// Finds where one cable of a text ends and the next begins, line by line.
///
/// A transmission ends with NNNN or where VZCZC begins the next. Without either, a cable begins where a heading
/// leads to a line FM; a heading that a quotation opens with belongs to the cable that quotes it.
struct CableSplitter {
  /// A place in the text, and the number of the line that begins there.
  struct Place: Equatable {
    var offset: Int
    var line: Int
  }

  /// Where a cable begins.
  struct Boundary: Equatable {
    var place: Place

    /// Whether the next transmission begins at once, with VZCZC.
    var isIdentifier: Bool
  }

  private let years: YearRule
  private var hasOriginator = false
  private var hasHeading = false

  /// How many lines ago a quotation was opened: a heading right behind belongs to what is quoted.
  private var sinceQuote = Int.max

  /// Where the heading began that may lead to a line FM.
  private var candidate: Place?
  private var candidateHasGroup = false

  /// Whether lines that are nothing in particular may stand in that heading, as drafting lines do.
  private var candidateIsPage = false
  private var candidateLines = 0

  /// A classification right before, with which a page begins.
  private var classification: Place?

  init(years: YearRule) {
    self.years = years
  }

  /// Takes the next line; gives the place where a new cable begins, if this line shows that.
  ///
  /// - Parameters:
  ///   - line: without white space around it.
  ///   - place: where it begins.
  ///   - end: where the line after it begins.
  mutating func read(_ line: Characters, at place: Place, end: Place) -> Boundary? {
    guard let first = line.first else { return nil }
    if sinceQuote < Int.max { sinceQuote += 1 }
    guard CableSplitter.isInteresting(first) else {
      passOther(line)
      return nil
    }
    switch first.capital {
    case UInt8(ascii: "V"), UInt8(ascii: "Z"):
      if TransmissionIdentifier.start(in: line) == 0 {
        let isNew = hasOriginator || hasText
        begin()
        hasHeading = true
        return isNew ? Boundary(place: place, isIdentifier: true) : nil
      }
    case UInt8(ascii: "N"):
      if EndMark.isEnd(line) {
        begin()
        return Boundary(place: end, isIdentifier: false)
      }
    case UInt8(ascii: "B"):
      if line.equals("BT") { hasText = hasText || hasHeading }
    case UInt8(ascii: "F"):
      if line.after("FM") != nil { return passOriginator(at: place) }
    default:
      break
    }
    // In a partial extract, the text follows the heading at once.
    if candidateHasGroup, isText(line) { return passOriginator(at: place) }
    passHeading(line, at: place)
    return nil
  }

  private func isText(_ line: Characters) -> Bool {
    var repairs: [Repair] = []
    return ClassificationLine(line, repairs: &repairs)?.messageReference != nil
  }

  /// Whether a text was seen, so that an identifier is no pilot's.
  private var hasText = false

  private mutating func begin() {
    self = CableSplitter(years: years)
  }

  private mutating func passOriginator(at place: Place) -> Boundary? {
    defer {
      (candidate, candidateHasGroup) = (nil, false)
      hasOriginator = true
      hasHeading = true
    }
    guard hasOriginator, let candidate, candidateHasGroup else { return nil }
    begin()
    return Boundary(place: candidate, isIdentifier: false)
  }

  private mutating func passHeading(_ line: Characters, at place: Place) {
    if line.begins(with: "PAGE "), let marker = PageMarker(line), marker.page == 1 {
      candidate = classification ?? place
      (candidateHasGroup, candidateIsPage, candidateLines) = (false, true, 0)
    } else if PrecedenceLine.isWhole(line.prefix(60), years: years) {
      if candidate == nil { start(at: place) }
      candidateHasGroup = candidate != nil
      candidateIsPage = false
      hasHeading = true
    } else if RoutingLine.begins(line) || OriginatingLine.begins(line) || SecurityLine.begins(line) {
      if candidate == nil { start(at: place) }
      hasHeading = true
    } else {
      passOther(line)
    }
    classification = ClassificationLine.isBare(line) ? (classification ?? place) : nil
  }

  private mutating func start(at place: Place) {
    guard sinceQuote > 6 else { return }
    candidate = place
    (candidateHasGroup, candidateIsPage, candidateLines) = (false, false, 0)
  }

  /// A line that is no part of a heading ends one, but for those of a page of the 1970s.
  private mutating func passOther(_ line: Characters) {
    classification = nil
    if candidate != nil {
      candidateLines += 1
      let isRouting = RoutingIndicator.isLikely(line.firstWord)
      if candidateLines > (candidateIsPage ? 200 : 3), !isRouting {
        (candidate, candidateHasGroup) = (nil, false)
      }
    }
    guard line.last?.capital == UInt8(ascii: "E") else { return }
    if line.ends(with: " QUOTE") || line.ends(with: " QTE") || line.equals("QUOTE") || line.equals("QTE") {
      sinceQuote = 0
    }
  }

  /// The first letters that a line of a heading, an end or a page can have.
  private static func isInteresting(_ sign: UInt8) -> Bool {
    switch sign.capital {
    case UInt8(ascii: "B"), UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "L"),
      UInt8(ascii: "N")...UInt8(ascii: "V"), UInt8(ascii: "Y"), UInt8(ascii: "Z"), UInt8(ascii: "<"):
      true
    default: false
    }
  }
}
