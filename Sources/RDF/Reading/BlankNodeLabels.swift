/// Labels for the blank nodes of one document: those that it gives, told apart from those of other documents,
/// and those that it leaves out. Remembers no label, so that a document may have any number.
struct BlankNodeLabels {
    private static let generated = Array("anon".utf8)

    /// What stands before each label.
    private let scope: String
    private var count = 0

    /// - Parameter document: see ``ReaderOptions/document``.
    init(document: UInt?) { scope = document.map { "d\($0)-" } ?? "" }

    /// A blank node that the document gives no label.
    mutating func fresh() -> BlankNode {
        let node = BlankNode(unchecked: "\(scope)anon\(count)")
        count += 1
        return node
    }

    /// The blank node that the document calls so.
    func node(_ label: UnsafeBufferPointer<UInt8>) -> BlankNode {
        var text = String(decoding: label, as: UTF8.self)
        if looksGenerated(label) {
            text.insert("_", at: text.utf8.index(text.startIndex, offsetBy: Self.generated.count))
        }
        return BlankNode(unchecked: scope.isEmpty ? text : scope + text)
    }

    /// `anon`, perhaps underscores, and digits: the labels of ``fresh()``, and those that moved out of its way.
    private func looksGenerated(_ label: UnsafeBufferPointer<UInt8>) -> Bool {
        guard label.starts(with: Self.generated) else { return false }
        let number = label.dropFirst(Self.generated.count).drop { $0 == ASCII.underscore }
        return !number.isEmpty && number.allSatisfy(ASCII.isDigit)
    }
}
