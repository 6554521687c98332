/// The places that say one relation, put apart where they tell of different times.
struct DateGroups {
    /// In the order of the text; a date that lies in another ("2014-03" and "2014-03-03") is the same told less
    /// exactly, and a place without one belongs to the date before it.
    let groups: [(date: String?, drafts: [RelationDraft])]

    init(_ drafts: [RelationDraft]) {
        var dates: [String] = []
        for date in drafts.compactMap(\.date) {
            if let same = dates.firstIndex(where: { Self.isSame($0, date) }) {
                if date.count > dates[same].count { dates[same] = date }
            } else {
                dates.append(date)
            }
        }
        guard !dates.isEmpty else {
            groups = [(nil, drafts)]
            return
        }
        var parts = dates.map { (date: $0 as String?, drafts: [RelationDraft]()) }
        var last = 0
        for draft in drafts {
            if let date = draft.date, let part = dates.firstIndex(where: { Self.isSame($0, date) }) {
                last = part
            }
            parts[last].drafts.append(draft)
        }
        groups = parts.filter { !$0.drafts.isEmpty }
    }

    private static func isSame(_ a: String, _ b: String) -> Bool { a.hasPrefix(b) || b.hasPrefix(a) }
}
