package import Distribution
import Foundation

/// Carries out runs on several threads and hands out what happened as if one had followed the other.
///
/// Whoever takes it sees the same whatever the number of threads. A thread that is far ahead of the one whose
/// turn it is waits, so that memory is bounded.
package struct Crew: Sendable {
  /// What comes from a run, in this order.
  package enum Dispatch: Sendable {
    case records(Records)
    case progress(Execution.Progress)

    /// The run is over; nothing more comes from it.
    case ended(RunSummary)
  }

  /// How many runs are under way at once.
  private let jobs: Int
  private let goesOn: @Sendable () -> Bool

  /// - Parameters:
  ///   - jobs: how many runs are under way at once, 1 at least.
  ///   - goesOn: is asked from time to time; where it says no, runs under way are interrupted and no others begun.
  package init(jobs: Int, goesOn: @escaping @Sendable () -> Bool = { true }) {
    precondition(jobs > 0, "somebody has to work")
    self.jobs = jobs
    self.goesOn = goesOn
  }

  /// Carries out runs.
  ///
  /// - Parameters:
  ///   - keepsRecords: whether rows are handed out.
  ///   - take: takes what comes, run by run in their order; says whether runs after this one shall be made.
  /// - Throws: what `take` throws; runs under way are then given up.
  package func carryOut<Failure: Error>(
    _ orders: [RunOrder], keepsRecords: Bool, take: (Int, Dispatch) throws(Failure) -> Bool
  ) throws(Failure) {
    guard !orders.isEmpty else { return }
    let desk = Desk(orders: orders.count, ahead: 2 * jobs)
    let goesOn = goesOn
    for _ in 0..<min(jobs, orders.count) {
      desk.hire()
      let thread = Thread {
        while goesOn(), let index = desk.begin() {
          Crew.work(orders[index], index, keepsRecords: keepsRecords, desk, goesOn)
        }
        desk.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    defer { desk.close() }
    while let (index, dispatch) = desk.take() {
      if try !take(index, dispatch) { return }
    }
  }

  private static func work(
    _ order: RunOrder, _ index: Int, keepsRecords: Bool, _ desk: Desk, _ goesOn: () -> Bool
  ) {
    let summary = Execution.run(
      order.scenario, replication: order.replication, watch: order.watch, recordsCables: keepsRecords
    ) { progress in
      desk.show(progress, of: index)
      return desk.isOpen && goesOn()
    } take: { (records) throws(Never) in
      if keepsRecords { desk.put(.records(records), of: index) }
    }
    desk.put(.ended(summary), of: index)
  }
}

/// Where what comes from several threads is put in order.
///
/// Everything in it happens under its lock.
private final class Desk: @unchecked Sendable {
  private let condition = NSCondition()

  /// What has come from each run and was not yet taken.
  private var trays: [[Crew.Dispatch]]
  private var next = 0
  private var current = 0
  private var workers = 0
  private var isClosed = false

  /// How many runs may be begun before the one whose turn it is has ended.
  private let ahead: Int

  /// How many dispatches of a run may lie here.
  private let depth = 32

  init(orders: Int, ahead: Int) {
    trays = Array(repeating: [], count: orders)
    self.ahead = ahead
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    return body()
  }

  var isOpen: Bool { locked { !isClosed } }

  func hire() { locked { workers += 1 } }

  func leave() { locked { workers -= 1 } }

  /// The next run to be made, `nil` if there is none.
  func begin() -> Int? {
    locked {
      while !isClosed, next < trays.count, next >= current + ahead { condition.wait() }
      guard !isClosed, next < trays.count else { return nil }
      defer { next += 1 }
      return next
    }
  }

  func put(_ dispatch: Crew.Dispatch, of index: Int) {
    locked {
      while !isClosed, trays[index].count >= depth { condition.wait() }
      if !isClosed { trays[index].append(dispatch) }
    }
  }

  /// Shows how far a run is, if it is the one that is looked at.
  func show(_ progress: Execution.Progress, of index: Int) {
    locked {
      if index == current, trays[index].isEmpty { trays[index].append(.progress(progress)) }
    }
  }

  /// What comes next from the run whose turn it is, `nil` when all is over.
  func take() -> (Int, Crew.Dispatch)? {
    locked {
      while true {
        guard current < trays.count else { return nil }
        if !trays[current].isEmpty {
          let index = current
          let dispatch = trays[index].removeFirst()
          if case .ended = dispatch { current += 1 }
          return (index, dispatch)
        }
        if workers == 0 { return nil }
        condition.wait()
      }
    }
  }

  /// Sends everybody home, and waits until they have gone.
  func close() {
    locked {
      isClosed = true
      condition.broadcast()
      while workers > 0 { condition.wait() }
    }
  }
}
