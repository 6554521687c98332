/// Two mentions of a sentence between which the relation head is to look for relations.
public struct MentionPair: Sendable, Hashable {
    /// The tokens of the relation's subject.
    public var subject: Range<Int>
    /// The tokens of its object.
    public var object: Range<Int>
    /// What the subject is: 0 person, 1 country, 2 organization, 3 place.
    public var subjectType: Int
    /// What the object is, in the same numbers.
    public var objectType: Int

    /// Makes a pair from its parts.
    public init(subject: Range<Int>, object: Range<Int>, subjectType: Int, objectType: Int) {
        self.subject = subject
        self.object = object
        self.subjectType = subjectType
        self.objectType = objectType
    }
}
