/// Why a JSON-LD document, context or frame cannot be processed, and where.
public struct JSONLDError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, in the words of the recommendation.
    public var code: Code
    /// What is wrong, in words for people.
    public var message: String
    /// The keys, and numbers in arrays, that lead to the place in the document, as far as it is known.
    public var path: [String]

    /// An error at a place, which may be the document itself.
    public init(_ code: Code, _ message: String, path: [String] = []) {
        self.code = code
        self.message = message
        self.path = path
    }

    /// The place as a JSON Pointer (RFC 6901).
    public var pointer: String {
        path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
    }

    public var description: String {
        (path.isEmpty ? "" : pointer + ": ") + code.rawValue + ": " + message
    }

    /// The same error seen from a document that led to the place where it is.
    func elsewhere(_ place: String) -> JSONLDError {
        JSONLDError(code, "in \(place)\(path.isEmpty ? "" : " at " + pointer): \(message)")
    }

    /// The same error seen from one level further out.
    func under(_ key: String) -> JSONLDError { JSONLDError(code, message, path: [key] + path) }
}

extension JSONLDError {
    /// `JsonLdErrorCode` (JSON-LD 1.1 Processing Algorithms, section 9.6.2) and `JsonLdFramingErrorCode`
    /// (JSON-LD 1.1 Framing, section 5.2); the raw value is the code itself.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        case collidingKeywords = "colliding keywords"
        case conflictingIndexes = "conflicting indexes"
        case contextOverflow = "context overflow"
        case cyclicIRIMapping = "cyclic IRI mapping"
        case invalidIDValue = "invalid @id value"
        case invalidImportValue = "invalid @import value"
        case invalidIncludedValue = "invalid @included value"
        case invalidIndexValue = "invalid @index value"
        case invalidNestValue = "invalid @nest value"
        case invalidPrefixValue = "invalid @prefix value"
        case invalidPropagateValue = "invalid @propagate value"
        case invalidProtectedValue = "invalid @protected value"
        case invalidReverseValue = "invalid @reverse value"
        case invalidVersionValue = "invalid @version value"
        case invalidBaseDirection = "invalid base direction"
        case invalidBaseIRI = "invalid base IRI"
        case invalidContainerMapping = "invalid container mapping"
        case invalidContextEntry = "invalid context entry"
        case invalidContextNullification = "invalid context nullification"
        case invalidDefaultLanguage = "invalid default language"
        case invalidIRIMapping = "invalid IRI mapping"
        case invalidJSONLiteral = "invalid JSON literal"
        case invalidKeywordAlias = "invalid keyword alias"
        case invalidLanguageMapValue = "invalid language map value"
        case invalidLanguageMapping = "invalid language mapping"
        case invalidLanguageTaggedString = "invalid language-tagged string"
        case invalidLanguageTaggedValue = "invalid language-tagged value"
        case invalidLocalContext = "invalid local context"
        case invalidRemoteContext = "invalid remote context"
        case invalidReverseProperty = "invalid reverse property"
        case invalidReversePropertyMap = "invalid reverse property map"
        case invalidReversePropertyValue = "invalid reverse property value"
        case invalidScopedContext = "invalid scoped context"
        case invalidScriptElement = "invalid script element"
        case invalidSetOrListObject = "invalid set or list object"
        case invalidTermDefinition = "invalid term definition"
        case invalidTypeMapping = "invalid type mapping"
        case invalidTypeValue = "invalid type value"
        case invalidTypedValue = "invalid typed value"
        case invalidValueObject = "invalid value object"
        case invalidValueObjectValue = "invalid value object value"
        case invalidVocabMapping = "invalid vocab mapping"
        case iriConfusedWithPrefix = "IRI confused with prefix"
        case keywordRedefinition = "keyword redefinition"
        case loadingDocumentFailed = "loading document failed"
        case loadingRemoteContextFailed = "loading remote context failed"
        case multipleContextLinkHeaders = "multiple context link headers"
        case processingModeConflict = "processing mode conflict"
        case protectedTermRedefinition = "protected term redefinition"
        case invalidFrame = "invalid frame"
        case invalidEmbedValue = "invalid @embed value"
        /// Not one of the recommendation's: the document goes deeper than
        /// ``JSONLDProcessor/maximumDepth`` allows.
        case nestingTooDeep = "nesting too deep"
        /// Not one of the recommendation's: a frame asks for far more than the document holds.
        case resultTooLarge = "result too large"
        /// Not one of the recommendation's: the dataset holds a triple term of RDF 1.2.
        case tripleTerm = "triple term"
    }
}
