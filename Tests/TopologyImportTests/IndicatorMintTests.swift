import CableFormat
import Testing
import TopologyImport

@Suite("Invented routing indicators")
struct IndicatorMintTests {
  @Test(
    "They are the first letters of the name, and its number",
    arguments: [
      ("New York", "RVNEWYO"), ("Łódź", "RVODZXX"), ("São Paulo", "RVSAOPA"), ("42", "RVECXXX"),
      ("NODE 12", "RVNODBC"), ("n123456", "RVNDEFG"), ("5th Avenue", "RVFTHAV"),
      ("東京", "RVXXXXX"),
      ("", "RVXXXXX"), ("🚀", "RVXXXXX"), ("a-b c", "RVABCXX"), ("İzmir", "RVIZMIR"),
    ])
  func letters(name: String, expected: String) {
    var mint = IndicatorMint()
    #expect(mint.indicator(for: name).description == expected)
  }

  @Test("No two are alike, and none begins with another, however alike the names are")
  func unique() {
    var mint = IndicatorMint()
    let names = (0..<30_000).map { $0 % 3 == 0 ? "None" : $0 % 3 == 1 ? "Nonesuch" : String($0) }
    let indicators = names.map { mint.indicator(for: $0) }
    #expect(Set(indicators).count == indicators.count)
    #expect(Set(indicators.map { $0.description.count }) == [7])
    #expect(indicators.allSatisfy { $0.description.hasPrefix("RV") })
  }

  @Test("Many names that begin alike do not make it slow")
  func alike() {
    var mint = IndicatorMint()
    let indicators = (0..<50_000).map { mint.indicator(for: "node \($0)") }
    #expect(Set(indicators).count == indicators.count)
  }

  @Test("The same names give the same indicators")
  func deterministic() {
    func indicators() -> [RoutingIndicator] {
      var mint = IndicatorMint()
      return ["Paris", "London", "Paris", "Parish"].map { mint.indicator(for: $0) }
    }
    #expect(indicators() == indicators())
    #expect(indicators().map(\.description) == ["RVPARIS", "RVLONDO", "RVPARIA", "RVPARIB"])
  }
}
