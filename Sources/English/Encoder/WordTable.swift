/// The vectors of word pieces, kept as bytes in the mapped file and expanded when they are asked for.
///
/// The mapping is read-only and lives as long as the table.
final class WordTable: @unchecked Sendable {
    let count: Int
    private let file: SafetensorsFile
    private let numbers: UnsafePointer<Int8>
    private let scales: FloatBuffer

    init(_ file: SafetensorsFile) throws(ModelError) {
        self.file = file
        let name = "embeddings.word.weight"
        count = file.shape(of: name)?.first ?? 0
        let table = try file.bytes(name, .int8, [count, Encoder.width]).bindMemory(to: Int8.self)
        guard let start = table.baseAddress, count > 0 else {
            throw .malformed(path: file.path, reason: "the word table is empty")
        }
        numbers = start
        scales = try file.floats("embeddings.word.scale", [count])
    }

    /// Writes the vector of a piece.
    func copy(_ piece: Int32, into row: UnsafeMutablePointer<Float>) {
        let index = Int(piece)
        expand(numbers + index * Encoder.width, count: Encoder.width, scale: scales.start[index], into: row)
    }
}
