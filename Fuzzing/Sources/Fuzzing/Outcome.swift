import RDF

/// The quads that a reader hands over, and how it ends.
struct Outcome: Hashable {
    private var quads: [Quad] = []
    private var error: SyntaxError?

    /// All quads, if nothing was wrong.
    var complete: [Quad]? { error == nil ? quads : nil }

    func isSame(as other: Outcome, comparesErrors: Bool) -> Bool {
        comparesErrors ? self == other : quads == other.quads && (error == nil) == (other.error == nil)
    }

    /// - Throws: what is no ``SyntaxError``, for readers of memory must throw no other.
    init(_ read: ((Quad) throws -> Void) throws -> Void) throws {
        do {
            try read { quads.append($0) }
        } catch let error as SyntaxError {
            self.error = error
        }
    }
}
