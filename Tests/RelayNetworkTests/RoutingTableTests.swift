import CableFormat
import RelayNetwork
import Testing

@Suite("A routing table")
struct RoutingTableTests {
  /// A table whose entries are known by their lines.
  private func table(_ matches: RoutingTable.Match...) -> RoutingTable {
    RoutingTable(
      matches.enumerated().map { RoutingTable.Entry(match: $1, via: [CircuitID(0)], line: $0 + 1) })
  }

  @Test("An empty table says nothing of any indicator")
  func empty() throws {
    #expect(table().entry(for: try indicator("RUEH")) == nil)
  }

  @Test("Exact before prefix before anything, whatever the order of the file")
  func order() throws {
    let table = table(.anything, .prefix("RUEHBU"), .exactly(try indicator("RUEHBUL")))
    #expect(table.entry(for: try indicator("RUEHBUL"))?.line == 3)
    #expect(table.entry(for: try indicator("RUEHBU"))?.line == 2)
    #expect(table.entry(for: try indicator("RUEHBUX"))?.line == 2)
    #expect(table.entry(for: try indicator("RUEHB"))?.line == 1)
    #expect(table.entry(for: try indicator("RHZZ"))?.line == 1)
  }

  @Test("The longest prefix holds, whatever the order of the file")
  func longestPrefix() throws {
    let table = table(.prefix("R"), .prefix("RUEH"), .prefix("RU"))
    #expect(table.entry(for: try indicator("RUEHTA"))?.line == 2)
    #expect(table.entry(for: try indicator("RUCN"))?.line == 3)
    #expect(table.entry(for: try indicator("RBAA"))?.line == 1)
    #expect(table.entry(for: try indicator("OAAA")) == nil)
  }

  @Test("An indicator is no prefix unless the table declares one: RUEHBUL is not behind RUEHBU")
  func nothingIsGuessed() throws {
    #expect(table(.exactly(try indicator("RUEHBU"))).entry(for: try indicator("RUEHBUL")) == nil)
  }

  @Test("Of entries for the same indicators the first holds")
  func first() throws {
    let table = table(
      .exactly(try indicator("RUEH")), .exactly(try indicator("RUEH")), .prefix("RU"), .prefix("RU"),
      .anything, .anything)
    #expect(table.entry(for: try indicator("RUEH"))?.line == 1)
    #expect(table.entry(for: try indicator("RUCN"))?.line == 3)
    #expect(table.entry(for: try indicator("OAAA"))?.line == 5)
  }
}
