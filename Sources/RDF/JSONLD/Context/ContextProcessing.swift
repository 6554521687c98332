/// Context Processing (JSON-LD 1.1 Processing Algorithms, section 4.1), with what it has loaded and made
/// before.
final class ContextProcessing {
    /// How many remote contexts may lead to each other in a row.
    private static let maximumRow = 32
    /// How many remote contexts one local context may lead to; a few that name each other many times could
    /// lead to millions.
    private static let maximumFollowed = 1_000
    /// How many terms may be copied from context to context in all: each context starts as a copy of the one
    /// around it, and a large one around many small ones would take forever.
    private static let maximumCopied = 50_000_000

    let mode: JSONLDOptions.ProcessingMode
    private let loader: JSONLDDocumentLoader
    private var loaded: [ExactString: RemoteContext] = [:]
    private var cache = ContextCache()
    /// Contexts may hold terms that hold contexts.
    private var depth = Depth(limit: 100)
    /// How many remote contexts the local context has led to.
    private var followed = 0
    private var copied = 0

    private struct RemoteContext {
        let context: JSONValue
        let url: IRIBase
    }

    init(options: JSONLDOptions) {
        mode = options.processingMode
        loader = options.documentLoader
    }

    /// Refuses what JSON-LD 1.0 did not have, when that is the mode.
    func refuse(_ feature: String, as code: JSONLDError.Code) throws(JSONLDError) {
        guard mode == .version11 else {
            throw JSONLDError(code, "there is no \(feature) in the processing mode json-ld-1.0")
        }
    }

    /// Applies a local context.
    ///
    /// - Parameters:
    ///   - base: the base URL, that of the document in which the local context stands.
    ///   - remote: the remote contexts that led here.
    ///   - overrideProtected: whether protected terms may change.
    ///   - propagate: whether the result applies to nodes further in.
    ///   - validateScoped: whether remote contexts are followed that led here already.
    func process(
        _ local: JSONValue, in active: ActiveContext, base: IRIBase?, remote: [String] = [],
        overrideProtected: Bool = false, propagate: Bool = true, validateScoped: Bool = true
    ) throws(JSONLDError) -> ActiveContext {
        if depth.isAtTop { followed = 0 }
        try depth.enter()
        defer { depth.leave() }
        copied += active.terms.count
        guard copied <= Self.maximumCopied else {
            throw JSONLDError(.contextOverflow, "too many contexts stand inside one with many terms")
        }
        var result = ActiveContext(copying: active)
        let propagate = local.object?["@propagate"]?.boolean ?? propagate
        if !propagate, result.previous == nil { result.previous = active }
        for (index, context) in local.items.enumerated() {
            do throws(JSONLDError) {
                switch context {
                case .null:
                    guard overrideProtected || !result.hasProtectedTerms else {
                        throw JSONLDError(
                            .invalidContextNullification, "null would remove terms that are protected")
                    }
                    let fresh = ActiveContext(base: result.originalBase, mode: mode)
                    if !propagate { fresh.previous = result.previous }
                    result = fresh
                case .string(let reference):
                    result = try follow(
                        reference, in: result, base: base, remote: remote,
                        overrideProtected: overrideProtected, propagate: propagate,
                        validateScoped: validateScoped)
                case .object(let definition):
                    try apply(
                        definition, to: result, base: base, remote: remote,
                        overrideProtected: overrideProtected)
                default:
                    throw JSONLDError(.invalidLocalContext, "a context is null, an IRI or an object")
                }
            } catch {
                throw local.array == nil ? error : error.under(String(index))
            }
        }
        return result
    }

    /// Step 5.2: a context that is given by IRI.
    private func follow(
        _ reference: String, in active: ActiveContext, base: IRIBase?, remote: [String],
        overrideProtected: Bool, propagate: Bool, validateScoped: Bool
    ) throws(JSONLDError) -> ActiveContext {
        let url = base?.resolve(reference) ?? reference
        guard IRISyntax.hasForm(url) else {
            throw JSONLDError(.loadingDocumentFailed, "\"\(url)\" is relative, to nothing known")
        }
        if !validateScoped, remote.contains(url) { return active }
        followed += 1
        guard remote.count < Self.maximumRow, followed <= Self.maximumFollowed else {
            throw JSONLDError(
                .contextOverflow, "<\(url)> comes behind \(followed - 1) other remote contexts")
        }
        let context = try load(url)
        do throws(JSONLDError) {
            return try process(
                context.context, in: active, base: context.url, remote: remote + [url],
                overrideProtected: overrideProtected, propagate: propagate, validateScoped: validateScoped)
        } catch {
            throw error.elsewhere("<\(url)>")
        }
    }

    /// The value of `@context` in a remote document, which is asked for only once.
    private func load(_ url: String) throws(JSONLDError) -> RemoteContext {
        if let known = loaded[url] { return known }
        let content: JSONValue
        let location: String
        do {
            let document = try loader.load(url)
            content = try document.json(fragment: nil, allScripts: false).content
            location = document.url
        } catch {
            throw JSONLDError(.loadingRemoteContextFailed, "<\(url)>: \(error)")
        }
        guard let context = content.object?["@context"] else {
            throw JSONLDError(.invalidRemoteContext, "<\(url)> is no object with @context")
        }
        let result = RemoteContext(context: context, url: IRIBase(location))
        loaded[url] = result
        return result
    }

