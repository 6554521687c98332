import GRDB
import RDF

/// The quads of a store, written.
public struct QuadTables {
    /// Makes the tables of terms and quads, which must not be there yet.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public static func createTables(_ db: Database) throws {}

    /// Writes within the transaction that is open, and only as long as it is.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public init(_ db: Database) throws {}

    /// Adds quads. One that is there already counts once more.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public func insert(_ quads: some Sequence<Quad>) throws {}

    /// Takes quads away: each as often as it comes. One that was inserted more often stays, one that is not there
    /// is passed over.
    ///
    /// - Throws: GRDB's `DatabaseError`.
    public func delete(_ quads: some Sequence<Quad>) throws {}
}
