import GRDB
import SPARQL

extension GraphStore {
    /// Lets a body ask the quads of one state of the store, whatever is written meanwhile. The source ends with the body.
    ///
    /// - Throws: ``StoreError``, and what the body throws.
    public func withQuads<Value>(_ body: (any QuadSource) throws -> Value) throws -> Value {
        do {
            return try database.read { try body(StoredQuads($0)) }
        } catch let error as DatabaseError {
            throw Self.storeError(error, path)
        }
    }
}
