import Articles
import Foundation
import Testing

/// The pages of our own beside the tests.
enum Fixtures {
    static func data(_ path: String) throws -> Data {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
        return try Data(contentsOf: folder.appendingPathComponent(path))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try data(path), as: UTF8.self)
    }
}

func page(_ source: String) throws -> ArticleContent { try ArticleFormat.html.read(Data(source.utf8)) }

/// The text of a page's body that is an article.
func text(_ body: String) throws -> String {
    try page("<!doctype html><html><body><article>\(body)</article></body></html>").text
}

/// The material beside the project; tests that need it are skipped without.
enum Shared {
    static let folder = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map {
        URL(fileURLWithPath: $0, isDirectory: true)
    }

    static var isThere: Bool {
        folder.map { FileManager.default.fileExists(atPath: $0.appendingPathComponent("gold").path) } ?? false
    }
}
