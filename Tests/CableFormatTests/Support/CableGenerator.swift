import CableFormat
import EventKernel

/// Makes cables at random, each with what the wire form can carry; the same seed makes the same cable.
struct CableGenerator {
  private var random: Mutation

  init(seed: UInt64) {
    random = Mutation(seed: seed)
  }

  private mutating func below(_ limit: Int) -> Int { random.below(limit) }
  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  private mutating func letters(_ count: Int) -> String {
    String((0..<count).map { _ in Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(below(26)))) })
  }

  private mutating func indicator() -> RoutingIndicator? { RoutingIndicator("RV" + letters(2 + below(5))) }

  /// A cable as it would be sent, its text with as many lines as asked for.
  mutating func cable(lines: Int) -> Cable {
    var cable = Cable()
    let moment = Instant(microseconds: Int64(below(44 * 525_600) - 1_600_000) * 60_000_000)
    let number = below(999_999) + 1
    if chance(80) {
      let digits = chance(50) ? 3 : 4
      cable.transmissionIdentifier = TransmissionIdentifier(
        channel: letters(3), number: ChannelNumber(1 + below(digits == 3 ? 400 : 4000), digits: digits))
    }
    let action = pick(Precedence.allCases.filter { $0 != .niactImmediate })
    if chance(80) {
      let indicators = Set((0..<(1 + below(30))).compactMap { _ in indicator() }).sorted()
      cable.routingLine = RoutingLine(precedence: action, routingIndicators: indicators)
    }
    if let station = indicator() {
      cable.originating = OriginatingLine(
        station: station, serialNumber: StationSerialNumber(number % 10000), sectionSuffix: nil,
        timeOfFile: moment + .minutes(Int64(below(300))))
    }
    let classification = pick(Classification.allCases.filter { $0 != .limitedOfficialUse })
    let kind = classification == .unclassified ? "ZNR" : "ZNY"
    let fivefold = String(repeating: classification.letter, count: 5)
    cable.security = SecurityLine(
      "\(kind) \(fivefold)" + pick(["", " ZZH", " ZZK ZFD", " ZDK CTG OXMOOR 0417"]))
    let second =
      chance(30) ? pick(Precedence.allCases.filter { $0 < action && $0 != .niactImmediate } + [nil]) : nil
    cable.precedence = PrecedenceLine(
      action: action, second: second.flatMap { $0.prosign == action.prosign ? nil : $0 },
      dateTimeGroup: DateTimeGroup(moment), signals: chance(20) ? ["ZFF4"] : [])
    cable.from = "AMEMBASSY " + pick(["NORTHTOWN", "SQUALLPORT", "PORT OF THE ISLES"])
    cable.action = (0..<(1 + below(4))).map { _ in addressee() }
    cable.info = (0..<below(20)).map { _ in addressee() }
    if chance(20), !cable.info.isEmpty { cable.exempt = ["AMCONSUL DUNMORE", "AMCONSUL OXMOOR"] }
    if chance(10) { cable.accounting = "STATE GRNC" }
    cable.classification = classification
    cable.messageReference = MessageReference(origin: pick(["NORTHTOWN", "PORT OF ISLES"]), number: number)
    write(lines: lines, into: &cable)
    return cable.inWireForm()
  }

  private mutating func addressee() -> Addressee {
    let names = [
      "AMEMBASSY OXMOOR", "SECEXT CAPITAL", "DEPT OF HERRING CAPITAL", "DET 1 39LG OXMOOR RV",
      "COMMANDER OF ALL THE FISHERY PROTECTION FORCES OF THE OUTER ISLES AND THE BANKS",
    ]
    return Addressee(
      routingIndicator: indicator(), name: pick(names), office: chance(10) ? pick(["POL", "J5/POLAD"]) : nil,
      precedence: chance(40) ? pick(Precedence.allCases) : nil,
      continuityNumber: chance(50) ? String(1000 + below(9000)) : nil,
      operatingSignal: chance(5) ? "ZEN" : nil)
  }

  /// The first lines and the paragraphs of the text, and what the fields say of them.
  private mutating func write(lines count: Int, into cable: inout Cable) {
    var lines: [String] = []
    if chance(50) { cable.captions = ["SIPDIS"] }
    lines += cable.captions
    if chance(50) { cable.passing = ["CAPITAL FOR ISL/NTH"] }
    lines += cable.passing
    if chance(70) {
      cable.executiveOrder = "E.O. 12958: DECL: 03/12/2017"
      cable.tags = ["EFIS", "ETRD", "RV"]
      lines += ["E.O. 12958: DECL: 03/12/2017", "TAGS: EFIS, ETRD, RV"]
    }
    cable.subject = "HERRING QUOTA"
    lines.append("SUBJECT: HERRING QUOTA")
    if chance(50) {
      cable.references = ["OXMOOR 12", "06 DUNMORE 1234"]
      lines += ["REF: A. OXMOOR 12", "B. 06 DUNMORE 1234"]
    }
    let words = ["HERRING", "QUOTA", "MET", "FOR", "TWO", "HOURS", "WITHOUT", "RESULT", "AND", "ADJOURNED"]
    var paragraph = 1
    while lines.count < count {
      lines += [
        "", "\(paragraph). " + (0..<(3 + below(6))).map { _ in pick(words) }.joined(separator: " ") + ".",
      ]
      for _ in 0..<below(8) {
        lines.append((0..<(1 + below(8))).map { _ in pick(words) }.joined(separator: " ") + pick(["", "."]))
      }
      paragraph += 1
    }
    cable.sections = [Cable.Section(index: 1, text: lines.joined(separator: "\n"))]
  }
}
