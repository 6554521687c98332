import CKernels

/// The memory that one worker computes in, kept from stretch to stretch.
final class Workspace {
    /// The uses of memory that do not get into each other's way.
    enum Use: Int, CaseIterable {
        /// The states of all word pieces, as numbers and as bytes.
        case states, stateBytes
        /// Intermediate results inside the encoder: as wide as the feed-forward network, as wide as the states, and
        /// scores of attention; or all of these together for the kernels.
        case wide, narrow, attention
        /// The vectors of the words, and what the token heads make of them.
        case vectors, projected
        /// What the parser makes of a sentence.
        case dependents, arcs, labels
        /// The bytes of a linear layer's input.
        case rows
    }

    private var buffers: [UnsafeMutableRawBufferPointer?] = Use.allCases.map { _ in nil }

    deinit {
        for buffer in buffers { buffer?.deallocate() }
    }

    /// A matrix whose numbers are whatever was there before.
    func matrix(_ use: Use, rows: Int, columns: Int) -> MatrixPointer {
        let start = memory(use, bytes: rows * columns * MemoryLayout<Float>.stride)
        return MatrixPointer(start.assumingMemoryBound(to: Float.self), rows: rows, columns: columns)
    }

    /// Room for rows of bytes with a factor and an offset each.
    func rows(_ use: Use, count: Int, columns: Int) -> entente_rows {
        let stride = (columns + 63) / 64 * 64
        let start = memory(use, bytes: count * (stride + 2 * MemoryLayout<Float>.stride))
        let scale = (start + count * stride).assumingMemoryBound(to: Float.self)
        return entente_rows(
            bytes: start.assumingMemoryBound(to: UInt8.self), stride: stride, scale: scale, low: scale + count
        )
    }

    /// At least so many bytes, at an address that is a multiple of 64.
    func memory(_ use: Use, bytes: Int) -> UnsafeMutableRawPointer {
        if let start = buffers[use.rawValue]?.baseAddress, buffers[use.rawValue]?.count ?? 0 >= bytes {
            return start
        }
        buffers[use.rawValue]?.deallocate()
        // Some room more, lest every longer stretch asks again.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes + bytes / 4 + 64, alignment: 64)
        buffers[use.rawValue] = buffer
        return buffer.baseAddress!
    }
}
