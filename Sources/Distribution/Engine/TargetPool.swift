/// The targets of all copies that have several.
struct TargetPool: ~Copyable {
  private var lists = RunPool<Copy.Target>()

  /// A list with room for so many targets, at least one; they are to be set before they are read.
  @inline(always)
  mutating func room(for count: Int) -> Copy.Targets {
    count == 1 ? .one(Copy.Target(call: -1, step: -1)) : .several(lists.allocate(count))
  }

  /// Sets a target of a list.
  @inline(always)
  mutating func set(_ target: Copy.Target, at index: Int32, of list: inout Copy.Targets) {
    switch list {
    case .one: list = .one(target)
    case .several(let run): lists[run.start + index] = target
    }
  }

  /// A list of targets, at least one.
  mutating func keep(_ targets: some Collection<Copy.Target>) -> Copy.Targets {
    var list = room(for: targets.count)
    for (index, target) in targets.enumerated() { set(target, at: Int32(index), of: &list) }
    return list
  }

  subscript(list: Copy.Targets, index: Int32) -> Copy.Target {
    @inline(always) get {
      switch list {
      case .one(let target): target
      case .several(let run): lists[run.start + index]
      }
    }
  }

  /// All targets of a list.
  func all(_ list: Copy.Targets) -> [Copy.Target] {
    (0..<list.count).map { self[list, $0] }
  }

  /// Gives a list back.
  @inline(always)
  mutating func free(_ list: Copy.Targets) {
    if case .several(let run) = list { lists.free(run) }
  }

  // MARK: For tests

  /// How many places have been handed out and not been given back.
  var placesInUse: Int { lists.placesInUse }

  /// How many places a list takes.
  static func placesTaken(by list: Copy.Targets) -> Int {
    switch list {
    case .one: 0
    case .several(let run): RunPool<Copy.Target>.placesTaken(by: run)
    }
  }

  /// Checks that no two lists that were given back overlap.
  func checkInvariants() { lists.checkInvariants() }
}

extension Copy.Targets {
  /// How many there are.
  var count: Int32 {
    switch self {
    case .one: 1
    case .several(let run): run.count
    }
  }
}
