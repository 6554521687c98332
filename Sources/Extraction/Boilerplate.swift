/// Blanks the lines of a web page that are no part of the article, offsets kept.
struct Boilerplate {
    let gazetteer: Gazetteer

    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The text with each such line replaced by as many spaces as it has Unicode scalars.
    func blank(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var changed = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !result.isEmpty || changed { result.append("\n") }
            if line.unicodeScalars.count < 300, gazetteer.isBoilerplate(String(line)) {
                result.append(contentsOf: line.unicodeScalars.map { _ in " " as Unicode.Scalar })
            } else {
                result.append(contentsOf: line.unicodeScalars)
            }
            changed = true
        }
        return String(result)
    }
}
