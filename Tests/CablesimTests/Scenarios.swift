/// Scenarios of the network `Input.topology` and of larger ones.
enum Load {
  /// A day of traffic: long enough to be killed in the middle.
  static let day = """
    format: cablesim-scenario/1
    name: A day
    topology: three.yaml
    start: 2008-10-30T00:00:00Z
    duration: 20 d
    seed: 3
    replications: 2
    traffic:
      - {name: all, from: all, to: [RUEHC], interval: {exponential: 4 min}, mix: {IMMEDIATE: 0.2, ROUTINE: 0.8},
         characters: {exponential: 1300}}

    """

  /// Everything that can go wrong does: preemption, outages, diversion, windows, garbles, full storage, sections.
  static let trouble = """
    format: cablesim-scenario/1
    name: Trouble
    topology: troubled.yaml
    start: 2008-10-30T00:00:00Z
    duration: 2 d
    seed: 5
    replications: 3
    policy: {preemption: flashAndImmediate, divertAfter: {ROUTINE: 1 min, PRIORITY: 1 min, IMMEDIATE: 0 s, FLASH: 0 s},
             rerunDelay: 1 min, flashReceipts: true}
    cables:
      - {from: RUEHTA, filedAt: +10 min, precedence: FLASH, to: [RUEHC], info: [RUCNALL], characters: [3000, 2000, 400]}
      - {from: RUEHTA, filedAt: +20 min, precedence: ROUTINE, to: [RUEHC, RUEHXX], characters: 9000}
    traffic:
      - {name: all, from: all, to: [RUEHC, RUEHTA], interval: {exponential: 10 min},
         mix: {FLASH: 0.05, IMMEDIATE: 0.2, PRIORITY: 0.25, ROUTINE: 0.5}, characters: {exponential: 900}}
    incidents:
      - {circuit: "RUEHTA>RUEH", down: [+1 h, +3 h]}
      - {station: RUCN, down: [+5 h, +6 h]}

    """

  /// The network of `trouble`.
  static let troubled = """
    format: cablesim-topology/1
    name: Troubled
    defaults:
      station: {handling: 5 s}
      circuit: {speed: 75 bd, unitsPerCharacter: 7.5, garble: 2.0e-5}
    stations:
      - {id: RUEHTA, name: AMEMBASSY ASTANA, hours: {open: "08:00", close: "17:00", callIn: 45 min}}
      - {id: RUEH, name: BELTSVILLE RELAY, kind: relay, storage: 12}
      - {id: RUCN, name: DEPARTMENT RELAY, kind: relay, handling: 0 s}
      - {id: RUEHC, name: SECSTATE WASHDC}
    circuits:
      - {between: [RUEHTA, RUEH], designators: [TAO, TAI]}
      - {between: [RUEHTA, RUCN], designators: [TBO, TBI], windows: [["06:00", "22:00"]]}
      - {between: [RUEH, RUEHC], designators: [HCI, HCO], channels: 2, outages: {up: {exponential: 6 h}, down: {exponential: 30 min}}}
      - {between: [RUCN, RUEHC], designators: [NCI, NCO]}
    collectives:
      - {id: RUCNALL, name: ALL POSTS, heldAt: RUEH, members: [RUEHC, RUEHTA, RUCN]}

    """
}
