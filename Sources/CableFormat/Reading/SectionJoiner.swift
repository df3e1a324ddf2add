import Diagnostics
import EventKernel

/// Joins the sections of a cable that came one by one, and gives the cables in the order in which they began.
struct SectionJoiner {
  /// By what the sections of a cable are known to belong together.
  ///
  /// The serial number of a station comes again after a while, so the date-time group is a part of it. Where
  /// format line 3 is missing, the originator and its number take the place of station and serial number.
  private struct Key: Hashable {
    var station: RoutingIndicator?
    var serial: StationSerialNumber?
    var origin: String?
    var number: Int?
    var group: DateTimeGroup
    var count: Int

    init?(_ cable: Cable) {
      guard cable.sectionCount > 1, let group = cable.precedence?.dateTimeGroup else { return nil }
      self.group = group
      count = cable.sectionCount
      if let line = cable.originating {
        (station, serial) = (line.station, line.serialNumber)
      } else {
        guard let reference = cable.messageReference else { return nil }
        (origin, number) = (reference.origin, reference.number)
      }
    }
  }

  private var queue: [ReadCable?] = []

  /// The number of the first cable of the queue since the beginning.
  private var first = 0

  /// The cables that wait for sections, by their numbers.
  private var waiting: [Key: Int] = [:]

  init() {}

  /// The last cable taken: the next may call more facilities for the same text.
  private var last: ReadCable?

  /// Takes a cable; gives those that need not wait any longer.
  mutating func take(_ read: ReadCable) -> [ReadCable] {
    guard let previous = last else {
      last = read
      return []
    }
    if let merged = previous.merged(with: read) {
      last = merged
      return []
    }
    last = read
    return add(previous)
  }

  private mutating func add(_ read: ReadCable) -> [ReadCable] {
    let key = Key(read.cable)
    if let key, let place = waiting[key], let other = queue[place - first], other.canTake(read) {
      let joined = other.joined(with: read)
      queue[place - first] = joined
      if joined.cable.isComplete { waiting[key] = nil }
    } else {
      if let key, !read.cable.isComplete { waiting[key] = first + queue.count }
      queue.append(read)
    }
    return leaving { $0.cable.isComplete || Key($0.cable) == nil }
  }

  /// Gives what is left.
  mutating func finish() -> [ReadCable] {
    let rest = last.map { add($0) } ?? []
    last = nil
    return rest + leaving { _ in true }
  }

  private mutating func leaving(while mayLeave: (ReadCable) -> Bool) -> [ReadCable] {
    var leaving: [ReadCable] = []
    while leaving.count < queue.count, let read = queue[leaving.count],
      mayLeave(read) || queue.count - leaving.count > CableStream.patience
    {
      if let key = Key(read.cable), waiting[key] == first + leaving.count { waiting[key] = nil }
      leaving.append(read)
    }
    queue.removeFirst(leaving.count)
    first += leaving.count
    return leaving.map(\.withMissingSections)
  }
}

extension Cable {
  /// Whether all sections are at hand.
  public var isComplete: Bool { sectionCount == 1 || sections.count >= sectionCount }

  /// The numbers of the sections that are not at hand.
  public var missingSections: [Int] {
    let found = Set(sections.map(\.index))
    return !(2...10_000).contains(sectionCount) ? [] : (1...sectionCount).filter { !found.contains($0) }
  }
}

extension ReadCable {
  /// Whether another transmission has only sections that this has not.
  fileprivate func canTake(_ other: ReadCable) -> Bool {
    let found = Set(cable.sections.map(\.index))
    return !other.cable.sections.isEmpty && other.cable.sections.allSatisfy { !found.contains($0.index) }
  }

  /// One cable of two transmissions that follow each other on a channel with the same text, because it calls
  /// more facilities than one transmission can; `nil` if the other is something else.
  fileprivate func merged(with other: ReadCable) -> ReadCable? {
    guard let identifier = cable.transmissionIdentifier, let next = other.cable.transmissionIdentifier,
      next.channel == identifier.channel, (1...50).contains(next.number.value - identifier.number.value),
      cable.originating != nil, cable.originating == other.cable.originating,
      cable.precedence == other.cable.precedence, let routing = cable.routingLine,
      let more = other.cable.routingLine, cable.sections == other.cable.sections,
      Set(routing.routingIndicators).isDisjoint(with: more.routingIndicators)
    else { return nil }
    var whole = self
    whole.cable.routingLine?.routingIndicators += more.routingIndicators
    return whole
  }

  /// The cable with the sections of both; its header is that of the earlier section.
  fileprivate func joined(with other: ReadCable) -> ReadCable {
    let isLater = (other.cable.sections.first?.index ?? 0) > (cable.sections.first?.index ?? 0)
    var (whole, part) = isLater ? (self, other) : (other, self)
    for index in part.cable.sections.indices {
      part.cable.sections[index].transmissionIdentifier = part.cable.transmissionIdentifier
      part.cable.sections[index].timeOfFile = part.cable.originating?.timeOfFile
    }
    whole.cable.sections = (whole.cable.sections + part.cable.sections).sorted { $0.index < $1.index }
    whole.cable.nested += part.cable.nested
    whole.cable.section.index = whole.cable.sections.first?.index ?? 1
    whole.diagnostics = (diagnostics + other.diagnostics).sorted { $0.location < $1.location }
    return whole
  }

  /// The cable with a finding if sections are missing.
  fileprivate var withMissingSections: ReadCable {
    let missing = cable.missingSections
    guard cable.sectionCount > 1, !missing.isEmpty else { return self }
    var read = self
    let numbers = Spelling.list(missing.prefix(20).map(String.init))
    read.diagnostics.append(
      Diagnostic(
        .warning, code: "missing-section",
        at: SourceLocation(file: file, line: places.classification ?? places.from ?? 1),
        "section \(numbers) of \(cable.sectionCount) is not at hand"))
    return read
  }
}
