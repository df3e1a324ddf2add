import Foundation
import TestSupport
import Testing

@Suite("cablesim topology import")
struct TopologyImportCommandTests {
  private static let demands = """
    ?SNDlib native format; type: network; version: 1.0
    NODES (
      Berlin ( 13.40 52.52 )
      Hamburg ( 9.99 53.55 )
    )
    LINKS (
      L1 ( Berlin Hamburg ) 40.00 0.00 0.00 0.00 ( )
    )
    DEMANDS (
      D1 ( Berlin Hamburg ) 1 2.88 UNLIMITED
    )
    """

  @Test("Nothing that is there already is overwritten unless that is forced")
  func keepsWhatIsThere() throws {
    let folder = try TemporaryFolder()
    try folder.write("a b\n", to: "net.txt")
    try folder.write("precious", to: "net.yaml")
    let arguments = ["topology", "import", "net.txt", "--from", "edgelist", "-o", "net.yaml"]
    let refused = try Program.run(arguments, in: folder.url)
    #expect(refused.exitCode == 3)
    #expect(refused.errors.contains("net.yaml:1:1: error: there is such a file already"))
    #expect(try String(contentsOfFile: folder.path("net.yaml"), encoding: .utf8) == "precious")
    let forced = try Program.run(arguments + ["--force"], in: folder.url)
    #expect(forced.exitCode == 0)
    #expect(
      try String(contentsOfFile: folder.path("net.yaml"), encoding: .utf8).contains("cablesim-topology/1"))
  }

  @Test(
    "What cannot be an output is refused, forced or not",
    arguments: [["-o", "net.txt"], ["-o", "."], ["-o", "/dev/null"], ["-o", "nowhere/net.yaml"]])
  func impossibleOutputs(_ output: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("a b\n", to: "net.txt")
    let result = try Program.run(
      ["topology", "import", "net.txt", "--from", "edgelist", "--force"] + output, in: folder.url)
    #expect(result.exitCode == 3)
    #expect(try folder.contents == ["net.txt"])
    #expect(try String(contentsOfFile: folder.path("net.txt"), encoding: .utf8) == "a b\n")
  }

  @Test(
    "Arguments that do not fit together are a usage error",
    arguments: [
      ["net.txt"], ["net.txt", "--from", "visio"], ["net.txt", "--from", "sndlib", "--scenario", "s.yaml"],
      ["net.txt", "--from", "sndlib", "-o", "a.yaml", "--scenario", "a.yaml"],
      ["net.txt", "--from", "graphml", "--weight", "km"], ["net.txt", "--from", "graphml", "--one-way"],
      ["net.txt", "--from", "edgelist", "--unit", "kbps"], ["net.txt", "--from", "edgelist", "--speed", "0"],
    ])
  func usage(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.demands, to: "net.txt")
    let result = try Program.run(["topology", "import"] + arguments, in: folder.url)
    #expect(result.exitCode == 2, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(try folder.contents == ["net.txt"])
  }

  @Test("A scenario without demands is refused before anything is written")
  func noDemands() throws {
    let folder = try TemporaryFolder()
    try folder.write("a b\n", to: "net.txt")
    let result = try Program.run(
      ["topology", "import", "net.txt", "--from", "edgelist", "-o", "t.yaml", "--scenario", "s.yaml"],
      in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("there are no demands in it"))
    #expect(try folder.contents == ["net.txt"])
  }

  @Test("A file that is too large is not read")
  func tooLarge() throws {
    let folder = try TemporaryFolder()
    let handle = try #require(FileHandle(forWritingAtPath: try folder.write("a b\n", to: "net.txt")))
    try handle.truncate(atOffset: 65 << 20)
    let result = try Program.run(["topology", "import", "net.txt", "--from", "edgelist"], in: folder.url)
    #expect(result.exitCode == 3)
    #expect(result.errors == "net.txt:1:1: error: the file is larger than 64 MiB, which is not read\n")
  }

  @Test("The topology goes to standard output, all else to standard error")
  func standardStreams() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      ["topology", "import", "-", "--from", "sndlib"], in: folder.url, input: Self.demands)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("{id: RVBERLI, name: Berlin"))
    #expect(
      result.errors
        == "<standard input>:1:1: warning: the demands (1) are left out; write them with --output FILE --scenario FILE\n"
    )
    #expect(try folder.contents == [])
  }

  @Test("Demands become a scenario that names the topology from where it stands")
  func scenario() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.demands, to: "net.txt")
    for name in ["nets", "loads"] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: false)
    }
    let result = try Program.run(
      [
        "topology", "import", "net.txt", "--from", "sndlib", "--unit", "kbps", "-o", "nets/net.yaml",
        "--scenario",
        "loads/net.yaml",
      ], in: folder.url)
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty)
    let text = try String(contentsOfFile: folder.path("loads/net.yaml"), encoding: .utf8)
    #expect(text.contains("topology: \"../nets/net.yaml\""))
    #expect(text.contains("from: [RVBERLI], to: [RVHAMBU], interval: {exponential: 10 s}"))
  }
}
