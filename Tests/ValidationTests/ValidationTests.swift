import Testing
import Validation

@Suite("Known answers")
struct ValidationTests {
  static let seed: UInt64 = 1

  @Test("every move is that of the books", arguments: ExactCase.all)
  func exact(_ known: ExactCase) {
    let findings = known.findings()
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding.passes, "\(finding.id) \(finding.measure): \(finding.failure ?? "")")
    }
  }

  @Test("long-run averages agree with theory: few cables, and so a wide interval", arguments: SteadyCase.all)
  func steady(_ known: SteadyCase) {
    var few = known
    few.cables = 1200
    for finding in few.findings(seed: Self.seed, precision: 1) {
      #expect(
        finding.passes,
        "\(finding.id) \(finding.measure): \(finding.simulated) ± \(finding.halfWidth), seed \(Self.seed)")
    }
  }

  @Test("a wrong answer is found out, in the long run and in every move")
  func wrong() throws {
    var steady = try #require(SteadyCase.all.first { $0.id == "Q3" })
    steady.cables = 2000
    steady.answers[0].expected *= 1.5
    #expect(steady.findings(seed: Self.seed, precision: 1).map(\.passes) == [false])
    var exact = try #require(ExactCase.all.first { $0.id == "E1" })
    exact.jobs[1].length += 1
    #expect(exact.findings().map(\.passes) == [false])
    var never = try #require(ExactCase.all.first { $0.id == "E19" })
    never.jobs[1].filed = 150
    #expect(never.findings().map(\.passes) == [true, false])
  }

  @Test("an interval that is too wide proves nothing, and fails")
  func imprecise() throws {
    var steady = try #require(SteadyCase.all.first { $0.id == "Q2" })
    steady.cables = 500
    #expect(steady.findings(seed: Self.seed).first?.failure == "not precise enough")
  }

  @Test("cases are told apart, and can be chosen")
  func choice() {
    #expect(Set(Validation.ids).count == Validation.ids.count)
    var told: [String] = []
    let findings = Validation.findings(of: ["E3", "E19"], seed: 1) { id, _, _ in told.append(id) }
    #expect(told == ["E3", "E19"])
    #expect(findings.map(\.id) == ["E3", "E19", "E19"])
  }
}
