import Exchange
import Foundation
import GraphStore
import HTTPTypes
import Hummingbird
import KnowledgeGraph
import Page
import RDF

/// The pages, and entities in whatever form is asked for.
struct Pages: Sendable {
    let questions: Questions
    let runner: QueryRunner
    let overview: Overview
    let mapping: GraphRDF

    /// The way in: the interactive page over the best-connected part of the store.
    func start(_ request: Request) async throws -> Response {
        let (data, totals) = try await overview.data()
        let page = try Page.served(data, totals: totals)
        return .content(page, "text/html; charset=utf-8")
    }

    func article(_ request: Request) async throws -> Response {
        let id = try FormFields(request.uri.query ?? "").required("id")
        let page = try await questions.ask { try ArticlePage(id, in: $0)?.html }
        guard let page else { throw Refusal.notFound("the store has no article with the id \"\(id)\"") }
        return .html(page)
    }

    // MARK: - Entities

    /// An entity as a page or as data, by what the client takes or the ending of the address says.
    func entity(_ request: Request, _ context: ExplorerContext) async throws -> Response {
        let name = try Self.decoded(context.parameters.get("name"))
        let asked = EntityAddress(name)
        let id = try await existing(asked.id)
        guard id == asked.id else {
            let ending = asked.syntax.map { "." + $0.fileExtensions[0] } ?? ""
            return .redirect(to: Link.entity(id) + ending, type: .found)
        }
        let accept = AcceptHeader(request)
        if asked.syntax == nil, Self.isForPeople(accept) {
            let offset = try FormFields(request.uri.query ?? "")
                .number("offset", in: 0...1_000_000_000, or: 0)
            let page = try await questions.ask { try EntityPage(id, offset: offset, in: $0)?.html }
            guard let page else { throw Refusal.notFound("the store has no entity \"\(id)\" any more") }
            var response = Response.html(page)
            response.headers[.vary] = "Accept"
            return response
        }
        let path = Link.entity(id)
        var response = try await description(
            of: mapping.iri(entity: id), at: path, asked.syntax, request, context)
        let sent = Syntax.all.first { response.headers[.contentType]?.hasPrefix($0.mediaType) == true }
        if let ending = (asked.syntax ?? sent)?.fileExtensions.first {
            response.headers[.contentLocation] = "\(path).\(ending)"
        }
        return response
    }

    /// A document of an export whose IRIs begin at this server.
    func document(_ request: Request, _ context: ExplorerContext) async throws -> Response {
        let id = try Self.decoded(context.parameters.get("id"))
        if Self.isForPeople(AcceptHeader(request)) { return .redirect(to: Link.article(id)) }
        return try await known(mapping.iri(document: id), "document/", id, request, context)
    }

    /// A statement of such an export.
    func statement(_ request: Request, _ context: ExplorerContext) async throws -> Response {
        let name = try Self.decoded(context.parameters.get("id"))
        let namespace = mapping.prefixes.namespaces.first { $0.prefix == "st" }
        guard let iri = namespace?[name] else { throw Refusal.notFound("there are no statements here") }
        return try await known(iri, "statement/", name, request, context)
    }

    /// The description of something that the store speaks of.
    private func known(
        _ iri: IRI, _ folder: String, _ name: String, _ request: Request, _ context: ExplorerContext
    ) async throws -> Response {
        let isThere = try await questions.ask { store in
            try store.withQuads { try $0.id(of: .iri(iri)) != nil }
        }
        guard isThere else { throw Refusal.notFound("the store says nothing of \(iri)") }
        let path = "/entity/" + folder + PercentEncoding.encode(name)
        return try await description(of: iri, at: path, nil, request, context)
    }

    /// The id of an entity by its id, or by a name that only one has.
    ///
    /// - Throws: ``Refusal`` with names that are near.
    private func existing(_ name: String) async throws -> String {
        try await questions.ask { store in
            let found = try store.entities(named: name)
            if found.count == 1 { return found[0].id }
            let near =
                try found.isEmpty
                ? store.search(name.replacing("-", with: " "), limit: 5).entities.map(\.id)
                : found.prefix(5).map(\.id)
            let hint = near.isEmpty ? "" : "; near it are " + near.joined(separator: ", ")
            throw Refusal.notFound("the store has no entity with the id \"\(name)\"\(hint)")
        }
    }

    /// What the store says of a thing: its own triples, and the statements that it is in with their evidence.
    private func description(
        of iri: IRI, at path: String, _ syntax: Syntax?, _ request: Request, _ context: ExplorerContext
    ) async throws -> Response {
        let text = "DESCRIBE \(iri) ?s WHERE { OPTIONAL { ?s rdf:subject|rdf:object \(iri) } }"
        var question = QueryRunner.Question(
            text: text, accept: syntax.map { AcceptHeader($0.mediaType) } ?? AcceptHeader(request))
        // Who exported the store with this server as --base has other IRIs for the same things.
        if let host = request.head.authority, let own = try? IRI("http://\(host)\(path)") {
            question.extra = [Triple(.iri(own), Namespace.owl["sameAs"], .iri(iri))]
        }
        return try await runner.response(question, to: request.method, context)
    }

    /// Whether a page is the best answer; where anything will do, it is data.
    private static func isForPeople(_ accept: AcceptHeader) -> Bool {
        let offers = Offers.graphs.prefix(6).map { Offer(mediaType: $0.mediaType, format: false) }
        return accept.choice(of: offers + [Offer(mediaType: "text/html", format: true)])?.format == true
    }

    private static func decoded(_ part: String?) throws(Refusal) -> String {
        guard let part, let text = PercentEncoding.decode(part) else {
            throw .badRequest("the address is not percent-encoded UTF-8")
        }
        return text
    }
}

/// The last part of an entity's address: its id, and behind it the ending of a syntax. No id has a dot.
private struct EntityAddress {
    let id: String
    let syntax: Syntax?

    init(_ name: String) {
        syntax = Syntax.forFile(named: name)
        id = syntax == nil ? name : String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
    }
}
