/// A view that says in words what coded rows hold, under the name that other programs ask for; what is changed in
/// it is changed in the rows.
struct CodedView {
  /// A column of a table with an expression for what is in it.
  typealias Column = (name: String, value: String)

  /// Its name; the rows are in the table of this name and `_row`.
  let name: String

  /// SQL for its columns.
  let columns: String

  /// What a row of the view is in the table of its rows, and which of that may be NULL.
  let row: [Column]
  let optional: Set<String>

  /// Its columns that are whole numbers, or NULL where they may be.
  let numbers: [String]

  /// The table of what few rows have, by the same key, and what a row of the view is there.
  let rest: Rest

  /// What holds of a row of the view that can be written.
  let limits: [String]

  /// SQL for the view with its triggers.
  var sql: String {
    """
    CREATE VIEW \(name) AS
    SELECT
      \(columns)
    FROM \(name)_row;
    CREATE TRIGGER \(name)_insert INSTEAD OF INSERT ON \(name) BEGIN
      \(check)
      INSERT INTO \(name)_row (\(row.map(\.name).joined(separator: ", ")))
      VALUES (\(row.map(\.value).joined(separator: ", ")));
      \(insertRest)
    END;
    CREATE TRIGGER \(name)_update INSTEAD OF UPDATE ON \(name) BEGIN
      \(check)
      \(deleteRest)
      UPDATE \(name)_row SET \(row.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")) WHERE \(own);
      \(insertRest)
    END;
    CREATE TRIGGER \(name)_delete INSTEAD OF DELETE ON \(name) BEGIN
      \(deleteRest)
      DELETE FROM \(name)_row WHERE \(own);
    END;

    """
  }

  /// A table of what few rows have.
  struct Rest {
    let table: String

    /// Whether a row has a row here: SQL for its digit.
    let isThere: String

    /// The table's key, and where that is in the rows.
    let key: [Column]

    /// Its other columns, and what a row of the view is there.
    let columns: [Column]

    /// Whether a row of the view needs a row here.
    var isNeeded: String { "coalesce(\(columns.map(\.value).joined(separator: ", "))) IS NOT NULL" }

    /// SQL for a column.
    ///
    /// Where there is no row, none is looked for: SQLite first asks what does not depend on it.
    func value(_ column: String) -> String {
      let conditions = [isThere] + key.map { "\(table).\($0.name) = \($0.value)" }
      return "(SELECT \(column) FROM \(table) WHERE \(conditions.joined(separator: " AND ")))"
    }
  }

  // MARK: Changes

  /// Refuses what the digits do not hold, what is missing, and what is no whole number where there must be one.
  ///
  /// A channel number of 0 is none; of a time that is missing, or further away than a number can say, those that are
  /// counted from it are so too. NULL for a text takes it back to what the rest says.
  private var check: String {
    let needed = row.filter { !optional.contains($0.name) }.map { "(\($0.value)) IS NOT NULL" }
    let whole = numbers.map { "coalesce(NEW.\($0) = CAST(NEW.\($0) AS INTEGER), NEW.\($0) IS NULL)" }
    let conditions = (needed + whole + limits).joined(separator: " AND ")
    return """
      SELECT RAISE(ABORT, 'a value does not fit into the rows of \(name)') WHERE NOT coalesce(\(conditions), 0);
      """
  }

  private var own: String { rest.key.map { "\($0.value) = OLD.\($0.name)" }.joined(separator: " AND ") }

  private var insertRest: String {
    let values = rest.columns.map(\.value).joined(separator: ", ")
    return """
      INSERT INTO \(rest.table) (\((rest.key + rest.columns).map(\.name).joined(separator: ", ")))
        SELECT \(rest.key.map { "NEW.\($0.name)" }.joined(separator: ", ")), \(values) WHERE \(rest.isNeeded);
      """
  }

  private var deleteRest: String {
    let own = rest.key.map { "\($0.name) = OLD.\($0.name)" }.joined(separator: " AND ")
    return "DELETE FROM \(rest.table) WHERE \(own);"
  }
}
