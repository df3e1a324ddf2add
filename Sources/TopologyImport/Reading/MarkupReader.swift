import Diagnostics
import Foundation
import FoundationXML

/// An element of an XML text, with what is in it.
struct MarkupElement {
  /// Its name without a namespace's prefix.
  var name: String
  var attributes: [String: String]
  var children: [MarkupElement] = []

  /// The text in it, outside its children.
  var text = ""
  var line: Int
  var column: Int

  /// The first child of a name.
  func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }

  /// All children of a name, in order.
  func children(_ name: String) -> [MarkupElement] { children.filter { $0.name == name } }

  /// The text of the first child of a name, without blanks around it; `nil` where there is none.
  func text(of name: String) -> String? {
    guard let text = child(name)?.trimmedText, !text.isEmpty else { return nil }
    return text
  }

  /// Its text without blanks around it.
  var trimmedText: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}

/// Reads XML through Foundation's parser, which is libxml2.
///
/// Texts that declare entities are refused; nothing is fetched.
enum MarkupReader {
  /// The root element of a text.
  ///
  /// - Throws: a finding with file, line and column if the text is not XML.
  static func read(_ source: SourceText) throws(InvalidInput) -> MarkupElement {
    guard source.firstByte != nil else { throw source.invalid("empty", line: 1, "there is nothing in it") }
    let builder = TreeBuilder(source)
    try source.checkEncoding()
    // The parser would leave the text of entities out without a word.
    let data = Data(source.bytes)
    if let entity = data.range(of: Data("<!ENTITY".utf8)) {
      let place = source.place(ofByte: entity.lowerBound)
      throw source.invalid(
        "entity", line: place.line, column: place.column, "entities are not read",
        hint: "write their text out")
    }
    // As a stream: a text that is handed over whole must not be longer than ten million bytes.
    let parser = XMLParser(stream: InputStream(data: data))
    parser.delegate = builder
    // The parser's own answer is not enough: it calls a text that ends too early a success.
    _ = parser.parse()
    if let failure = builder.failure { throw failure }
    guard let root = builder.root else {
      throw source.invalid("not-xml", line: 1, "there is no element in it")
    }
    return root
  }
}

/// Collects the parser's events into a tree.
private final class TreeBuilder: NSObject, XMLParserDelegate {
  /// How deep elements may be nested.
  private static let depthLimit = 200

  private let source: SourceText
  private var open: [MarkupElement] = []
  private(set) var root: MarkupElement?
  private(set) var failure: InvalidInput?

  init(_ source: SourceText) {
    self.source = source
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let (line, column) = (parser.lineNumber, parser.columnNumber)
    guard open.count < Self.depthLimit else {
      failure = source.invalid(
        "too-deep", line: line, column: column, "elements are nested more than \(Self.depthLimit) deep")
      return parser.abortParsing()
    }
    open.append(
      MarkupElement(name: Self.local(name), attributes: attributes, line: line, column: max(column, 1)))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard let last = open.indices.last else { return }
    open[last].text += text
  }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    guard let last = open.indices.last else { return }
    open[last].text += String(decoding: data, as: UTF8.self)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    if let parent = open.indices.last {
      open[parent].children.append(element)
    } else {
      root = element
    }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    // The first is the cause; what follows are its consequences.
    guard failure == nil else { return }
    failure = source.invalid(
      "not-xml", line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1),
      "this is not well-formed XML: \(Self.words(for: (error as NSError).code))")
  }

  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }

  /// What libxml2's commoner error numbers mean.
  private static func words(for code: Int) -> String {
    switch code {
    case 4: "it does not begin with an element"
    case 5: "more follows after the end of the root element, or the root element does not end"
    case 9, 81: "a character that XML does not allow, or not in the encoding it declares"
    case 23, 26, 27: "an entity that is not declared"
    case 38, 39, 40: "an attribute's value without quotes, or with a '<' in it"
    case 41: "an attribute without a value"
    case 42: "an attribute is given twice"
    case 65: "a blank is missing between attributes"
    case 68: "a name is wanted here"
    case 73: "a '>' is missing"
    case 76: "a closing tag does not match the one that is open"
    case 77: "an element does not end"
    case 89: "entities that grow without bound"
    default: "libxml2 error \(code)"
    }
  }
}
