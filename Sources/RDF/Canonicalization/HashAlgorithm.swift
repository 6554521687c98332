/// The hash that RDF canonicalization is to use (RDFC-1.0, section 4.2).
public enum HashAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// The default.
    case sha256 = "SHA256"
    /// For those who need more than 128 bits of security.
    case sha384 = "SHA384"

    /// The hash of the text's UTF-8, in lower-case hexadecimal digits.
    public func hash(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let digest =
            switch self {
            case .sha256: SHA2.sha256.hash(bytes)
            case .sha384: SHA2.sha384.hash(bytes)
            }
        var hex: [UInt8] = []
        hex.reserveCapacity(digest.count * 2)
        for byte in digest {
            for nibble in [byte >> 4, byte & 0xF] { hex.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
        }
        return String(decoding: hex, as: UTF8.self)
    }
}
