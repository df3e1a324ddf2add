import CableFormat
import RelayNetwork
import Scenario

/// One whom a cable calls: an addressee, or a collective that stands for several.
struct Call: BitwiseCopyable {
  enum Kind: BitwiseCopyable { case addressee, collective }

  var kind: Kind
  var role: Filing.Role
  var precedence: Precedence

  /// Whether its last row has been written.
  var isSettled = false

  /// The party of the filing that names it; -1 for a collective's member.
  var party: Int32

  /// The indicator; nothing is known of who has none.
  var indicator: RoutingIndicator?

  /// The number of the collective: for a collective its own, for a member that through which it is reached,
  /// for a named addressee -1.
  var collective: Int32

  /// Its number among the cable's addressees, from 1; 0 for a collective.
  var number: Int32

  /// How many sections its station has still to handle.
  var sectionsLeft: Int32

  /// A collective's members: how many calls after the message's first they begin, and how many they are.
  var firstMember: Int32 = 0
  var memberCount: Int32 = 0
}
