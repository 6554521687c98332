/// Why a file gives no article, and what to do about it.
public struct ArticleError: Error, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
