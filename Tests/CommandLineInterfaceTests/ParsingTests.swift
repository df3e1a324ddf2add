import CommandLineInterface
import Testing

@Suite("Words of a command line fill a command")
struct ParsingTests {
  @Test("What is not given has its default")
  func defaults() throws {
    let send = try parsed(["send", "a.txt"], as: Send.self)
    #expect(send.cable == "a.txt")
    #expect(send.others == [])
    #expect(send.times == 2)
    #expect(send.urgency == .routine)
    #expect(send.log == nil)
    #expect(send.avoid == [])
    #expect(send.lineRate == 0.5)
    #expect(send.seed == 1)
    #expect(!send.force)
    #expect(!send.dryRun)
  }

  @Test(
    "An option is given by name or letter, its value as the next word or behind a sign of equality",
    arguments: [["--times", "7"], ["--times=7"], ["-t", "7"], ["-t=7"]])
  func spellings(words: [String]) throws {
    #expect(try parsed(["send", "a"] + words, as: Send.self).times == 7)
    #expect(try parsed(["send"] + words + ["a"], as: Send.self).times == 7)
  }

  @Test("A property of several words is an option with hyphens")
  func hyphens() throws {
    let send = try parsed(["send", "a", "--line-rate", "75", "--dry-run"], as: Send.self)
    #expect(send.lineRate == 75)
    #expect(send.dryRun)
  }

  @Test("Values of every kind are read")
  func kinds() throws {
    let words = ["send", "a", "--seed", "18446744073709551615", "--urgency", "flash", "--line-rate", "1e-3"]
    let send = try parsed(words, as: Send.self)
    #expect(send.seed == .max)
    #expect(send.urgency == .flash)
    #expect(send.lineRate == 0.001)
  }

  @Test("Behind the first sign of equality all is the value")
  func equalityInValue() throws {
    #expect(try parsed(["send", "a", "--log=x=y"], as: Send.self).log == "x=y")
    #expect(try parsed(["send", "a", "--log="], as: Send.self).log == "")
    #expect(try parsed(["send", "a", "--log=--force"], as: Send.self).log == "--force")
  }

  @Test("A single hyphen and a negative number are values")
  func hyphenValues() throws {
    #expect(try parsed(["send", "-"], as: Send.self).cable == "-")
    #expect(try parsed(["send", "a", "--log", "-"], as: Send.self).log == "-")
    #expect(try parsed(["send", "a", "--times", "-3"], as: Send.self).times == -3)
  }

  @Test("Behind two hyphens nothing is an option, not even two hyphens")
  func endOfOptions() throws {
    let send = try parsed(["send", "--", "--force", "--", "-h", "--help"], as: Send.self)
    #expect(send.cable == "--force")
    #expect(send.others == ["--", "-h", "--help"])
    #expect(!send.force)
  }

  @Test("Options and arguments may be mixed; arguments keep their order")
  func mixedOrder() throws {
    let send = try parsed(["send", "-f", "a", "--times", "1", "b", "--log", "x", "c"], as: Send.self)
    #expect(send.cable == "a")
    #expect(send.others == ["b", "c"])
    #expect(send.force)
    #expect(send.log == "x")
  }

  @Test("A repeating option collects its values, and a default list gives way to them")
  func repeating() throws {
    #expect(
      try parsed(["send", "a", "--avoid", "RUCN", "--avoid=RUES"], as: Send.self).avoid == ["RUCN", "RUES"])
    let ends = ["find-route", "--from", "A", "--to", "B"]
    #expect(try parsed(ends, as: Route.self).show == ["best", "second"])
    #expect(try parsed(ends + ["--show", "x", "--show", "y"], as: Route.self).show == ["x", "y"])
  }

  @Test("A flag may be given more than once")
  func repeatedFlag() throws {
    #expect(try parsed(["send", "a", "-f", "--force"], as: Send.self).force)
  }

  @Test("Each reading fills a command of its own")
  func independence() throws {
    let first = try parsed(["send", "a", "--times", "5"], as: Send.self)
    let second = try parsed(["send", "b"], as: Send.self)
    #expect((first.cable, first.times) == ("a", 5))
    #expect((second.cable, second.times) == ("b", 2))
  }

  @Test("A command is called by its own name, or its type's with hyphens")
  func names() {
    #expect(Relay.commandName == "relay")
    #expect(Send.commandName == "send")
    #expect(Route.commandName == "find-route")
  }

  @Test("A command's name behind the options is an argument")
  func nameAsArgument() throws {
    #expect(try parsed(["send", "send"], as: Send.self).cable == "send")
  }
}
