/// Blanks the lines of a web page that are no part of the article, offsets kept.
struct Boilerplate {
    let gazetteer: Gazetteer

    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The text with each such line replaced by as many spaces as it has Unicode scalars.
    func blank(_ text: String) -> String {
        // Bytes, since a view of scalars is copied whole each time that it grows.
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if number > 0 { result.append(UInt8(ascii: "\n")) }
            if line.count < 300, gazetteer.isBoilerplate(String(line)) {
                result.append(contentsOf: line.map { _ in UInt8(ascii: " ") })
            } else {
                result.append(contentsOf: Substring(line).utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
