import Diagrams
import Foundation

/// The page's own files, as they are put together: one style sheet and one script.
struct PageAssets: Sendable {
    /// The document with places for the rest, `{{so}}`.
    let template: String
    let style: String
    let script: String
    /// SVG.
    let icon: String

    /// The files are missing, as after half an installation.
    struct SetupError: Error, CustomStringConvertible {
        var description: String
    }

    /// Read once; the files do not change while the program runs.
    static let shared = Result { try PageAssets() }

    /// The parts of the script, in an order in which each finds what it needs when the page starts.
    static let scripts = [
        "text", "elements", "model", "state", "scene", "layout", "shapes", "labels", "pen", "draw",
        "drawnodes", "camera", "picture", "stage", "pointer", "search", "searchbox", "evidence", "overview",
        "dossier",
        "panel", "filterpanel", "server", "download", "notes", "focus", "core", "app", "keyboard", "main",
    ]

    static func folder() throws -> URL {
        guard let folder = Bundle.module.url(forResource: "Assets", withExtension: nil) else {
            throw SetupError(
                description:
                    "the page's files are missing from \(Bundle.module.bundlePath); install entente again")
        }
        return folder
    }

    private init() throws {
        let folder = try Self.folder()
        func file(_ path: String) throws -> String {
            do {
                return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            } catch {
                throw SetupError(
                    description: "cannot read \(path) of the page in \(folder.path); install entente again")
            }
        }
        template = try file("page.html")
        icon = try file("icon.svg")
        style = try [Page.colours, file("page.css"), file("panels.css")].joined()
        let parts = try Self.scripts.map { try file("script/\($0).js") }
        script = "\"use strict\";\n(() => {\n\(parts.joined(separator: "\n"))})();\n"
    }
}
