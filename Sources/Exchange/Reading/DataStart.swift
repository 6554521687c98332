import Foundation

/// The beginning of data, by which formats are told apart.
struct DataStart {
    /// How many bytes are looked at.
    private static let length = 4096

    /// Without byte order mark and leading white space.
    private let text: Substring

    init(_ data: Data) {
        let text = String(decoding: data.prefix(Self.length), as: UTF8.self)
        self.text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    }

    /// The first line that is neither blank nor a comment.
    var firstStatement: Substring {
        text.split(whereSeparator: \.isNewline).lazy.map { $0.drop(while: \.isWhitespace) }
            .first { !$0.isEmpty && !$0.hasPrefix("#") } ?? ""
    }

    var isXML: Bool { ["<?xml", "<!", "<rdf:RDF", "<graphml"].contains { text.hasPrefix($0) } }

    func mentions(_ word: String) -> Bool { text.contains(word) }
}

extension Substring {
    /// Whether it begins as a directive of Turtle or TriG does, which no sentence of a text does.
    var isTurtleDirective: Bool {
        prefixMatch(of: /@prefix\s+[^\s:]*:\s*</) != nil || prefixMatch(of: /@base\s+</) != nil
            || prefixMatch(of: /(?i:prefix)\s+[^\s:]*:\s*</) != nil || prefixMatch(of: /(?i:base)\s+</) != nil
            || prefixMatch(of: /@version\s+["']/) != nil || prefixMatch(of: /(?i:version)\s+["']1\.\d/) != nil
    }

    /// Whether it is a statement of N-Quads as a whole.
    var isQuad: Bool {
        wholeMatch(of: /(?:<[^<>"\s]+>|_:\S+)\s*<[^<>"\s]+>\s*(?:<|_:|").*\.\s*(?:#.*)?/) != nil
            || self.prefixMatch(of: /(?:<[^<>"\s]+>|_:\S+)\s*<[^<>"\s]+>\s*"/) != nil
    }
}
