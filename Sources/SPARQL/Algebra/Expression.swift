import RDF

/// An expression (SPARQL 1.1 Query, section 17).
public indirect enum Expression: Sendable, Hashable {
    case variable(Variable)
    case term(Term)
    case or(Expression, Expression)
    case and(Expression, Expression)
    case not(Expression)
    case compare(Comparison, Expression, Expression)
    /// `IN`; `NOT IN` is `not` of it.
    case isIn(Expression, [Expression])
    case arithmetic(Arithmetic, Expression, Expression)
    case negative(Expression)
    case positive(Expression)
    case bound(Variable)
    case ifThenElse(Expression, Expression, Expression)
    case coalesce([Expression])
    /// `EXISTS`; `NOT EXISTS` is `not` of it.
    case exists(Algebra)
    case call(Builtin, [Expression])
    /// A function by IRI: the casts of section 17.5, or an extension.
    case function(IRI, [Expression])

    public enum Comparison: String, Sendable, Hashable {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case greater = ">"
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
    }

    public enum Arithmetic: String, Sendable, Hashable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
    }
}

/// The functions that the grammar knows by name (SPARQL 1.1, section 17.4; SPARQL 1.2, sections 17.4.2 and 17.4.6).
/// The raw value is the name in capitals, as the grammar has it.
public enum Builtin: String, Sendable, Hashable, CaseIterable {
    case str = "STR"
    case lang = "LANG"
    case langMatches = "LANGMATCHES"
    case datatype = "DATATYPE"
    case iri = "IRI"
    case uri = "URI"
    case bnode = "BNODE"
    case rand = "RAND"
    case abs = "ABS"
    case ceil = "CEIL"
    case floor = "FLOOR"
    case round = "ROUND"
    case concat = "CONCAT"
    case strlen = "STRLEN"
    case ucase = "UCASE"
    case lcase = "LCASE"
    case encodeForURI = "ENCODE_FOR_URI"
    case contains = "CONTAINS"
    case strstarts = "STRSTARTS"
    case strends = "STRENDS"
    case strbefore = "STRBEFORE"
    case strafter = "STRAFTER"
    case substr = "SUBSTR"
    case replace = "REPLACE"
    case regex = "REGEX"
    case year = "YEAR"
    case month = "MONTH"
    case day = "DAY"
    case hours = "HOURS"
    case minutes = "MINUTES"
    case seconds = "SECONDS"
    case timezone = "TIMEZONE"
    case tz = "TZ"
    case now = "NOW"
    case uuid = "UUID"
    case struuid = "STRUUID"
    case md5 = "MD5"
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"
    case strlang = "STRLANG"
    case strdt = "STRDT"
    case sameTerm = "SAMETERM"
    case isIRI = "ISIRI"
    case isURI = "ISURI"
    case isBlank = "ISBLANK"
    case isLiteral = "ISLITERAL"
    case isNumeric = "ISNUMERIC"
    case langDir = "LANGDIR"
    case strlangdir = "STRLANGDIR"
    case hasLang = "HASLANG"
    case hasLangDir = "HASLANGDIR"
    case triple = "TRIPLE"
    case subject = "SUBJECT"
    case predicate = "PREDICATE"
    case object = "OBJECT"
    case isTriple = "ISTRIPLE"
}
