import Foundation

/// Finds the folders that ship with the program.
enum Resources {
    /// Beside an installed program (`PREFIX/share/entente/Tables`), else in the package's resource bundle.
    static func tables() throws -> URL {
        let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        let installed = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("share/entente/Tables")
        for candidate in [installed, Bundle.module.url(forResource: "Tables", withExtension: nil)] {
            if let candidate, FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        throw Extractor.SetupError(
            description: "the tables of the extractor are not beside \(program.path); install entente again")
    }
}
