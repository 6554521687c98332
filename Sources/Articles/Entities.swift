/// Character references, where no HTML parser has read them: in Markdown, and twice coded in titles and JSON.
enum Entities {
    /// The text with `&amp;`, `&#8217;`, `&rsquo;` and the like replaced; other ampersands stay.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing(/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));/) {
            match in
            if let name = match.3 { return named[String(name)] ?? String(match.0) }
            let value = match.1.flatMap { UInt32($0) } ?? match.2.flatMap { UInt32($0, radix: 16) }
            guard let value, value > 0, let scalar = Unicode.Scalar(value) else { return String(match.0) }
            return String(Character(scalar))
        }
    }

    /// Those of HTML5 that libxml2 does not know and that names and prose have; also some that lack their semicolon.
    static func mend(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return decode(text).replacing(
            /&(nbsp|amp|quot|eacute|egrave|oacute|aacute|uuml|ouml|auml|ccedil|pound|copy)\b/
        ) {
            named[String($0.1)] ?? String($0.0)
        }
    }

    private static let named: [String: String] = {
        var names: [String: String] = [:]
        for pair in table.split(whereSeparator: \.isWhitespace) {
            let parts = pair.split(separator: "=", maxSplits: 1)
            names[String(parts[0])] = String(parts[1])
        }
        let spaces = [
            "nbsp": "\u{A0}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "shy": "\u{AD}",
            "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}", "Tab": "\t",
            "NewLine": "\n", "equals": "=", "hairsp": "\u{200A}", "numsp": "\u{2007}", "NoBreak": "\u{2060}",
        ]
        return names.merging(spaces) { $1 }
    }()

    private static let table = """
        amp=& lt=< gt=> quot=" apos=' AMP=& LT=< GT=> QUOT=" lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ lsaquo=‹ \
        rsaquo=› laquo=« raquo=» ndash=– mdash=— horbar=― hyphen=‐ dash=‐ hellip=… mldr=… bull=• middot=· prime=′ Prime=″ \
        lpar=( rpar=) lsqb=[ rsqb=] lbrack=[ rbrack=] lcub={ rcub=} lbrace={ rbrace=} comma=, period=. colon=: semi=; \
        quest=? excl=! num=# dollar=$ percnt=% ast=* plus=+ sol=/ bsol=\\ commat=@ lowbar=_ grave=` vert=| verbar=| \
        rsquor=’ rdquor=” lsquor=‚ ldquor=„ OpenCurlyQuote=‘ CloseCurlyQuote=’ OpenCurlyDoubleQuote=“ \
        CloseCurlyDoubleQuote=” euro=€ pound=£ yen=¥ cent=¢ copy=© reg=® trade=™ sect=§ para=¶ deg=° plusmn=± frac12=½ \
        frac14=¼ frac34=¾ times=× divide=÷ dagger=† Dagger=‡ permil=‰ iexcl=¡ iquest=¿ ordf=ª ordm=º sup1=¹ sup2=² sup3=³ \
        Agrave=À Aacute=Á Acirc=Â Atilde=Ã Auml=Ä Aring=Å AElig=Æ Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê Euml=Ë Igrave=Ì \
        Iacute=Í Icirc=Î Iuml=Ï ETH=Ð Ntilde=Ñ Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ Ouml=Ö Oslash=Ø Ugrave=Ù Uacute=Ú \
        Ucirc=Û Uuml=Ü Yacute=Ý THORN=Þ szlig=ß agrave=à aacute=á acirc=â atilde=ã auml=ä aring=å aelig=æ ccedil=ç \
        egrave=è eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï eth=ð ntilde=ñ ograve=ò oacute=ó ocirc=ô \
        otilde=õ ouml=ö oslash=ø ugrave=ù uacute=ú ucirc=û uuml=ü yacute=ý thorn=þ yuml=ÿ OElig=Œ oelig=œ Scaron=Š \
        scaron=š Yuml=Ÿ fnof=ƒ Abreve=Ă abreve=ă Amacr=Ā amacr=ā Aogon=Ą aogon=ą Cacute=Ć cacute=ć Ccaron=Č ccaron=č \
        Dcaron=Ď dcaron=ď Dstrok=Đ dstrok=đ Ecaron=Ě ecaron=ě Emacr=Ē emacr=ē Eogon=Ę eogon=ę Edot=Ė edot=ė Gbreve=Ğ \
        gbreve=ğ Gcedil=Ģ Idot=İ imath=ı inodot=ı Imacr=Ī imacr=ī Iogon=Į iogon=į Kcedil=Ķ kcedil=ķ Lacute=Ĺ lacute=ĺ \
        Lcaron=Ľ lcaron=ľ Lcedil=Ļ lcedil=ļ Lstrok=Ł lstrok=ł Nacute=Ń nacute=ń Ncaron=Ň ncaron=ň Ncedil=Ņ ncedil=ņ \
        Odblac=Ő odblac=ő Omacr=Ō omacr=ō Racute=Ŕ racute=ŕ Rcaron=Ř rcaron=ř Sacute=Ś sacute=ś Scedil=Ş scedil=ş \
        Tcaron=Ť tcaron=ť Tcedil=Ţ tcedil=ţ Uring=Ů uring=ů Udblac=Ű udblac=ű Umacr=Ū umacr=ū Uogon=Ų uogon=ų Zacute=Ź \
        zacute=ź Zcaron=Ž zcaron=ž Zdot=Ż zdot=ż
        """
}
