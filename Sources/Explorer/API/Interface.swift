import Foundation
import GraphStore
import Hummingbird
import KnowledgeGraph
import Page

/// What the page asks while people move about in it (`/api/…`): JSON, all by `GET`.
struct Interface: Sendable {
    let questions: Questions
    let overview: Overview
    let title: String

    private static let dossierLength = 500
    /// Up to so many neighbours everything is told.
    private static let fullDossierDegree = 100

    func overview(_ request: Request) async throws -> Response {
        .json(try await overview.data().data.json())
    }

    func neighbours(_ request: Request) async throws -> Response {
        let fields = try FormFields(request.uri.query ?? "")
        let id = try fields.required("id")
        let limit = try fields.number("limit", in: 1...500, or: 60)
        let offset = try fields.number("offset", in: 0...1_000_000_000, or: 0)
        let (data, remaining) = try await questions.ask { store in
            guard let part = try store.neighbours(of: id, limit: limit, offset: offset) else {
                throw Self.unknown(id)
            }
            return (try pageData(part, of: id).json(), part.remaining)
        }
        return .json(Data("{\"data\":".utf8) + data + Data(",\"remaining\":\(remaining)}".utf8))
    }

    /// All relations of an entity with all their sentences. Of one that half the world has to do with, as many as anybody
    /// reads: those to the best-connected, best evidenced first.
    func dossier(_ request: Request) async throws -> Response {
        let id = try FormFields(request.uri.query ?? "").required("id")
        let data = try await questions.ask { store in
            guard var part = try store.neighbours(of: id, limit: Self.dossierLength, offset: 0) else {
                throw Self.unknown(id)
            }
            if part.degrees[id] ?? 0 <= Self.fullDossierDegree {
                part.graph = try store.surroundings(of: id)
            } else {
                let relations = part.graph.relations.enumerated().sorted { a, b in
                    let (first, second) = (a.element.evidence.count, b.element.evidence.count)
                    return first == second ? a.offset < b.offset : first > second
                }
                part.graph.relations = relations.prefix(Self.dossierLength).map(\.element)
            }
            return try pageData(part, of: id).json()
        }
        return .json(data)
    }

    func search(_ request: Request) async throws -> Response {
        let fields = try FormFields(request.uri.query ?? "")
        let text = try fields.required("q")
        let limit = try fields.number("limit", in: 1...100, or: 20)
        let hits = try await questions.ask { try $0.search(text, limit: limit) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return .json(try encoder.encode(SearchAnswer(hits)))
    }

    private static func unknown(_ id: String) -> Refusal {
        .notFound("the store has no entity with the id \"\(id)\"; /api/search finds ids by names")
    }

    private func pageData(_ part: GraphStore.Neighbourhood, of id: String) -> PageData {
        PageData(part: part.graph, with: [id], title: title, degrees: part.degrees)
    }
}
