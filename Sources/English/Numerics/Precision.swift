import CKernels

/// The form in which the network computes.
enum Precision: String, Sendable {
    /// Single precision, by the platform's BLAS library, weights expanded when the model is loaded.
    case single
    /// Products of eight-bit numbers, straight on the mapped weights.
    case int8

    /// The variable of the environment that forces a form.
    static let variable = "ENTENTE_PRECISION"

    /// What the environment asks for, or else the fastest form that the processor can do.
    ///
    /// - Parameters:
    ///   - value: The variable's value, if it is set.
    ///   - isCapable: Whether the processor has the instructions for eight bits.
    static func chosen(_ value: String?, isCapable: Bool = entente_has_vnni()) throws(ModelError) -> Precision
    {
        guard let value, !value.isEmpty else { return isCapable ? .int8 : .single }
        guard let precision = Precision(rawValue: value) else {
            throw .precision(value: value, reason: "must be single or int8")
        }
        guard precision == .single || isCapable else {
            throw .precision(value: value, reason: "this processor has no AVX512-VNNI")
        }
        return precision
    }
}
