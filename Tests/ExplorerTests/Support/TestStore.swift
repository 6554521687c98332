import Foundation
import GraphStore
import KnowledgeGraph
import Logging
import RDF

@testable import Explorer

/// A store in a folder of its own, which goes with the test.
final class TestStore: Sendable {
    private let folder: URL
    let path: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("store.db").path
        try GraphStore(path, .create).close()
    }

    /// With documents, and texts by their ids.
    convenience init(_ documents: [GraphDocument], texts: [String: String] = [:]) throws {
        try self.init()
        try add(documents, texts: texts)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func add(_ documents: [GraphDocument], texts: [String: String] = [:]) throws {
        let store = try GraphStore(path, .create)
        for document in documents {
            let article = GraphStore.Article(
                id: document.id, title: document.title, date: document.date, url: document.url,
                text: texts[document.id])
            _ = try store.add(article, document)
        }
        try store.close()
    }

    /// Keeps quads as a file of RDF.
    func keep(_ quads: [Quad], as name: String = "file") throws {
        let store = try GraphStore(path, .create)
        _ = try store.importing { try $0.keep(name, hash: "1") { take in try quads.forEach(take) } }
        try store.close()
    }

    func explorer(
        _ options: ExplorerOptions = ExplorerOptions(), logger: Logger = TestStore.silent
    ) throws -> Explorer {
        Explorer(
            store: try GraphStore(path, .readOnly, readers: Explorer.readers(options)), options: options,
            logger: logger)
    }

    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension TestStore {
    /// The ids of all entities.
    func ids() throws -> [String] { try GraphStore(path, .readOnly).graph().entities.map(\.id) }
}
