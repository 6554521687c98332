/// A regular expression, taken apart.
indirect enum PatternNode: Sendable {
    case empty
    case one(Unicode.Scalar)
    /// `.`
    case any
    case oneOf(CharacterClass)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// In brackets, the number being that of `$1` and `\1`.
    case group(Int, PatternNode)
    case repeated(PatternNode, least: Int, most: Int?, isLazy: Bool)
    /// `^`
    case start
    /// `$`
    case end
    case backReference(Int)
}
