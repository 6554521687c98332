import CXML2
import Foundation

/// An encoding other than UTF-16, by the names that the WHATWG's Encoding Standard gives labels and that iconv knows.
struct CharacterEncoding: Hashable {
    /// As iconv calls it.
    let name: String
    /// Whether a character may be several bytes, any of which may also stand in UTF-8.
    let isMultiByte: Bool

    static let utf8 = CharacterEncoding(name: "UTF-8", isMultiByte: false)
    static let windows1252 = CharacterEncoding(name: "WINDOWS-1252", isMultiByte: false)

    private init(name: String, isMultiByte: Bool) {
        self.name = name
        self.isMultiByte = isMultiByte
    }

    /// - Parameter label: as pages write it, whatever the case.
    init?(label: String) {
        let label = label.lowercased()
        switch label {
        // A page in UTF-16 could not say so in ASCII.
        case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be": self = .utf8
        case "ascii", "us-ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591",
            "latin1", "l1", "cp819", "cp1252", "x-cp1252", "windows-1252":
            self = .windows1252
        case "iso-8859-9", "iso8859-9", "iso_8859-9", "latin5", "l5":
            self.init(name: "WINDOWS-1254", isMultiByte: false)
        case "iso-8859-11", "tis-620", "windows-874": self.init(name: "CP874", isMultiByte: false)
        case "macintosh", "mac", "x-mac-roman", "csmacintosh":
            self.init(name: "MACINTOSH", isMultiByte: false)
        case "gb2312", "gb_2312-80", "gbk", "x-gbk", "chinese", "gb18030":
            self.init(name: "GB18030", isMultiByte: true)
        case "big5", "big5-hkscs", "cn-big5", "x-x-big5": self.init(name: "BIG5-HKSCS", isMultiByte: true)
        case "shift_jis", "shift-jis", "sjis", "ms_kanji", "x-sjis", "windows-31j":
            self.init(name: "CP932", isMultiByte: true)
        case "euc-jp", "x-euc-jp": self.init(name: "EUC-JP", isMultiByte: true)
        case "iso-2022-jp": self.init(name: "ISO-2022-JP", isMultiByte: true)
        case "euc-kr", "ks_c_5601-1987", "korean", "windows-949": self.init(name: "CP949", isMultiByte: true)
        case "koi8-r", "koi8-u": self.init(name: label.uppercased(), isMultiByte: false)
        default:
            guard let match = label.wholeMatch(of: /(?:iso[-_]?8859[-_]|windows-|x-cp|cp)(\d+)/) else {
                return nil
            }
            let isWindows = label.contains("cp") || label.hasPrefix("windows")
            let number = Int(match.1) ?? 0
            guard isWindows ? (1250...1258).contains(number) : (2...16).contains(number) && number != 12
            else { return nil }
            self.init(name: (isWindows ? "CP" : "ISO-8859-") + match.1, isMultiByte: false)
        }
    }

    /// Bytes to text; single bytes that mean nothing become U+FFFD.
    ///
    /// - Throws: ``ArticleError`` where so many mean nothing that the encoding must be another.
    func decode(_ data: Data) throws(ArticleError) -> String {
        guard let (text, broken) = convert(data) else {
            throw ArticleError("this system cannot decode \(name); save the page as UTF-8")
        }
        guard broken * 100 <= data.count + 300 else {
            throw ArticleError(
                "the page says that its encoding is \(name), but \(broken) of its bytes mean nothing there; "
                    + "save it as UTF-8")
        }
        return text
    }

    private func convert(_ data: Data) -> (text: String, broken: Int)? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var input = [UInt8](data)
        var result: [UInt8] = []
        result.reserveCapacity(input.count + input.count / 4)
        var broken = 0
        input.withUnsafeMutableBytes { bytes in
            var next = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = bytes.count
            var buffer = [CChar](repeating: 0, count: 1 << 16)
            while left > 0 {
                let (status, reason) = buffer.withUnsafeMutableBufferPointer { output in
                    var place = output.baseAddress
                    var room = output.count
                    let status = iconv(converter, &next, &left, &place, &room)
                    let reason = errno
                    result.append(
                        contentsOf: output.prefix(output.count - room).map { UInt8(bitPattern: $0) })
                    return (status, reason)
                }
                // Of what iconv may complain of, only a full buffer is no fault of the bytes.
                guard status == -1, reason != E2BIG else { continue }
                broken += 1
                result += [0xEF, 0xBF, 0xBD]
                next = next?.advanced(by: 1)
                left -= 1
            }
        }
        return (String(decoding: result, as: UTF8.self), broken)
    }
}
