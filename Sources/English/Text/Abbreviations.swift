/// Words that are written with a full stop, which then belongs to the word.
enum Abbreviations {
    /// What an abbreviation says about the end of a sentence after it.
    enum Role {
        /// A title or the like: something always follows.
        case leading
        /// Stands before a number ("No. 5", "p. 12"), and is a usual word otherwise.
        case beforeNumber
        /// May end a sentence.
        case trailing
    }

    /// The role of a word, given in small letters without its full stop; nil if it is no abbreviation.
    static func role(_ word: String) -> Role? {
        if leading.contains(word) { return .leading }
        if beforeNumber.contains(word) { return .beforeNumber }
        if trailing.contains(word) { return .trailing }
        return nil
    }

    private static let leading: Set<String> = words(
        """
        mr mrs ms messrs mme mlle dr prof st ste sts lt gen col maj capt cmdr cpl sgt pvt adm brig sen rep reps sens gov govs rev fr hon pres supt insp det amb atty dist mt ft \
        msgr vs v viz cf approx ca e.g i.e spc pfc assoc asst
        """)
    private static let beforeNumber: Set<String> = words("no nos p pp vol vols fig figs ch sec art para op")
    private static let trailing: Set<String> = words(
        """
        inc corp co cos ltd llc plc bros jr sr esq etc al jan feb mar apr jun jul aug sept sep oct nov dec \
        mon tue tues wed thu thur thurs fri sat sun ave blvd rd dept univ assn intl est ed eds min max ala \
        ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore \
        pa tenn tex va vt wash wis wyo ont que mass dak mex ph.d m.d b.a m.a b.sc m.sc ext tel arr dep
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}
