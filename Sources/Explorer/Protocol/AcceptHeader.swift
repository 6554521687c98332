import Hummingbird

/// Which media types a client takes, and how gladly (RFC 9110, section 12.5.1).
struct AcceptHeader: Sendable {
    private struct Range {
        let type: Substring
        let subtype: Substring
        let quality: Double

        /// How closely it names a media type; `nil` where it does not.
        func closeness(_ mediaType: String) -> Int? {
            let parts = mediaType.split(separator: "/", maxSplits: 1)
            if type == "*" { return 0 }
            guard parts.count == 2, type == parts[0] else { return nil }
            if subtype == "*" { return 1 }
            return subtype == parts[1] ? 2 : nil
        }
    }

    private let ranges: [Range]

    init(_ request: Request) { self.init(request.headers[values: .accept].joined(separator: ",")) }

    /// - Parameter text: the header; empty where there is none, which takes anything.
    init(_ text: String) {
        ranges = text.lowercased().split(separator: ",").compactMap { part in
            let fields = part.split(separator: ";").map { field in
                field.drop { $0.isWhitespace }.split { $0.isWhitespace }.joined()
            }
            guard let names = fields.first?.split(separator: "/", maxSplits: 1), names.count == 2 else {
                return nil
            }
            let weight = fields.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return Range(type: names[0], subtype: names[1], quality: min(max(weight ?? 1, 0), 1))
        }
    }

    /// From 0, not at all, to 1. The range that names the media type most closely counts.
    func quality(_ mediaType: String) -> Double {
        if ranges.isEmpty { return 1 }
        var best: (closeness: Int, quality: Double)?
        for range in ranges {
            guard let closeness = range.closeness(mediaType) else { continue }
            if let found = best, found.closeness > closeness { continue }
            if let found = best, found.closeness == closeness, found.quality >= range.quality { continue }
            best = (closeness, range.quality)
        }
        return best?.quality ?? 0
    }

    /// The offer that is taken most gladly, the first of several; `nil` where none is taken.
    func choice<Format>(of offers: [Offer<Format>]) -> Offer<Format>? {
        var best: (offer: Offer<Format>, quality: Double)?
        for offer in offers {
            let quality = quality(offer.mediaType)
            if quality > best?.quality ?? 0 { best = (offer, quality) }
        }
        return best?.offer
    }

    /// Whether it comes from a browser that shows a page, rather than from a program.
    var prefersHTML: Bool {
        guard !ranges.isEmpty else { return false }
        let html = quality("text/html")
        return html > 0 && !ranges.contains { $0.quality > html }
            && ranges.contains { $0.type == "text" && $0.subtype == "html" }
    }
}

/// A form in which something can be sent.
struct Offer<Format: Sendable>: Sendable {
    let mediaType: String
    let format: Format
}
