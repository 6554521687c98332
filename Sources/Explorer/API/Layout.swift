import KnowledgeGraph
import Page

/// Where the nodes of a part of the graph stand when it is first shown.
enum Layout {
    /// The page finds a place for those that have none.
    static func positions(of graph: Graph) -> [String: PageData.Position] { [:] }
}
