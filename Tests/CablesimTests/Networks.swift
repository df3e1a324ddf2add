import Testing

/// Small inputs of the program.
enum Input {
  /// Three stations in a line; RUEHC's office is always open.
  static let topology = """
    format: cablesim-topology/1
    name: Three stations
    defaults:
      station: {handling: 5 s}
      circuit: {speed: 75 bd}
    stations:
      - {id: RUEHTA, name: AMEMBASSY ASTANA}
      - {id: RUEH, name: BELTSVILLE RELAY, kind: relay}
      - {id: RUEHC, name: SECSTATE WASHDC}
    circuits:
      - {between: [RUEHTA, RUEH], designators: [TAO, TAI]}
      - {between: [RUEH, RUEHC], designators: [HCI, HCO]}

    """

  /// A cable of one section, to the addressees of some lines.
  static func cable(_ addressees: String = "TO RUEHC/SECSTATE WASHDC PRIORITY") -> String {
    """
    VZCZCXYZ0001
    PP RUEHC
    DE RUEHTA #0042 3041102
    ZNR UUUUU ZZH
    P 301102Z OCT 08
    FM AMEMBASSY ASTANA
    \(addressees)

    UNCLAS ASTANA 000042

    SUBJECT: TRIAL OF A CIRCUIT

    1. Nothing follows.

    """
  }
}

/// Whether a text has a line that begins `file:line:column: error: `, as editors read it.
func namesPlace(_ text: String, in file: String) -> Bool {
  text.split(separator: "\n").contains { line in
    guard line.hasPrefix("\(file):") else { return false }
    let parts = line.dropFirst(file.count + 1).split(separator: ":", maxSplits: 3)
    return parts.count == 4 && Int(parts[0]) != nil && Int(parts[1]) != nil && parts[2] == " error"
  }
}
