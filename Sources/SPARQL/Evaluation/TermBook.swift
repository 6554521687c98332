import RDF

/// The terms of one evaluation by number: those of the source, and those that the query makes up.
final class TermBook {
    let source: any QuadSource
    private var computed: [Term] = []
    private var numbers: [Term: UInt64] = [:]
    private var blankNodes = 0

    init(_ source: any QuadSource) { self.source = source }

    private static let first = TermID.firstComputed.raw

    func term(_ id: UInt64) throws -> Term {
        id >= Self.first ? computed[Int(id - Self.first)] : try source.term(TermID(id))
    }

    /// The number of a term: the source's where it has the term, so that equal terms have equal numbers.
    func number(_ term: Term) throws -> UInt64 {
        if let known = numbers[term] { return known }
        let number: UInt64
        if let id = try source.id(of: term) {
            number = id.raw
        } else {
            number = Self.first + UInt64(computed.count)
            computed.append(term)
        }
        numbers[term] = number
        return number
    }

    /// A blank node that no quad of the source has.
    func newBlankNode() throws -> BlankNode {
        while true {
            blankNodes += 1
            let node = try BlankNode("q\(blankNodes)")
            if try source.id(of: .blank(node)) == nil, numbers[.blank(node)] == nil { return node }
        }
    }
}
