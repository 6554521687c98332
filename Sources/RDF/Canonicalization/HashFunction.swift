#if canImport(CommonCrypto)
    import CommonCrypto
#else
    import CCrypto
#endif

/// The hash functions that RDF canonicalization and SPARQL know, of the system's library.
package enum HashFunction: Sendable {
    case md5, sha1, sha256, sha384, sha512

    /// The hash of the text's UTF-8, in lower-case hexadecimal digits.
    package func hexadecimal(_ text: String) -> String {
        var text = text
        return text.withUTF8 { hexadecimal($0) }
    }

    /// The hash of the text's UTF-8, as bytes.
    package func digest(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { digest($0) }
    }

    /// The hash of bytes, in lower-case hexadecimal digits.
    package func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let digest = self.digest(bytes)
        var hex: [UInt8] = []
        hex.reserveCapacity(digest.count * 2)
        for byte in digest {
            for nibble in [byte >> 4, byte & 0xF] { hex.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
        }
        return String(decoding: hex, as: UTF8.self)
    }

    #if canImport(CommonCrypto)
        private func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
            let count = CC_LONG(bytes.count)
            var digest = [UInt8](repeating: 0, count: length)
            switch self {
            case .md5: _ = CC_MD5(bytes.baseAddress, count, &digest)
            case .sha1: _ = CC_SHA1(bytes.baseAddress, count, &digest)
            case .sha256: _ = CC_SHA256(bytes.baseAddress, count, &digest)
            case .sha384: _ = CC_SHA384(bytes.baseAddress, count, &digest)
            case .sha512: _ = CC_SHA512(bytes.baseAddress, count, &digest)
            }
            return digest
        }

        private var length: Int {
            switch self {
            case .md5: 16
            case .sha1: 20
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }
    #else
        private func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
            var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
            var length: UInt32 = 0
            let isDone = EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, function, nil)
            // Only a library built or set up without the function, or memory that has run out, gets here.
            precondition(isDone == 1, "libcrypto does not hash with \(self)")
            return Array(digest.prefix(Int(length)))
        }

        private var function: OpaquePointer? {
            switch self {
            case .md5: EVP_md5()
            case .sha1: EVP_sha1()
            case .sha256: EVP_sha256()
            case .sha384: EVP_sha384()
            case .sha512: EVP_sha512()
            }
        }
    #endif
}
