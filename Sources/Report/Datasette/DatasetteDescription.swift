package import Timeline

/// What Datasette is told of a timeline database: meanings of columns, facets, and questions to ask.
package struct DatasetteDescription {
  private let title: String
  private let databaseName: String
  private let meanings: [ColumnMeaning]

  /// - Parameters:
  ///   - runs: the runs in the database, one at least.
  ///   - database: its path, after which Datasette names it.
  package init(runs: [RunRow], meanings: [ColumnMeaning], database: String) {
    title = runs.first?.scenario ?? "cablesim"
    databaseName = DatasetteDescription.stem(of: database)
    self.meanings = meanings
  }

  /// Where the description of a database is: beside it.
  package static func path(beside database: String) -> String {
    let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? ""
    return folder + stem(of: database) + "-metadata.json"
  }

  /// The name of a file without its folder and its last suffix.
  private static func stem(of path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
    return String(file[..<dot])
  }

  /// The tables that people browse, what they hold, and by what to narrow them down.
  private static let tables: [(name: String, description: String, facets: [String])] = [
    ("run", "One replication of one scenario.", ["scenario", "arm", "status"]),
    ("policy", "A rule that a run followed.", ["name", "value"]),
    ("traffic_source", "A source of background traffic.", []),
    ("circuit_total", "What a circuit sent of one precedence, in sums.", ["precedence"]),
    ("topology", "A network as it was used, after changes.", []),
    ("station", "A station of a network.", ["kind", "clearance"]),
    ("circuit", "One direction of a circuit.", ["channels", "clearance"]),
    ("message", "A cable that was filed.", ["precedence", "classification", "traffic"]),
    ("section", "A section of a cable that the scenario gives.", []),
    ("addressee", "What became of a cable for one addressee.", ["status", "precedence", "role", "reason"]),
    ("transmission", "One section on one circuit.", ["outcome", "precedence", "marking"]),
    ("handling", "One section at one station whose handling takes time.", ["station_id"]),
    ("incident", "Something out of the ordinary.", ["kind"]),
    ("documentation", "What each column means.", ["table_name"]),
    ("delivery", "One line an addressee, in words.", ["status", "precedence", "role"]),
    ("latency", "How long it took, by run, precedence and role.", ["precedence", "role", "measure"]),
    ("circuit_load", "What each circuit had to do, by precedence.", ["precedence"]),
    ("queue_depth", "How many copies waited for each circuit, from each change on.", ["circuit"]),
    ("timeline", "Every step of every cable in order.", ["step"]),
    ("message_row", "The cables as they are stored.", []),
    ("message_text_row", "What only cables of the scenario have.", []),
    ("addressee_row", "The addressees as they are stored.", []),
    ("addressee_text_row", "What only addressees have that are not named as their stations are.", []),
    ("transmission_row", "The transmissions as they are stored.", []),
    ("transmission_rest_row", "What only some transmissions have.", []),
  ]

  /// The file for Datasette's option `--metadata`.
  package var json: JSON {
    .object([
      ("title", .string(title)),
      (
        "description",
        .string(
          "A timeline of cablesim. Times are microseconds since 1970-01-01T00:00:00Z unless they are text.")
      ),
      (
        "databases",
        .object([
          (databaseName, .object([("queries", queries), ("tables", tables)]))
        ])
      ),
    ])
  }

  private var queries: JSON {
    .object(
      CannedQuery.all.map { query in
        (query.name, .object([("title", .string(query.title)), ("sql", .string(query.sql))]))
      })
  }

  private var tables: JSON {
    .object(
      DatasetteDescription.tables.map { table in
        let columns = meanings.filter { $0.table == table.name }.map { ($0.column, JSON.string($0.meaning)) }
        return (
          table.name,
          .object([
            ("description", .string(table.description)), ("facets", .array(table.facets.map(JSON.string))),
            ("columns", .object(columns.map { (key: $0.0, value: $0.1) })),
            // Nobody need look at rows that a view says in words.
            ("hidden", .bool(table.name.hasSuffix("_row"))),
          ])
        )
      })
  }
}
