/// One terminal of SPARQL's grammar (SPARQL 1.1 Query, section 19.8).
struct QueryToken: Sendable {
    /// Marks have their text as the raw value.
    enum Kind: String, Sendable {
        /// The end of the query.
        case end
        /// `<…>`
        case iri
        /// `prefix:local`; both may be empty.
        case prefixedName
        /// `_:label`
        case blankNode
        /// `?name` or `$name`
        case variable
        /// `SELECT`, `a`, `true` and the like.
        case word
        /// `@en`
        case languageTag
        /// In quotes, one at each end.
        case string
        /// In quotes, three at each end.
        case longString
        case integer, decimal, double
        case openBrace = "{"
        case closeBrace = "}"
        case openParenthesis = "("
        case closeParenthesis = ")"
        case openBracket = "["
        case closeBracket = "]"
        case dot = "."
        case comma = ","
        case semicolon = ";"
        case star = "*"
        case slash = "/"
        case plus = "+"
        case minus = "-"
        case questionMark = "?"
        case bar = "|"
        case caret = "^"
        case bang = "!"
        case datatypeMark = "^^"
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case and = "&&"
        case or = "||"
        case tripleTermOpen = "<<("
        case tripleTermClose = ")>>"
        case reifiedOpen = "<<"
        case reifiedClose = ">>"
        case tilde = "~"
        case annotationOpen = "{|"
        case annotationClose = "|}"

        /// The marks and their bytes, longest first among those that begin alike.
        static let marks: [(kind: Kind, bytes: [UInt8])] = text(of: [
            .datatypeMark, .notEqual, .lessOrEqual, .greaterOrEqual, .and, .or, .openBrace, .closeBrace,
            .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .dot, .comma, .semicolon, .star,
            .slash, .plus, .minus, .questionMark, .bar, .caret, .bang, .equal, .less, .greater,
        ])

        /// Those that SPARQL 1.2 adds, which come before the others.
        static let newMarks: [(kind: Kind, bytes: [UInt8])] = text(of: [
            .tripleTermOpen, .reifiedOpen, .tripleTermClose, .reifiedClose, .annotationOpen, .annotationClose,
            .tilde,
        ])

        private static func text(of marks: [Kind]) -> [(kind: Kind, bytes: [UInt8])] {
            marks.map { ($0, Array($0.rawValue.utf8)) }
        }
    }

    var kind: Kind
    /// Where it stands in the text, in bytes.
    var range: Range<Int>
    /// The part without quotes and the like.
    var content: Range<Int>
    /// Where the colon of a prefixed name stands.
    var colon = 0
    /// Whether backslashes are in the content.
    var hasEscapes = false
    /// A word in capitals, as keywords are compared.
    var keyword = ""
}
