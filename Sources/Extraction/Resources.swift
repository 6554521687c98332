import Foundation

/// The folders that ship with the module.
enum Resources {
    static func tables() throws -> URL {
        guard let url = Bundle.module.url(forResource: "Tables", withExtension: nil) else {
            throw Extractor.SetupError(
                description:
                    "the extractor's tables are missing from \(Bundle.module.bundlePath); install entente again"
            )
        }
        return url
    }
}
