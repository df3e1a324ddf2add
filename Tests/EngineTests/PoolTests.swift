import Testing

@testable import Distribution

/// Storage whose places are used again.
@Suite("Pools")
struct PoolTests {
  @Test("what every hop touches fills whole lines of the processor's cache")
  func lines() {
    #expect(MemoryLayout<Copy>.stride == 64)
    #expect(MemoryLayout<Message>.stride == 64)
    #expect(MemoryLayout<CircuitState>.stride == 128)
  }

  @Test("a pool keeps what was put in it, through growth and places used again")
  func pool() {
    var dice = Dice(1)
    var pool = Pool<Int>()
    var expected: [Int32: Int] = [:]
    for value in 0..<5000 {
      if !expected.isEmpty, dice.roll(1...5) <= 2 {
        let place = dice.pick(expected.keys.sorted())
        #expect(pool[place] == expected[place])
        pool.remove(place)
        expected[place] = nil
      } else {
        let place = pool.insert(value)
        #expect(expected[place] == nil)
        expected[place] = value
      }
    }
    pool.checkInvariants()
    #expect(pool.count == expected.count)
    #expect(pool.occupied() == expected.keys.sorted())
    for (place, value) in expected { #expect(pool[place] == value) }
  }

  @Test("runs never overlap, and what was given back is used again")
  func runs() {
    var dice = Dice(2)
    var pool = RunPool<Int>()
    var runs: [(run: RunPool<Int>.Run, value: Int)] = []
    for value in 0..<4000 {
      if !runs.isEmpty, dice.oneIn(2) {
        let (run, value) = runs.remove(at: dice.roll(0...runs.count - 1))
        #expect(run.places.allSatisfy { pool[$0] == value })
        pool.free(run)
      } else {
        let run = pool.allocate(dice.roll(0...40))
        for place in run.places { pool[place] = value }
        runs.append((run, value))
      }
    }
    pool.checkInvariants()
    #expect(pool.placesInUse == runs.reduce(0) { $0 + RunPool<Int>.placesTaken(by: $1.run) })
    for (run, value) in runs { #expect(run.places.allSatisfy { pool[$0] == value }) }
  }

  @Test("giving a place back twice is found out")
  func twice() async {
    await #expect(processExitsWith: .failure) {
      var pool = Pool<Int>()
      let place = pool.insert(1)
      _ = pool.insert(2)
      pool.remove(place)
      pool.remove(place)
      pool.checkInvariants()
    }
    await #expect(processExitsWith: .failure) {
      var pool = RunPool<Int>()
      let run = pool.allocate(3)
      pool.free(run)
      pool.free(run)
      pool.checkInvariants()
    }
  }
}
