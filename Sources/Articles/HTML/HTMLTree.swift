/// The elements and texts of a page in the order in which they stand, without recursion: a node's subtree is the nodes from it
/// up to its `end`.
struct HTMLTree {
    struct Node {
        /// The element's name in small letters; empty for a text.
        var name: String
        /// Of a text; of scripts their source.
        var text = ""
        /// Those that something is read from.
        var attributes: [(name: String, value: String)] = []
        var parent: Int
        /// The first node behind the subtree.
        var end = 0

        var isText: Bool { name.isEmpty }

        subscript(_ attribute: String) -> String? {
            attributes.first { $0.name == attribute }?.value
        }

        /// The words of an attribute that is a list, in small letters.
        func words(of attribute: String) -> [Substring] {
            self[attribute]?.lowercased().split(whereSeparator: \.isWhitespace) ?? []
        }

        /// Whether an attribute that is a list has the word.
        func has(_ attribute: String, _ word: String) -> Bool {
            words(of: attribute).contains { $0 == word }
        }
    }

    var nodes: [Node] = []

    /// The elements with one of the names, in order.
    func elements(_ names: String...) -> some Sequence<Int> {
        nodes.indices.lazy.filter { names.contains(nodes[$0].name) }
    }

    /// All text in a subtree, white space made single.
    func text(in node: Int) -> String {
        var text = ""
        for index in node..<nodes[node].end where nodes[index].isText { text += nodes[index].text + " " }
        return Scalars.line(text)
    }
}
