// What the compiler is told of conditions on the way of every event: it puts what hardly ever happens out of the way,
// so that the rest lies close together.

/// Whether a condition holds, which it hardly ever does.
@inlinable @inline(__always)
public func rarely(_ condition: Bool) -> Bool { _slowPath(condition) }

/// Whether a condition holds, which it nearly always does.
@inlinable @inline(__always)
public func usually(_ condition: Bool) -> Bool { _fastPath(condition) }
