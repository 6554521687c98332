/// Writes the triples of one graph in one syntax.
///
/// Terms are valid by construction, so that a writer cannot fail.
public protocol TripleWriter: Sendable {
    /// What it writes.
    static var syntax: Syntax { get }

    /// Writes all triples; a triple that comes twice may be written once.
    func write(_ triples: some Sequence<Triple>, to output: inout some TextOutputStream)
}

/// Writes the quads of a dataset in one syntax.
public protocol QuadWriter: Sendable {
    /// What it writes.
    static var syntax: Syntax { get }

    /// Writes all quads; a quad that comes twice may be written once.
    func write(_ quads: some Sequence<Quad>, to output: inout some TextOutputStream)
}

extension TripleWriter {
    /// The triples as one text.
    public func text(_ triples: some Sequence<Triple>) -> String {
        var text = ""
        write(triples, to: &text)
        return text
    }
}

extension QuadWriter {
    /// The quads as one text.
    public func text(_ quads: some Sequence<Quad>) -> String {
        var text = ""
        write(quads, to: &text)
        return text
    }
}

/// In which order a writer that groups by subject lists subjects, predicates and objects.
public enum TermOrder: Sendable, Hashable {
    /// By code point, whatever the order of the input: the same graph gives the same bytes.
    case sorted
    /// As they first come; for input that has a meaningful order of its own.
    case asGiven
}
