import Hummingbird

/// The addresses that more than one file speaks of.
enum Route {
    static let sparql = "/sparql"
    static let api = "/api/"

    /// Without slashes at the end, which mean nothing.
    static func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.last == "/" { path.removeLast() }
        return String(path)
    }
}
