import Diagnostics

extension SNDlibReader {
  /// Reads the XML format.
  mutating func readMarkup() throws(InvalidInput) {
    let root = try MarkupReader.read(source)
    guard root.name == "network" else {
      throw source.invalid(
        "not-sndlib", at: root, "this is <\(root.name)>, not SNDlib's <network>",
        hint: root.name == "graphml" ? "GraphML is read with --from graphml" : nil)
    }
    let structure = root.child("networkStructure")
    let nodes = structure?.child("nodes")
    let isDrawing = nodes?.attributes["coordinatesType"] == "pixel"
    for node in nodes?.children("node") ?? [] {
      guard let id = node.attributes["id"] else {
        throw source.invalid("no-id", at: node, "a node needs an id")
      }
      let coordinates = node.child("coordinates")
      try add(
        node: id, x: coordinates?.number(of: "x"), y: coordinates?.number(of: "y"), isDrawing: isDrawing,
        line: node.line, column: node.column)
    }
    for link in structure?.child("links")?.children("link") ?? [] { read(link: link) }
    for demand in root.child("demands")?.children("demand") ?? [] { read(demand: demand) }
    if let meta = root.child("meta") {
      for fact in meta.children where !fact.trimmedText.isEmpty {
        network.facts.append("\(fact.name) \(fact.trimmedText)")
      }
    }
  }

  private mutating func read(link: MarkupElement) {
    let id = link.attributes["id"] ?? ""
    guard let from = link.text(of: "source"), let to = link.text(of: "target") else {
      return findings.warn("no-end", line: link.line, "a link without both ends is left out")
    }
    reportCosts(of: link)
    add(
      link: id, from, to, installed: link.child("preInstalledModule")?.number(of: "capacity"),
      modules: link.child("additionalModules")?.children("addModule").compactMap { $0.number(of: "capacity") }
        ?? [], line: link.line)
  }

  private mutating func reportCosts(of link: MarkupElement) {
    let known = ["source", "target", "preInstalledModule", "additionalModules"]
    for other in link.children where !known.contains(other.name) {
      findings.note("not-mapped", line: other.line, "<\(other.name)> of a link is left out")
    }
  }

  private mutating func read(demand: MarkupElement) {
    let id = demand.attributes["id"] ?? ""
    guard let from = demand.text(of: "source"), let to = demand.text(of: "target") else {
      return findings.warn("no-end", line: demand.line, "a demand without both ends is left out")
    }
    for other in demand.children
    where !["source", "target", "routingUnit", "demandValue"].contains(other.name) {
      findings.note("not-mapped", line: other.line, "<\(other.name)> of a demand is left out")
    }
    add(
      demand: id, from, to, value: demand.number(of: "demandValue"), units: demand.number(of: "routingUnit"),
      line: demand.line)
  }
}

extension MarkupElement {
  /// The number in the first child of a name; `nil` where there is none.
  fileprivate func number(of name: String) -> Double? {
    text(of: name).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
  }
}
