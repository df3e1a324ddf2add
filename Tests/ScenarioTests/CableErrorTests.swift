import Scenario
import Testing

@Suite("What is wrong with a cable of a scenario")
struct CableErrorTests {
  @Test(
    "Each is reported at its place, with what would be right",
    arguments: [
      ("3", "12: error: a cable is wanted here, not a value; write it as {key: value, …}"),
      (
        "{to: RUEHC, precedence: FLASH, characters: 1}",
        "12: error: a cable needs 'from'; name the station that files it, or a file with a real cable: {file: cable.txt}"
      ),
      (
        "{from: RUEHTB, to: RUEHC, precedence: FLASH, characters: 1}",
        "19: error: no station of the topology 'Net' has the indicator RUEHTB; did you mean 'RUEHTA'?"
      ),
      (
        "{from: RUCNCIS, to: RUEHC, precedence: FLASH, characters: 1}",
        "19: error: no station of the topology 'Net' has the indicator RUCNCIS; there is RUEH, RUCN, RUEHTA, RUEHBJ, RUEHC and RUEO"
      ),
      (
        "{from: tributaries, to: RUEHC, precedence: FLASH, characters: 1}",
        "19: error: 'tributaries' is no routing indicator; it has 4 to 8 capital letters"
      ),
      (
        "{from: RUEHTA, precedence: FLASH, characters: 1}",
        "12: error: the cable has no addressee; name some under 'to' or 'info'"
      ),
      (
        "{from: RUEHTA, to: [], precedence: FLASH, characters: 1}",
        "12: error: the cable has no addressee; name some under 'to' or 'info'"
      ),
      (
        "{from: RUEHTA, to: tributary, precedence: FLASH, characters: 1}",
        "31: error: 'tributary' is no routing indicator; did you mean 'tributaries'?"
      ),
      (
        "{from: RUEHTA, to: x, precedence: FLASH, characters: 1}",
        "31: error: 'x' is no routing indicator; it has 4 to 8 capital letters; tributaries, relays or all stand for many"
      ),
      (
        "{from: RUEHTA, to: {pick: 1, of: all}, precedence: FLASH, characters: 1}",
        "31: error: stations are wanted here, not a mapping; name one, a list of them, tributaries, relays or all"
      ),
      (
        "{from: RUEHTA, to: [RUEHC, RUEHC], precedence: FLASH, characters: 1}",
        "39: error: RUEHC is named twice"
      ),
      (
        "{from: RUEHTA, to: RUEHC, info: RUEHC, precedence: FLASH, characters: 1}",
        "44: error: RUEHC is to act on the cable already; name it under 'to' or under 'info'"
      ),
      (
        "{from: RUEHTA, to: RUEHC, exempt: [RUEHTB], precedence: FLASH, characters: 1}",
        "47: error: no station of the topology 'Net' has the indicator RUEHTB; did you mean 'RUEHTA'?"
      ),
      (
        "{from: RUEHTA, to: RUEHC, exempt: RUEHBJ, precedence: FLASH, characters: 1}",
        "46: error: a list of stations is wanted here, not a value"
      ),
      ("{from: RUEHTA, to: RUEHC, characters: 1}", "12: error: a cable needs 'precedence'"),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLSH, characters: 1}",
        "50: error: there is no precedence 'FLSH'; did you mean 'FLASH'?"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH}",
        "12: error: a cable needs 'characters'; say how long its text is, or how long each section"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: 0}",
        "69: error: a text has 1 to 1000000000 characters, not 0"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: []}",
        "69: error: a cable has at least one section"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: [1, 2], sections: 3}",
        "69: error: there are 3 sections but 2 lengths"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: 2, sections: 3}",
        "69: error: 2 characters cannot be cut into 3 sections; a section has a character at least, and a cable 9999 sections at most"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: 2, sections: 0}",
        "82: error: 'sections' has to be 1 to 9999, not 0"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: 1000000000}",
        "69: error: 1000000000 characters cannot be cut into 144928 sections; a section has a character at least, and a cable 9999 sections at most"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: 1, ssn: 10000}",
        "77: error: 'ssn' has to be 0 to 9999, not 10000"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: 1, classification: CONF}",
        "88: error: there is no classification 'CONF'; use UNCLASSIFIED, UNCLASSIFIED EFTO, LIMITED OFFICIAL USE, CONFIDENTIAL, SECRET or TOP SECRET"
      ),
      (
        "{from: RUEHTA, to: RUEHC, precedence: FLASH, characters: 1, size: 2}",
        "72: error: a cable has no field 'size'; it has from, filedAt, precedence, infoPrecedence, to, info, exempt, classification, subject, ssn, characters and sections"
      ),
      ("{file: nix.txt}", "19: error: nix.txt: there is no such file"),
      ("{file: net.yaml}", nil),
      ("{file: nix.txt, ssn: 1}", "28: error: a cable from a file has no field 'ssn'; it has file"),
    ] as [(String, String?)])
  func cables(_ cable: String, _ expected: String?) {
    let errors = ScenarioFiles("cables:   [\(cable)]").errors()
    if let expected {
      #expect(errors == ["s.yaml:4:" + expected])
    } else {
      #expect(errors.count == 1 && errors[0].hasPrefix("net.yaml:"))
    }
  }
}
