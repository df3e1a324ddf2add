import Foundation
import TestSupport
import Testing

@Suite("cablesim validate")
struct ValidateTests {
  @Test("prints theory beside simulation, progress on standard error")
  func exactCases() throws {
    let result = try Program.run(
      ["validate", "E3", "E14"], in: FileManager.default.temporaryDirectory)
    #expect(result.exitCode == 0)
    #expect(
      result.errors == """
        E3: FLASH interrupts, sent again from the start
        E14: a line that grew while the circuit was closed

        """)
    #expect(result.output.contains("All 2 numbers agree with theory"))
  }

  @Test("an unknown case is a usage error that says which there are")
  func unknown() throws {
    let result = try Program.run(["validate", "Q99"], in: FileManager.default.temporaryDirectory)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("there is no case 'Q99'"))
    #expect(result.errors.contains("Q18"))
  }
}
