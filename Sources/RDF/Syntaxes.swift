extension Syntax {
    /// All syntaxes that this module reads and writes, in the order in which help lists them.
    public static let all: [Syntax] = [.turtle, .trig, .ntriples, .nquads, .rdfxml, .jsonld]

    /// The syntax of this name or file extension, whatever the case.
    public static func named(_ name: String) -> Syntax? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.fileExtensions.contains(name) }
    }

    /// The syntax that the extension of a file name or path stands for.
    public static func forFile(named name: String) -> Syntax? {
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return nil }
        let suffix = name[name.index(after: dot)...].lowercased()
        return all.first { $0.fileExtensions.contains(suffix) }
    }

    /// A reader of this syntax; `nil` for a syntax that this module does not know.
    public func reader(_ options: ReaderOptions = ReaderOptions()) -> (any QuadReader)? {
        switch self {
        case .turtle: TurtleReader(options: options)
        case .trig: TriGReader(options: options)
        case .ntriples: NTriplesReader(options: options)
        case .nquads: NQuadsReader(options: options)
        case .rdfxml: RDFXMLReader(options: options)
        case .jsonld: JSONLDReader(options: options)
        default: nil
        }
    }

    /// A writer of this syntax; `nil` for a syntax that this module does not know.
    ///
    /// - Parameter prefixes: those that may be used, where the syntax has prefixes.
    public func writer(prefixes: PrefixMap = PrefixMap()) -> (any StreamingWriter)? {
        switch self {
        case .turtle: TurtleWriter(prefixes: prefixes)
        case .trig: TriGWriter(prefixes: prefixes)
        case .ntriples: NTriplesWriter()
        case .nquads: NQuadsWriter()
        case .rdfxml: RDFXMLWriter(prefixes: prefixes)
        case .jsonld: JSONLDWriter(context: JSONLDContext(prefixes: prefixes), order: .asGiven)
        default: nil
        }
    }
}
