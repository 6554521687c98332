/// The vectors of word pieces, as bytes in the mapped file, with a factor each.
struct WordTable: @unchecked Sendable {
    let count: Int
    let numbers: UnsafePointer<Int8>
    let scales: Numbers
    private let file: SafetensorsFile

    init(_ file: SafetensorsFile) throws(ModelError) {
        self.file = file
        let name = "embeddings.word.weight"
        count = file.shape(of: name)?.first ?? 0
        guard count > 0 else { throw .malformed(path: file.path, reason: "the word table is empty") }
        numbers = try file.int8(name, [count, Encoder.width])
        scales = try file.floats("embeddings.word.scale", [count])
    }

    /// Writes the vector of a piece.
    func copy(_ piece: Int32, into row: UnsafeMutablePointer<Float>) {
        let scale = scales.start[Int(piece)]
        let start = numbers + Int(piece) * Encoder.width
        for column in 0..<Encoder.width {
            row[column] = Float(start[column]) * scale
        }
    }
}
