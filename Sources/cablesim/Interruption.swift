import Glibc
import Synchronization

/// Whether the user has asked the program to stop.
private let isAsked = Atomic<Bool>(false)

/// What becomes of Ctrl-C and SIGTERM.
enum Interruption {
  /// Whether one has come.
  static var hasCome: Bool { isAsked.load(ordering: .relaxed) }

  /// From now on a signal no longer ends the program at once, but lets it end what it has in hand; a second
  /// one does.
  static func await() {
    // Whoever started the program may have blocked them, and a process inherits that.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        isAsked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
