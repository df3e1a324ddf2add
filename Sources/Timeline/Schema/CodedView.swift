/// A view that says in words what coded rows hold, under the name that other programs ask for; what is changed in
/// it is changed in the rows.
struct CodedView {
  /// A column of a table with an expression for what is in it.
  typealias Column = (name: String, value: String)

  /// Its name; the rows are in the table of this name and `_row`.
  let name: String

  /// SQL for its columns.
  let columns: String

  /// What tells a row from others: columns of the view, and where they are in the rows.
  let key: [Column]

  /// What a row of the view is in the table of its rows.
  let row: [Column]

  /// The table of what few rows have, by the same key, and what a row of the view is there.
  let rest: (table: String, columns: [Column])

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

  /// SQL for a column of the table of what few rows have.
  static func rest(_ column: String, in table: String, by key: [Column]) -> String {
    let conditions = key.map { "\(table).\($0.name) = \($0.value)" }.joined(separator: " AND ")
    return "(SELECT \(column) FROM \(table) WHERE \(conditions))"
  }

  // MARK: Changes

  /// Refuses what would become something else.
  private var check: String {
    """
    SELECT RAISE(ABORT, 'a value does not fit into the rows of \(name)')
      WHERE NOT coalesce(\(limits.joined(separator: " AND ")), 0);
    """
  }

  private var own: String { key.map { "\($0.value) = OLD.\($0.name)" }.joined(separator: " AND ") }

  private var insertRest: String {
    let values = rest.columns.map(\.value).joined(separator: ", ")
    return """
      INSERT INTO \(rest.table) (\((key + rest.columns).map(\.name).joined(separator: ", ")))
        SELECT \(key.map { "NEW.\($0.name)" }.joined(separator: ", ")), \(values)
        WHERE coalesce(\(values)) IS NOT NULL;
      """
  }

  private var deleteRest: String {
    "DELETE FROM \(rest.table) WHERE \(key.map { "\($0.name) = OLD.\($0.name)" }.joined(separator: " AND "));"
  }
}
