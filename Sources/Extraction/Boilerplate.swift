/// Blanks the lines of a web page that are no part of the article, offsets kept.
struct Boilerplate {
    let gazetteer: Gazetteer

    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The text with each such line replaced by as many spaces as it has Unicode scalars.
    func blank(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if number > 0 { result.append("\n") }
            if line.count < 300, gazetteer.isBoilerplate(String(line)) {
                result.append(contentsOf: line.map { _ in " " as Unicode.Scalar })
            } else {
                result.append(contentsOf: line)
            }
        }
        return String(result)
    }
}
