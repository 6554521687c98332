#if canImport(Accelerate)
    import Accelerate
#else
    import CBLAS
#endif

/// A matrix in row order at an address, of which `stride` numbers lie between the starts of two rows.
struct MatrixPointer {
    var start: UnsafeMutablePointer<Float>
    var rows: Int
    var columns: Int
    var stride: Int

    init(_ start: UnsafeMutablePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
        self.start = start
        self.rows = rows
        self.columns = columns
        self.stride = stride ?? columns
    }

    func row(_ index: Int) -> UnsafeMutablePointer<Float> { start + index * stride }
}

/// The matrix products of the model, computed by the platform's BLAS library.
enum MatrixProduct {
    /// Keeps OpenBLAS from starting threads of its own: the work is divided over sentences instead.
    static let singleThreaded: Void = {
        #if !canImport(Accelerate)
            openblas_set_num_threads(1)
        #endif
    }()

    /// `result = scale * left * transpose(right)`, plus what is in `result` already if `accumulating`.
    static func timesTransposed(
        _ left: MatrixPointer, _ right: MatrixPointer, into result: MatrixPointer, scale: Float = 1,
        accumulating: Bool = false
    ) {
        guard left.rows > 0 else { return }
        cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, Index(left.rows), Index(right.rows), Index(left.columns),
            scale,
            left.start, Index(left.stride), right.start, Index(right.stride), accumulating ? 1 : 0,
            result.start,
            Index(result.stride))
    }

    /// `result = left * right`, plus what is in `result` already if `accumulating`.
    static func times(
        _ left: MatrixPointer, _ right: MatrixPointer, into result: MatrixPointer, accumulating: Bool = false
    ) {
        guard left.rows > 0 else { return }
        cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans, Index(left.rows), Index(right.columns),
            Index(left.columns), 1,
            left.start, Index(left.stride), right.start, Index(right.stride), accumulating ? 1 : 0,
            result.start,
            Index(result.stride))
    }

    private typealias Index = Int32
}
