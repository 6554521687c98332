/// Addresses of documents, as links have them.
package enum WebAddress {
    /// The address if a link may lead there: http and https only, with what would end an attribute spelled otherwise.
    package static func safe(_ address: String?) -> String? {
        guard let address, address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) else {
            return nil
        }
        let lower = address.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        let escapes: [Character: String] = ["\"": "%22", "<": "%3C", ">": "%3E", "\\": "%5C", "'": "%27"]
        return address.map { escapes[$0] ?? String($0) }.joined()
    }

    /// The address with a text fragment, by which browsers scroll to a sentence and mark it
    /// (<https://wicg.github.io/scroll-to-text-fragment/>).
    static func pointing(to sentence: String, in address: String) -> String? {
        guard let address = safe(address) else { return nil }
        let words = Text.clean(sentence).split(separator: " ")
        guard !words.isEmpty else { return address }
        // Long ones by their first and last words, for pages differ in what stands between.
        let parts =
            words.count <= 10
            ? [words[...]] : [words.prefix(5), words.suffix(4)]
        let directive = parts.map { encoded($0.joined(separator: " ")) }.joined(separator: ",")
        return address + (address.contains("#") ? "" : "#") + ":~:text=" + directive
    }

    /// Percent-encoded but for what stands for itself everywhere; the dash has a meaning in text fragments.
    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }
}
