import RDF

/// The terms of one evaluation by number: those of the source, and those that the query makes up.
final class TermBook {
    let source: any QuadSource
    private var computed: [Term] = []
    private var numbers: [Term: UInt64] = [:]

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

    // MARK: - Values

    /// Values read of late, by the number's last bits, so that a column of few terms is read once.
    private var cache: [(id: UInt64, value: Value)] = []
    private static let cacheSize: UInt64 = 1 << 13

    /// The value of a term, as expressions see it.
    func value(_ id: UInt64) throws -> Value {
        if cache.isEmpty {
            cache = Array(repeating: (0, .false), count: Int(Self.cacheSize))
        }
        let place = Int((id &* 0x9E37_79B9_7F4A_7C15) >> 51)
        if cache[place].id == id { return cache[place].value }
        let value = Value(try term(id))
        cache[place] = (id, value)
        return value
    }
}
