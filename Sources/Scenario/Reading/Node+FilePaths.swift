import Configuration

extension Node {
  /// Writes the paths of files in a scenario's tree in another way: of the topology, of what the scenario
  /// extends, and of real cables.
  mutating func mapPaths(_ made: (_ node: Node, _ path: String) -> Node) {
    func map(_ node: inout Node) {
      if let path = node.text { node = made(node, path) }
    }
    edit("topology", map)
    edit("extends", map)
    edit("cables") { cables in
      cables.editMembers { _, cable in cable.edit("file", map) }
    }
  }
}
