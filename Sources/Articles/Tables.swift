import Foundation

/// The tables of the module: lines of columns between tabs; lines that begin with `#` are comments.
enum Tables {
    /// The columns of each line.
    static func rows(_ name: String) -> Result<[[String]], ArticleError> {
        Result { () throws(ArticleError) in
            guard let folder = Bundle.module.url(forResource: "Tables", withExtension: nil),
                let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            else {
                throw ArticleError(
                    "the table \(name) is missing from \(Bundle.module.bundlePath); install entente again")
            }
            return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            }
        }
    }
}