    // MARK: - Context definitions

    /// Steps 5.5 to 5.13.
    private func apply(
        _ definition: JSONObject, to result: ActiveContext, base: IRIBase?, remote: [String],
        overrideProtected: Bool
    ) throws(JSONLDError) {
        if let version = definition["@version"] {
            guard case .number(let number) = version, number.double == 1.1 else {
                throw JSONLDError(.invalidVersionValue, "@version is 1.1 or missing")
            }
            try refuse("@version", as: .processingModeConflict)
        }
        var definition = definition
        for key in ["@import", "@direction", "@propagate"] where definition.contains(key) {
            try refuse(key, as: .invalidContextEntry)
        }
        if let imported = definition["@import"] {
            definition = try importing(imported, into: definition, base: base)
        }
        if remote.isEmpty, let value = definition["@base"] { try setBase(value, of: result) }
        if let value = definition["@vocab"] { try setVocabulary(value, of: result) }
        if let value = definition["@language"] {
            guard value == .null || value.string != nil else {
                throw JSONLDError(.invalidDefaultLanguage, "@language is a language tag or null")
            }
            result.defaultLanguage = value.string
        }
        if let value = definition["@direction"] {
            guard value == .null || value == "ltr" || value == "rtl" else {
                throw JSONLDError(.invalidBaseDirection, "@direction is \"ltr\", \"rtl\" or null")
            }
            result.defaultDirection = value.string
        }
        if let value = definition["@propagate"], value.boolean == nil {
            throw JSONLDError(.invalidPropagateValue, "@propagate is true or false")
        }
        var isProtected = false
        if let value = definition["@protected"] {
            guard let boolean = value.boolean else {
                throw JSONLDError(.invalidProtectedValue, "@protected is true or false")
            }
            isProtected = boolean
        }
        let terms = TermCreation(
            in: result, from: definition, base: base, isProtected: isProtected,
            overrideProtected: overrideProtected, remote: remote, processing: self)
        for member in definition where !Self.ownEntries.contains(member.key) { try terms.create(member.key) }
    }

    /// What in a context definition is no term.
    private static let ownEntries: Set = [
        "@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab",
    ]

    /// Step 5.6: the context definition that is imported, with this one's entries instead of its own.
    private func importing(
        _ value: JSONValue, into definition: JSONObject, base: IRIBase?
    ) throws(JSONLDError) -> JSONObject {
        guard let reference = value.string else {
            throw JSONLDError(.invalidImportValue, "@import is the IRI of a context")
        }
        let url = base?.resolve(reference) ?? reference
        guard var result = try load(url).context.object else {
            throw JSONLDError(.invalidRemoteContext, "what @import takes in, <\(url)>, is no single object")
        }
        guard !result.contains("@import") else {
            throw JSONLDError(.invalidContextEntry, "<\(url)> is imported and has @import itself")
        }
        for member in definition where member.key != "@import" { result[member.key] = member.value }
        return result
    }

    /// Step 5.7.
    private func setBase(_ value: JSONValue, of result: ActiveContext) throws(JSONLDError) {
        if value == .null {
            result.base = nil
        } else if let text = value.string, IRISyntax.hasForm(text) {
            result.base = IRIBase(text)
        } else if let text = value.string, let base = result.base {
            result.base = IRIBase(base.resolve(text))
        } else {
            throw JSONLDError(
                .invalidBaseIRI, "@base is an IRI, relative if there is a base already, or null")
        }
    }

    /// Step 5.8.
    private func setVocabulary(_ value: JSONValue, of result: ActiveContext) throws(JSONLDError) {
        guard value != .null else {
            result.vocabulary = nil
            return
        }
        // Without a base it may stay relative, and the IRIs made with it are relative then, too.
        guard let text = value.string, let iri = result.expandIRI(text, documentRelative: true) else {
            throw JSONLDError(.invalidVocabMapping, "@vocab is an IRI, a compact IRI, a term or null")
        }
        result.vocabulary = iri
    }

    // MARK: - Contexts made before

    /// The context of a term's scope.
    func scoped(
        _ active: ActiveContext, by definition: TermDefinition, overrideProtected: Bool = false,
        propagate: Bool = true
    ) throws(JSONLDError) -> ActiveContext {
        guard let local = definition.localContext else { return active }
        let key = ContextCache.Key(
            active: active, local: .term(ObjectIdentifier(definition)), overrideProtected: overrideProtected,
            propagate: propagate)
        if let known = cache[key] { return known }
        do throws(JSONLDError) {
            let result = try process(
                local, in: active, base: definition.baseURL, overrideProtected: overrideProtected,
                propagate: propagate)
            cache.keep(result, for: key, from: active, definition)
            return result
        } catch {
            throw error.elsewhere("the context that a term or type brings")
        }
    }

    /// The context of an object with `@context`.
    func embedded(
        _ active: ActiveContext, by local: JSONValue, base: IRIBase?
    ) throws(JSONLDError) -> ActiveContext {
        let key = ContextCache.Key(
            active: active, local: .value(local), overrideProtected: false, propagate: true)
        if let known = cache[key] { return known }
        do throws(JSONLDError) {
            let result = try process(local, in: active, base: base)
            cache.keep(result, for: key, from: active, nil)
            return result
        } catch {
            throw error.under("@context")
        }
    }
}
