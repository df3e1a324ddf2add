import EventKernel

extension Classification {
  /// The words as the first line of a text has them: what is classified, letter by letter.
  public var textWords: String {
    switch self {
    case .unclassified: "UNCLAS"
    case .unclassifiedEFTO: "UNCLAS E F T O"
    case .limitedOfficialUse: "LIMITED OFFICIAL USE"
    case .confidential: "C O N F I D E N T I A L"
    case .secret: "S E C R E T"
    case .topSecret: "T O P S E C R E T"
    }
  }
}

extension Cable {
  /// The first line of the text of a section, as it is sent.
  func classificationLine(section: Int, of count: Int) -> String {
    var words = [(classification ?? security?.classification ?? .unclassified).textWords]
    if count > 1 { words.append("SECTION \(section.padded(2)) OF \(count.padded(2))") }
    let bare = words.joined(separator: " ")
    let whole = (words + [messageReference, series].compactMap { $0?.description }).joined(separator: " ")
    var repairs: [Repair] = []
    // Whatever was taken for a number must be one when it is read again.
    return whole.read { ClassificationLine($0, repairs: &repairs) } == nil ? bare : whole
  }
}
