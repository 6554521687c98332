/// One terminal of the grammars of N-Triples, N-Quads, Turtle and TriG.
struct Token {
    enum Kind: UInt8 {
        /// The end of the input.
        case end
        /// In line-based syntaxes only; elsewhere it is white space.
        case lineEnd
        /// `<…>`
        case iri
        /// `prefix:local`; both may be empty.
        case prefixedName
        /// `_:label`
        case blankNode
        case doubleQuoted, singleQuoted, longQuoted
        case integer, decimal, double
        /// `a`, `true`, `PREFIX` and the like.
        case word
        /// `@` and a language tag, or `@prefix` and the like.
        case atWord
        case dot, comma, semicolon
        case openBracket, closeBracket
        case openParenthesis, closeParenthesis
        case openBrace, closeBrace
        /// `^^`
        case datatypeMark
        /// `<<(`
        case tripleTermOpen
        /// `)>>`
        case tripleTermClose
        /// `<<`
        case reifiedOpen
        /// `>>`
        case reifiedClose
        /// `~`
        case tilde
        /// `{|`
        case annotationOpen
        /// `|}`
        case annotationClose
    }

    var kind: Kind
    /// The content without quotes and the like, counted from the start of the token.
    var content: Range<Int>
    /// Where the colon of a prefixed name stands, counted likewise.
    var colon = 0
    /// Whether backslashes are in the content.
    var hasEscapes = false
}
