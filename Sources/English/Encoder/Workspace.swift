/// The memory that one worker computes in, kept from batch to batch.
final class Workspace {
    private var buffers: [FloatBuffer?] = [nil, nil, nil, nil]

    /// The states of all word pieces.
    func states(rows: Int, columns: Int) -> MatrixPointer { matrix(0, rows, columns) }

    /// Intermediate results as wide as the feed-forward network.
    func wide(rows: Int, columns: Int) -> MatrixPointer { matrix(1, rows, columns) }

    /// Intermediate results as wide as the states.
    func narrow(rows: Int, columns: Int) -> MatrixPointer { matrix(2, rows, columns) }

    /// The attention scores of one sentence.
    func scores(rows: Int, columns: Int) -> MatrixPointer { matrix(3, rows, columns) }

    private func matrix(_ slot: Int, _ rows: Int, _ columns: Int) -> MatrixPointer {
        let needed = rows * columns
        if let buffer = buffers[slot], buffer.count >= needed {
            return MatrixPointer(buffer.start, rows: rows, columns: columns)
        }
        let buffer = FloatBuffer(count: needed)
        buffers[slot] = buffer
        return MatrixPointer(buffer.start, rows: rows, columns: columns)
    }
}
