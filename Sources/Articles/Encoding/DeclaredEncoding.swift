import Foundation

/// The encoding that a page says it has.
enum DeclaredEncoding {
    /// How many bytes are looked at. The standard says 1,024; pages put long scripts before it.
    private static let length = 16_384

    /// The label in the XML declaration or in a `meta` element, as it is written.
    static func label(_ data: Data) -> String? {
        let start = String(
            String.UnicodeScalarView(data.prefix(length).map { Unicode.Scalar($0) }))
        if let match = start.prefixMatch(
            of: /\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([A-Za-z0-9_:.\-]+)/)
        {
            return String(match.1)
        }
        let declaration = /<(?i:meta)\s[^>]*?(?i:charset)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]+)/
        return start.firstMatch(of: declaration).map { String($0.1) }
    }
}
