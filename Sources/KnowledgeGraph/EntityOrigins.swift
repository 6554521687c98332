/// How an entity of several documents came to be one.
public struct EntityOrigins: Sendable, Hashable {
    /// Why entities of documents were taken for this one.
    public struct Merge: Sendable, Hashable {
        public var rule: ResolutionRule
        /// What they had in common, for people to read.
        public var detail: String?
        /// Of how many that is true.
        public var count: Int

        public init(rule: ResolutionRule, detail: String?, count: Int) {
            self.rule = rule
            self.detail = detail
            self.count = count
        }
    }

    /// The documents that name it, in the order in which they came.
    public var documents: [Graph.Source]
    /// The most frequent first.
    public var merges: [Merge]

    public init(documents: [Graph.Source], merges: [Merge]) {
        self.documents = documents
        self.merges = merges
    }
}
