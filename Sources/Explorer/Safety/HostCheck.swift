/// Which names a client may call the server by.
///
/// A page from elsewhere can have its own name looked up as 127.0.0.1 (DNS rebinding) and so ask this server as if it were
/// its own. The `Host` header then has the name of that page.
struct HostCheck: Sendable {
    private let names: Set<String>
    /// Whether any address is a name, for a server that listens on all of them. A page from elsewhere has no power over those.
    private let takesAddresses: Bool

    init(_ options: ExplorerOptions) {
        let own = Self.host(options.host)
        names = Set(["localhost", "127.0.0.1", "::1", own] + options.allowedHosts.map(Self.host))
        takesAddresses = own == "0.0.0.0" || own == "::"
    }

    /// - Parameter authority: the `Host` header, with or without a port.
    func allows(_ authority: String?) -> Bool {
        guard let authority else { return false }
        let host = Self.host(authority)
        return names.contains(host) || takesAddresses && Self.isAddress(host)
    }

    /// The name without port and brackets, in lower case.
    static func host(_ authority: String) -> String {
        let text = authority.lowercased()
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        // More than one colon is an address of IPv6.
        guard text.count(where: { $0 == ":" }) == 1 else { return text }
        return String(text.prefix { $0 != ":" })
    }

    static func isLoopback(_ host: String) -> Bool {
        let host = Self.host(host)
        return host == "localhost" || host == "::1" || host.hasPrefix("127.") && isAddress(host)
    }

    private static func isAddress(_ host: String) -> Bool {
        if host.contains(":") { return host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
