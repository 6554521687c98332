/// Transforms JSON-LD 1.1 (JSON-LD 1.1 Processing Algorithms and API, section 9.1, `JsonLdProcessor`;
/// JSON-LD 1.1 Framing, section 5.1).
///
/// Wherever a document or frame is taken, a string is the IRI of one, which the options' document loader
/// fetches. Section numbers below are those of the former recommendation.
///
/// ```swift
/// let document = try JSONValue(parsing: bytes)
/// let quads = try JSONLDProcessor().toRDF(document)
/// ```
public struct JSONLDProcessor: Sendable {
    /// How many levels, of objects and arrays inside each other, a document or frame may have, and how many
    /// nodes framing puts inside each other. What goes deeper is refused with
    /// ``JSONLDError/Code/nestingTooDeep``.
    public static let maximumDepth = Depth.maximum

    /// What was chosen.
    public var options: JSONLDOptions

    /// A processor that fetches nothing, unless the options say how.
    public init(options: JSONLDOptions = JSONLDOptions()) { self.options = options }

    /// Takes the contexts out of a document, with every IRI in full and every value in an array (section
    /// 5.1).
    ///
    /// - Returns: an array of nodes.
    /// - Throws: ``JSONLDError`` where the document or a context is invalid, or something cannot be loaded.
    public func expand(_ document: JSONValue) throws(JSONLDError) -> JSONValue {
        let contexts = ContextProcessing(options: options)
        return try expand(try load(document), contexts, ordered: options.ordered)
    }

    /// Puts a document into the terms of a context (section 6.1).
    ///
    /// - Parameters:
    ///   - document: the document, or its IRI.
    ///   - context: a context, or an object with the entry `@context`; null for none.
    /// - Returns: an object with the context and a node, or all nodes in `@graph`.
    /// - Throws: ``JSONLDError`` as ``expand(_:)`` does, and where the context is invalid or an IRI cannot be
    ///   told from a compact one in it.
    public func compact(
        _ document: JSONValue, context: JSONValue
    ) throws(JSONLDError) -> JSONValue {
        let contexts = ContextProcessing(options: options)
        let loaded = try load(document)
        let expanded = try expand(loaded, contexts, ordered: false)
        return try compact(expanded, context, contexts, url: loaded.url)
    }

    /// Collects all that is said of a node in one place, and labels all blank nodes (section 7.1).
    ///
    /// - Parameters:
    ///   - document: the document, or its IRI.
    ///   - context: what to compact the nodes with, if at all.
    /// - Returns: an array of nodes; with a context, as ``compact(_:context:)`` does.
    /// - Throws: ``JSONLDError`` as ``compact(_:context:)`` does, and where a node has two indexes.
    public func flatten(
        _ document: JSONValue, context: JSONValue? = nil
    ) throws(JSONLDError) -> JSONValue {
        let contexts = ContextProcessing(options: options)
        let loaded = try load(document)
        var generation = NodeMapGeneration()
        try generation.add(try expand(loaded, contexts, ordered: false))
        let flattened = Flattening.flatten(generation.map, ordered: options.ordered)
        guard let context, context != .null else { return flattened }
        return try compact(flattened, context, contexts, url: loaded.url, omitGraph: false)
    }

    /// The quads that a document states (section 8.1).
    ///
    /// What is no well-formed RDF, such as a triple with a relative IRI or a blank node for predicate, is
    /// left out.
    ///
    /// - Throws: ``JSONLDError`` as ``flatten(_:context:)`` does without a context.
    public func toRDF(_ document: JSONValue) throws(JSONLDError) -> [Quad] {
        let contexts = ContextProcessing(options: options)
        let loaded = try load(document, allScripts: true)
        var generation = NodeMapGeneration()
        try generation.add(try expand(loaded, contexts, ordered: false))
        var deserialization = Deserialization(generation, rdfDirection: options.rdfDirection)
        deserialization.run()
        return deserialization.quads
    }

    /// A document that states these quads (section 8.4).
    ///
    /// - Returns: an array of nodes in expanded form.
    /// - Throws: ``JSONLDError`` where an `rdf:JSON` literal is no JSON, a compound literal has no valid
    ///   language or direction, or lists stand too deep inside each other.
    public func fromRDF(_ quads: some Sequence<Quad>) throws(JSONLDError) -> JSONValue {
        var serialization = Serialization(options: options)
        return try serialization.run(quads)
    }

