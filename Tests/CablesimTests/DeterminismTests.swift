import Foundation
import TestSupport
import Testing

/// The same input gives the same run.
///
/// Swift seeds its hashes anew in each process: whatever depended on the order of a set or dictionary would differ.
@Suite("A run is the same every time")
struct DeterminismTests {
  @Test("in 32 processes: one fingerprint")
  func processes() throws {
    let folder = try TemporaryFolder()
    let outputs = try (0..<32).map { _ in
      try Trial.run(["--record", "none", "--format", "json", "--replications", "2"], in: folder)
    }
    #expect(Set(outputs.map(\.exitCode)) == [0])
    #expect(Set(outputs.map(\.output)).count == 1)
    #expect(outputs[0].output.contains("\"fingerprint\": \""))
  }

  @Test("in its database: byte for byte")
  func databases() throws {
    // The same folder: the database says where its topology was.
    let folder = try TemporaryFolder()
    func bytes() throws -> Data {
      _ = try Trial.document(["--replications", "2", "--routing-lines"], in: folder)
      return try Data(contentsOf: folder.url.appendingPathComponent("trial.db"))
    }
    let (first, second) = try (bytes(), bytes())
    #expect(first.count > 50_000)
    #expect(first == second)
  }

  /// A shipped scenario, over how long it is run here, and what it must come to.
  struct Shipped: CustomTestStringConvertible {
    var file: String
    var duration: String
    var fingerprint: String
    var testDescription: String { file }
  }

  /// A fingerprint stands for everything that happened and when.
  ///
  /// One that changes by accident is a defect: some rule, draw
  /// or order of events is no longer what it was, and the numbers in the scenario's comments may be wrong. One may be
  /// changed together with a rule of the engine, a topology or the scenario, if the commit says which and why, and the
  /// comments of the scenario have been looked at again.
  static let shipped: [Shipped] = [
    Shipped(file: "astana-2147/scenario.yaml", duration: "3 h", fingerprint: "161d47530f7f8b16"),
    Shipped(file: "crisis-surge-1962.yaml", duration: "36 h", fingerprint: "f8e5ec612d1a5b8d"),
    Shipped(file: "flash-preemption.yaml", duration: "20 d", fingerprint: "b01129bd00562634"),
    Shipped(file: "garbled-circuit.yaml", duration: "10 d", fingerprint: "79291836548cdbfb"),
    Shipped(file: "immediate-vs-routine.yaml", duration: "10 d", fingerprint: "ff94bce6aa52d7f6"),
    Shipped(file: "long-cable.yaml", duration: "12 h", fingerprint: "a683c952af284f57"),
    Shipped(file: "night-action.yaml", duration: "3 d", fingerprint: "dc2f8f4fb7042768"),
    Shipped(file: "precedence-inflation.yaml", duration: "10 d", fingerprint: "1c2c8fc37faf4b10"),
    Shipped(file: "relay-outage.yaml", duration: "5 h", fingerprint: "0fa19540ef524f24"),
    Shipped(file: "secretary-trip.yaml", duration: "48 h", fingerprint: "63304f5c0060ebd6"),
  ]

  @Test("A shipped scenario has the fingerprint that is stored", arguments: shipped)
  func fingerprints(scenario: Shipped) throws {
    let folder = try TemporaryFolder()
    let file = Repository.path("Scenarios/\(scenario.file)")
    let result = try Program.run(
      ["run", file, "--record", "none", "--format", "json", "--set", "duration=\(scenario.duration)"],
      in: folder.url)
    #expect(result.exitCode == 0, "\(result.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(document?["fingerprint"] as? String == scenario.fingerprint)
  }

  @Test("Every shipped scenario has a stored fingerprint")
  func completeness() throws {
    let folder = Repository.path("Scenarios")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(files.sorted() == DeterminismTests.shipped.map(\.file))
  }
}
