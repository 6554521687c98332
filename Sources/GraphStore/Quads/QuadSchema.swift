import GRDB

/// The tables of quads. Columns are numbers of terms, as ``TermTable`` has them; `g` is 0 for the default graph.
enum QuadSchema {
    /// Each index holds all four columns, so that no look-up goes to the table behind it, and the graph comes last, so
    /// that a triple of several graphs has its rows beside one another. `quad_gspo` leaves out the default graph, whose
    /// triples are read from the others.
    static let tables = """
        CREATE TABLE quad(
            s INTEGER NOT NULL, p INTEGER NOT NULL, o INTEGER NOT NULL, g INTEGER NOT NULL, n INTEGER NOT NULL,
            PRIMARY KEY(s, p, o, g)) WITHOUT ROWID;
        CREATE INDEX quad_posg ON quad(p, o, s, g);
        CREATE INDEX quad_ospg ON quad(o, s, p, g);
        CREATE INDEX quad_gspo ON quad(g, s, p, o) WHERE g <> 0;
        CREATE TABLE predicate(
            p INTEGER PRIMARY KEY, quads INTEGER NOT NULL, subjects INTEGER NOT NULL, objects INTEGER NOT NULL);
        """
}
