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
    case str = "STR", lang = "LANG", langMatches = "LANGMATCHES", datatype = "DATATYPE"
    case iri = "IRI", uri = "URI", bnode = "BNODE"
    case rand = "RAND", abs = "ABS", ceil = "CEIL", floor = "FLOOR", round = "ROUND"
    case concat = "CONCAT", strlen = "STRLEN", ucase = "UCASE", lcase = "LCASE"
    case encodeForURI = "ENCODE_FOR_URI", contains = "CONTAINS", strstarts = "STRSTARTS", strends = "STRENDS"
    case strbefore = "STRBEFORE", strafter = "STRAFTER", substr = "SUBSTR", replace = "REPLACE", regex = "REGEX"
    case year = "YEAR", month = "MONTH", day = "DAY", hours = "HOURS", minutes = "MINUTES", seconds = "SECONDS"
    case timezone = "TIMEZONE", tz = "TZ", now = "NOW", uuid = "UUID", struuid = "STRUUID"
    case md5 = "MD5", sha1 = "SHA1", sha256 = "SHA256", sha384 = "SHA384", sha512 = "SHA512"
    case strlang = "STRLANG", strdt = "STRDT", sameTerm = "SAMETERM"
    case isIRI = "ISIRI", isURI = "ISURI", isBlank = "ISBLANK", isLiteral = "ISLITERAL", isNumeric = "ISNUMERIC"
    case langDir = "LANGDIR", strlangdir = "STRLANGDIR", hasLang = "HASLANG", hasLangDir = "HASLANGDIR"
    case triple = "TRIPLE", subject = "SUBJECT", predicate = "PREDICATE", object = "OBJECT", isTriple = "ISTRIPLE"
}
