import SPARQL

/// How a look-up is put to SQLite: which places are given, which graphs are asked for, and by which index.
struct QuadLookup: Hashable {
    enum Graphs { case defaultGraph, named, anyNamed, union }

    /// The orders in which the quads lie, by columns.
    enum Order: String { case spog, posg, ospg, gspo }

    let subject: Bool
    let predicate: Bool
    let object: Bool
    private(set) var graphs: Graphs
    /// Whether the quads of a named graph are gone through by graph and subject; if not, by the places given.
    let throughGraph: Bool

    init(_ pattern: NumberedPattern, throughGraph: Bool = false) {
        subject = pattern.subject != nil
        predicate = pattern.predicate != nil
        object = pattern.object != nil
        graphs =
            switch pattern.graphs {
            case .defaultGraph: .defaultGraph
            case .named: .named
            case .anyNamed: .anyNamed
            case .union: .union
            }
        self.throughGraph = throughGraph
    }

    var order: Order {
        if throughGraph { return .gspo }
        switch (subject, predicate, object) {
        case (true, false, true), (false, false, true): return .ospg
        case (false, true, _): return .posg
        case (true, true, _), (true, false, false), (false, false, false): return .spog
        }
    }

    /// The columns that a row has: the places not given, and the graph where it is asked for. A row of `SELECT 1`
    /// where there are none.
    var columns: [Character] {
        var columns: [Character] = []
        if !subject { columns.append("s") }
        if !predicate { columns.append("p") }
        if !object { columns.append("o") }
        if graphs == .anyNamed { columns.append("g") }
        return columns
    }

    /// Which rows are meant: the places given are the parameters 1 to 3, the graph is 4.
    ///
    /// - Parameter further: What else is to hold.
    func condition(_ further: String? = nil) -> String {
        var conditions: [String] = []
        if subject { conditions.append("s = ?1") }
        if predicate { conditions.append("p = ?2") }
        if object { conditions.append("o = ?3") }
        switch graphs {
        case .defaultGraph: conditions.append("g = 0")
        case .named: conditions.append("g = ?4")
        case .anyNamed: conditions.append("g <> 0")
        case .union: break
        }
        if order == .gspo { conditions.append("g <> 0") }
        if let further { conditions.append(further) }
        return conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    }

    /// Which rows the index gives by itself, whatever the graph.
    func prefix(_ further: String? = nil) -> String {
        var lookup = self
        if order != .gspo { lookup.graphs = .union }
        return lookup.condition(further)
    }

    /// The table and the index to go through.
    var table: String { order == .spog ? "quad NOT INDEXED" : "quad INDEXED BY quad_\(order.rawValue)" }

    var sql: String {
        let columns = columns.isEmpty ? "1" : columns.map(String.init).joined(separator: ", ")
        return "SELECT \(columns) FROM \(table)\(condition())"
    }
}
