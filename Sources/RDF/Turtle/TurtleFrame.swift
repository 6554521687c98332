/// A construct of Turtle or TriG that has begun and not ended.
struct TurtleFrame {
    enum Kind: UInt8 {
        /// The document, or the inside of a graph's braces.
        case block
        /// A subject and what is said of it, up to a dot.
        case statement
        /// `[ … ]`
        case propertyList
        /// `{| … |}`
        case annotation
        /// `( … )`
        case collection
        /// `<< … >>`
        case reifiedTriple
        /// `<<( … )>>`
        case tripleTerm

        /// What ends it, for errors.
        var closing: String {
            switch self {
            case .block: "}"
            case .statement: "a dot"
            case .propertyList: "]"
            case .annotation: "|}"
            case .collection: ")"
            case .reifiedTriple: ">>"
            case .tripleTerm: ")>>"
            }
        }
    }

    /// What comes next in it.
    enum Place: UInt8 {
        /// A statement, a directive, or the end of the block.
        case statement
        /// The subject.
        case subject
        /// A predicate.
        case verb
        /// A predicate, or the end: what is said of a subject that itself says something may be nothing.
        case verbOrEnd
        /// A predicate, a further semicolon, or the end: behind a semicolon.
        case verbOrSemicolon
        /// An object.
        case object
        /// A comma, a semicolon, an annotation, the end: behind an object.
        case end
        /// An item of a collection, or its end.
        case item
    }

    let kind: Kind
    var place: Place
    /// The subject; of a collection, the node of the last item so far.
    var subject: Resource?
    var predicate: IRI?
    /// The object last read, kept where an annotation or the end needs it; of a collection, its first node.
    var object: Term?

    static let block = TurtleFrame(kind: .block, place: .statement)
}
