import Foundation

/// The beginning of data, by which HTML pages are known.
public enum HTMLStart {
    /// How many bytes are looked at: comments and declarations may stand before the page.
    private static let length = 4096

    /// Whether data begins as an HTML page does: with its declaration, or with the element that holds it.
    public static func isPage(_ data: Data) -> Bool {
        let bytes = data.prefix(length)
        if let text = ByteOrderMark(bytes)?.decodeLeniently(bytes) { return isPage(text) }
        return isPage(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether a text begins as an HTML page does.
    public static func isPage(_ text: some StringProtocol) -> Bool {
        var rest = Substring(text.prefix(length)).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        while let (opening, closing) = [("<!--", "-->"), ("<?", ">")].first(where: { rest.hasPrefix($0.0) }) {
            guard let end = rest.dropFirst(opening.count).range(of: closing)?.upperBound else { return false }
            rest = rest[end...].drop(while: \.isWhitespace)
        }
        let start = rest.prefix(16).lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains { start.hasPrefix($0) }
            && !start.hasPrefix("<header")
    }
}
