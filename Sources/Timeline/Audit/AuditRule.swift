/// A rule that the rows of a run must obey, as two queries.
///
/// It is written anew from the rules of the trade: nothing here knows how the engine follows them.
struct AuditRule {
  var name: String

  /// The rule in a sentence.
  var statement: String

  /// Counts the rows that are looked at.
  var checked: String

  /// Gives table, key and what is wrong of each row that breaks the rule.
  var violations: String

  /// All rules, in the order in which they are told.
  static var all: [AuditRule] { conservation + times + causes + circuits + order + numbers + content }
}
