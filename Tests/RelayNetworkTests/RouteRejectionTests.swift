import CableFormat
import RelayNetwork
import Testing

@Suite("A way that leads nowhere ends with its reason")
struct RouteRejectionTests {
  @Test("INV: an indicator that nobody has, not even behind one that begins alike")
  func unknown() throws {
    let network = try Network(["RUAA", "RUEHBU"], ["between: [RUAA, RUEHBU]"])
    #expect(try network.way(from: "RUAA", to: "RUEHBUL") == ": INV at RUAA")
    #expect(try network.way(from: "RUAA", to: "RUEHBU") == "RUAA>RUEHBU: at RUEHBU")
  }

  @Test("INV: where a table passes the unknown on, the one that has no table says so")
  func unknownPassedOn() throws {
    let network = try Network(
      ["RUAA", "RUBB"], ["between: [RUAA, RUBB]"], "routing: {tables: {RUAA: [{to: '*', via: [RUBB]}]}}\n")
    #expect(try network.way(from: "RUAA", to: "RHZZ") == "RUAA>RUBB: INV at RUBB")
  }

  @Test("NOPATH: a known station to which no circuit leads")
  func unreachable() throws {
    let network = try Network(["RUAA", "RUBB", "RUCC"], ["from: RUBB, to: RUAA", "between: [RUBB, RUCC]"])
    #expect(try network.way(from: "RUAA", to: "RUBB") == ": NOPATH at RUAA")
    #expect(try network.way(from: "RUCC", to: "RUAA") == "RUCC>RUBB RUBB>RUAA: at RUAA")
  }

  @Test("SEC: classified above what the circuit may carry")
  func circuitClearance() throws {
    let network = try Network(["RUAA", "RUBB"], ["between: [RUAA, RUBB], clearance: CONFIDENTIAL"])
    #expect(try network.way(from: "RUAA", to: "RUBB", .confidential) == "RUAA>RUBB: at RUBB")
    #expect(try network.way(from: "RUAA", to: "RUBB", .secret) == ": SEC at RUAA")
  }

  @Test("SEC: classified above what the destination may hold")
  func stationClearance() throws {
    let network = try Network(
      ["RUAA", "RUBB", "RUCC, clearance: SECRET"], ["between: [RUAA, RUBB]", "between: [RUBB, RUCC]"])
    #expect(try network.way(from: "RUAA", to: "RUCC", .secret) == "RUAA>RUBB RUBB>RUCC: at RUCC")
    #expect(try network.way(from: "RUAA", to: "RUCC", .topSecret) == ": SEC at RUAA")
  }

  @Test("SEC: a table whose circuits may not carry it, though others might")
  func tableClearance() throws {
    let network = try Network(
      ["RUAA", "RUBB", "RUCC"],
      ["between: [RUAA, RUBB], clearance: CONFIDENTIAL", "between: [RUAA, RUCC]", "between: [RUBB, RUCC]"],
      "routing: {tables: {RUAA: [{to: RUCC, via: [RUBB]}]}}\n")
    #expect(try network.way(from: "RUAA", to: "RUCC", .confidential) == "RUAA>RUBB RUBB>RUCC: at RUCC")
    #expect(try network.way(from: "RUAA", to: "RUCC", .secret) == ": SEC at RUAA")
  }

  @Test("HOPS: one circuit more than the limit")
  func hopLimit() throws {
    let names = ["RUAA", "RUBB", "RUCC", "RUDD", "RUEE"]
    let network = try Network(names, zip(names, names.dropFirst()).map { "between: [\($0), \($1)]" })
    #expect(try network.way(from: "RUAA", to: "RUEE", hopLimit: 4).hasSuffix(": at RUEE"))
    #expect(
      try network.way(from: "RUAA", to: "RUEE", hopLimit: 3)
        == "RUAA>RUBB RUBB>RUCC RUCC>RUDD: HOPS at RUDD")
    #expect(try network.way(from: "RUAA", to: "RUAA", hopLimit: 0) == ": at RUAA")
    #expect(try network.way(from: "RUAA", to: "RUBB", hopLimit: 0) == ": HOPS at RUAA")
  }

  @Test("HOPS: sixteen circuits are allowed unless said otherwise")
  func usualHopLimit() throws {
    let names = (0..<18).map { "RUA" + String(UnicodeScalar(UInt8(65 + $0))) }
    let network = try Network(names, zip(names, names.dropFirst()).map { "between: [\($0), \($1)]" })
    #expect(try network.way(from: names[0], to: names[16]).hasSuffix(": at \(names[16])"))
    #expect(try network.way(from: names[0], to: names[17]).hasSuffix(": HOPS at \(names[16])"))
  }

  @Test("LOOP: tables that lead in a circle")
  func circle() throws {
    let network = try Network(
      ["RUAA", "RUBB", "RUCC"],
      ["between: [RUAA, RUBB]", "between: [RUBB, RUCC]", "between: [RUCC, RUAA]"],
      """
      routing:
        tables:
          RUAA: [{to: "*", via: [RUBB]}]
          RUBB: [{to: "*", via: [RUCC]}]
          RUCC: [{to: "*", via: [RUAA]}]

      """)
    #expect(try network.way(from: "RUAA", to: "RHZZ") == "RUAA>RUBB RUBB>RUCC RUCC>RUAA: LOOP at RUAA")
  }

  @Test("LOOP: never back on the circuit it came by, though the table says so")
  func back() throws {
    let network = try Network(
      ["RUAA", "RUBB", "RUCC"], ["between: [RUAA, RUBB]", "between: [RUBB, RUCC]"],
      "routing: {tables: {RUAA: [{to: '*', via: [RUBB]}], RUBB: [{to: '*', via: [RUAA]}]}}\n")
    #expect(try network.way(from: "RUAA", to: "RHZZ") == "RUAA>RUBB: LOOP at RUBB")
    #expect(try network.way(from: "RUBB", to: "RHZZ", previous: "RUAA") == ": LOOP at RUBB")
  }

  @Test("LOOP: never back, though it is the only way left")
  func onlyWayBack() throws {
    let network = try Network(
      ["RUAA", "RUBB", "RUCC"], ["between: [RUAA, RUBB]", "between: [RUAA, RUCC]"],
      "routing: {tables: {RUAA: [{to: RUCC, via: [RUBB]}]}}\n")
    #expect(try network.way(from: "RUAA", to: "RUCC") == "RUAA>RUBB: LOOP at RUBB")
  }

  @Test("Each reason has the code of the trade and words of its own")
  func reasons() {
    #expect(RejectReason.allCases.map(\.rawValue) == ["INV", "SEC", "LOOP", "HOPS", "NOPATH"])
    #expect(Set(RejectReason.allCases.map(\.words)).count == RejectReason.allCases.count)
  }
}
