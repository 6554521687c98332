/// The hash that RDF canonicalization is to use (RDFC-1.0, section 4.2).
public enum HashAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// The default.
    case sha256 = "SHA256"
    /// For those who need more than 128 bits of security.
    case sha384 = "SHA384"

    /// The hash of the text's UTF-8, in lower-case hexadecimal digits.
    public func hash(_ text: String) -> String {
        switch self {
        case .sha256: HashFunction.sha256.hexadecimal(text)
        case .sha384: HashFunction.sha384.hexadecimal(text)
        }
    }
}
