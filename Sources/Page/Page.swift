import Diagrams
import Foundation
import RDF

/// The interactive page: a graph to move about in, to search and to filter, down to the sentence behind each line.
///
/// The same page stands alone as a file, or is fed by a server with what a reader asks for.
public enum Page {
    /// How much a store holds, of which the page shows a part.
    public struct Totals: Sendable, Hashable, Encodable {
        public var entities: Int
        public var relations: Int
        public var documents: Int

        public init(entities: Int, relations: Int, documents: Int) {
            (self.entities, self.relations, self.documents) = (entities, relations, documents)
        }
    }

    /// A document that needs nothing else: style, script and data are within, and its policy lets it load nothing.
    ///
    /// - Throws: if the module's files are missing.
    public static func file(_ data: PageData) throws -> Data {
        let assets = try PageAssets.shared.get()
        let policy = [
            "default-src 'none'", "script-src '\(sourceHash(assets.script))'",
            "style-src '\(sourceHash(assets.style))'", "img-src data: blob:", "base-uri 'none'",
            "form-action 'none'",
        ].joined(separator: "; ")
        return try document(
            data, PageConfiguration(mode: .file),
            policy: #"<meta http-equiv="Content-Security-Policy" content="\#(policy)">"#,
            style: "<style>\(assets.style)</style>", script: "<script>\(assets.script)</script>")
    }

    /// The document of a server that answers the page's requests, and has ``style`` at `/assets/page.css` and
    /// ``script`` at `/assets/page.js`.
    ///
    /// Its policy is for the server to send, as a header.
    ///
    /// - Parameter data: what is shown first.
    /// - Throws: if the module's files are missing.
    public static func served(_ data: PageData, totals: Totals) throws -> Data {
        try document(
            data, PageConfiguration(mode: .served, totals: totals), policy: "",
            style: #"<link rel="stylesheet" href="/assets/page.css">"#,
            script: #"<script src="/assets/page.js" defer></script>"#)
    }

    /// The style sheet, in UTF-8.
    public static var style: Data { get throws { Data(try PageAssets.shared.get().style.utf8) } }

    /// The script, in UTF-8.
    public static var script: Data { get throws { Data(try PageAssets.shared.get().script.utf8) } }

    /// What stands for the page in tabs and among bookmarks, as SVG in UTF-8.
    public static var icon: Data { get throws { Data(try PageAssets.shared.get().icon.utf8) } }

    /// The colours alone, as custom properties of CSS, for other pages that are to look like this one.
    public static var colours: String { PageColors.css(light: .light, dark: .dark) }

    private static func document(
        _ data: PageData, _ configuration: PageConfiguration, policy: String, style: String, script: String
    ) throws -> Data {
        let title = Text.clean(data.title)
        let parts = [
            "icon": "data:image/svg+xml;base64,\(try icon.base64EncodedString())", "policy": policy,
            "title": Text.xml(title.isEmpty ? "Knowledge graph" : title),
            "style": style, "script": script,
            "config": String(decoding: try configuration.json(), as: UTF8.self),
            "data": String(decoding: try data.json(), as: UTF8.self),
        ]
        // In one go from start to end, so that nothing put in is taken for a place itself.
        var page = ""
        for piece in try PageAssets.shared.get().template.components(separatedBy: "{{") {
            guard let end = piece.range(of: "}}"), let part = parts[String(piece[..<end.lowerBound])] else {
                page += piece
                continue
            }
            page += part
            page += piece[end.upperBound...]
        }
        return Data(page.utf8)
    }

    /// How a Content-Security-Policy names an inline script or style (CSP 3, section 2.3.1).
    static func sourceHash(_ text: String) -> String {
        "sha256-\(Data(HashFunction.sha256.digest(text)).base64EncodedString())"
    }
}
