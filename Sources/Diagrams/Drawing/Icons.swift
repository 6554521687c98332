import KnowledgeGraph

/// Line icons of the types of entities, on a field of 24 by 24.
enum Icons {
    /// Paths of SVG, to be drawn with a line 2 wide and round ends.
    static func paths(_ type: EntityType) -> [String] {
        switch type {
        case .person: ["M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "M4 21c0-4.6 3.4-7 8-7s8 2.4 8 7"]
        case .country: ["M6 22V3", "M6 4h13l-3 4.5 3 4.5H6"]
        case .organization: ["M3.5 9.5 12 3.5l8.5 6Z", "M6.5 12.5v5M12 12.5v5M17.5 12.5v5", "M3.5 21h17"]
        case .place:
            [
                "M12 22c4-4.6 7-8.2 7-12a7 7 0 1 0-14 0c0 3.8 3 7.4 7 12Z",
                "M9.7 10a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0",
            ]
        }
    }
}
