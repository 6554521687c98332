import Foundation
import Testing

@testable import English

/// The model and the fixtures that the tests share.
enum TestModel {
    /// The model, or nil if none is installed; tests that need it are skipped then.
    static let shared: EnglishModel? = try? EnglishModel()

    static var isAvailable: Bool { shared != nil }

    /// The file that the training scripts wrote with the model, or nil if there is none.
    static let fixture: URL? = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/logits.json")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }()

    /// The same for the heads that tell PLOVER's roots.
    static let rootsFixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/roots.json")

    static var hasRoots: Bool {
        FileManager.default.fileExists(atPath: rootsFixture.path) && (try? shared?.rootClassifier()) != nil
    }

    static func required() throws -> EnglishModel { try #require(shared) }
}
