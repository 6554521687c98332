import Foundation
import GraphStore

/// A store in a folder of its own, which goes with the test.
final class TemporaryStore {
    let folder: URL
    var path: String { folder.appendingPathComponent("store.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func open(_ access: GraphStore.Access = .create) throws -> GraphStore { try GraphStore(path, access) }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