    /// Lays out the nodes of a document that match a frame, as the frame says (JSON-LD 1.1 Framing, section
    /// 4.1).
    ///
    /// - Returns: an object with the frame's context and a node, or all nodes in `@graph`.
    /// - Throws: ``JSONLDError`` as ``compact(_:context:)`` does, and where the frame is invalid.
    public func frame(_ document: JSONValue, frame: JSONValue) throws(JSONLDError) -> JSONValue {
        let contexts = ContextProcessing(options: options)
        let loaded = try load(document)
        let loadedFrame = try load(frame)
        var generation = NodeMapGeneration()
        try generation.add(try expand(loaded, contexts, ordered: false))
        let expandedFrame = try expand(loadedFrame, contexts, ordered: false, isFrame: true)

        let frameObject = loadedFrame.content.items.first?.object ?? JSONObject()
        let context = frameObject["@context"] ?? [:]
        let base = base(of: loadedFrame)
        let initial = ActiveContext(base: base, mode: options.processingMode)
        let active = try contexts.process(context, in: initial, base: base)
        var options = options
        if frameObject.contains(where: { active.keyword($0.key) == "@graph" }) { options.frameDefault = true }

        let results = try Framing(generation.map, options: options).run(expandedFrame)
        let is10 = options.processingMode == .version10
        let compacted = try compact(
            .array(is10 ? results : FramingCleanup.pruned(results)), context, contexts, url: loaded.url,
            contextBase: loadedFrame.url, omitGraph: options.omitGraph ?? !is10)
        return FramingCleanup.withNulls(compacted)
    }
}

/// The steps that several of the methods have in common.
extension JSONLDProcessor {
    /// A document to work on.
    private struct Loaded {
        let content: JSONValue
        var url: String?
        var contextURL: String?
        /// What the document itself says its base is.
        var ownBase: String?
    }

    /// The document itself, or that with this IRI.
    private func load(_ document: JSONValue, allScripts: Bool = false) throws(JSONLDError) -> Loaded {
        guard let url = document.string else { return Loaded(content: document) }
        let remote: JSONLDRemoteDocument
        do {
            remote = try options.documentLoader.load(url)
        } catch let error as JSONLDError {
            throw error
        } catch {
            throw JSONLDError(.loadingDocumentFailed, "<\(url)>: \(error)")
        }
        let parsed = try remote.json(
            fragment: IRIBase(url).fragment, allScripts: options.extractAllScripts ?? allScripts)
        return Loaded(
            content: parsed.content, url: remote.url, contextURL: remote.contextURL, ownBase: parsed.base)
    }

    /// The base IRI: that of the options, else the document's; what HTML says of its base is relative to it.
    private func base(of document: Loaded) -> IRIBase? {
        guard let base = (options.base ?? document.url).map({ IRIBase($0) }) else { return nil }
        return document.ownBase.map { IRIBase(base.resolve($0)) } ?? base
    }

    /// Section 9.1, `expand`, from step 5 on.
    private func expand(
        _ document: Loaded, _ contexts: ContextProcessing, ordered: Bool, isFrame: Bool = false
    ) throws(JSONLDError) -> JSONValue {
        let base = base(of: document)
        var active = ActiveContext(base: base, mode: options.processingMode)
        if let given = options.expandContext {
            active = try contexts.process(given.object?["@context"] ?? given, in: active, base: base)
        }
        if let url = document.contextURL {
            active = try contexts.process(.string(url), in: active, base: IRIBase(url))
        }
        let baseURL = document.ownBase == nil ? document.url.map { IRIBase($0) } ?? base : base
        let expansion = Expansion(contexts: contexts, isFrame: isFrame, ordered: ordered, baseURL: baseURL)
        guard let result = try expansion.expand(document.content, under: nil, in: active) else { return [] }
        if let object = result.object, object.count == 1, let graph = object["@graph"] { return graph }
        return .array(result.items)
    }

    /// Section 9.1, `compact`, from step 5 on, and `frame` likewise.
    ///
    /// - Parameters:
    ///   - url: where the document is from.
    ///   - contextBase: where the context is from, if not from there, too.
    ///   - omitGraph: whether a single node stands on its own, rather than in `@graph`.
    private func compact(
        _ expanded: JSONValue, _ context: JSONValue, _ contexts: ContextProcessing, url: String?,
        contextBase: String? = nil, omitGraph: Bool = true
    ) throws(JSONLDError) -> JSONValue {
        let context = context.object?["@context"] ?? context
        let base = options.base ?? (options.compactToRelative ? url : nil)
        let initial = ActiveContext(base: base.map { IRIBase($0) }, mode: options.processingMode)
        let contextBase = (contextBase ?? url ?? options.base).map { IRIBase($0) }
        let active =
            context == .null ? initial : try contexts.process(context, in: initial, base: contextBase)
        let compaction = Compaction(
            contexts: contexts, compactArrays: options.compactArrays, ordered: options.ordered)
        let compacted = try compaction.compact(expanded, under: nil, in: active)
        var result = JSONObject()
        if ![.null, [:], []].contains(context) { result["@context"] = context }
        let alias = try active.compactName("@graph")
        if omitGraph, let node = compacted.object {
            for member in node { result[member.key] = member.value }
        } else if !omitGraph || compacted != [] {
            // Nodes without names may be in a graph already.
            let graph = compacted.object.flatMap { $0.count == 1 ? $0[alias]?.array : nil }
            result[alias] = .array(graph ?? compacted.items)
        }
        return .object(result)
    }
}
