import Articles
import Foundation
import Testing

@Suite("Languages")
struct LanguageTests {
    @Test("Two sentences of news in another language are known for it", arguments: samples)
    func foreign(code: String, text: String) throws {
        #expect(try LanguageGuess.foreign(text)?.code == code)
    }

    @Test(
        "English passes, also where it is short, full of names, or quotes others",
        arguments: [
            "France condemned Belarus.",
            "Angela Merkel, Emmanuel Macron, Mario Draghi, Pedro Sánchez, Mark Rutte",
            "Der Spiegel, Le Monde, El País, La Repubblica, Gazeta Wyborcza and Die Zeit reported it.",
            "“Wir schaffen das,” Angela Merkel said, and Germany believed her for a while.",
            "MINISTERS MEET IN OSLO; NO DEAL ON FISH, SAYS SOLHEIM",
            "Xi to visit Hanoi; Manila protests; Seoul silent",
            "The band Die Ärzte plays at Am Platz der Republik, near Unter den Linden, in Berlin on Friday.",
            "“La justicia es de todos y para todos los que viven en este país,” President Ana Silva said in Madrid, and "
                + "she added that the government would send the bill to parliament before the end of the month.",
            "Мария Захарова said in Moscow that the ministry had not been told.", "OK", "", "12 345 678",
            "Karel Lvořák (/ d(ə)ˈlɔːrʒɑːl, -ʒæl / d(ə)-LOR-zha(h)l; Czech: [ˈkarɛl ˈlɛopolt ˈlvor̝aːk]; 8 September 1851 – "
                + "1 May 1914) was a Czech composer.",
            "soldiers, tanks, guns, boats, drones, mines, trucks, radios, tents, boots, maps, flags",
        ])
    func english(text: String) throws {
        #expect(try LanguageGuess.foreign(text) == nil)
    }

    @Test(
        "The same few words again and again are in no other language",
        arguments: ["France met Spain. ", "Brazil beat Chile 3-1, Italy drew Malta 1-1. "])
    func repeated(text: String) throws {
        #expect(try LanguageGuess.foreign(String(repeating: text, count: 60)) == nil)
    }

    @Test(
        "No English text of the gold is taken for another language",
        .enabled(if: Shared.isThere, "ENTENTE_SHARED is not set"))
    func gold() throws {
        let gold = try #require(Shared.folder).appendingPathComponent("gold")
        var count = 0
        for folder in ["texts", "texts-train", "texts-own"] {
            let names = try FileManager.default.contentsOfDirectory(
                atPath: gold.appendingPathComponent(folder).path)
            for name in names where name.hasSuffix(".txt") {
                let text = try String(
                    contentsOf: gold.appendingPathComponent("\(folder)/\(name)"), encoding: .utf8)
                #expect(try LanguageGuess.foreign(text) == nil, "\(folder)/\(name)")
                count += 1
            }
        }
        #expect(count > 1000)
    }

    private static let samples = [
        (
            "de",
            "Der Außenminister traf am Montag seinen französischen Kollegen in Berlin. Sie sprachen über die Lage an der Grenze und wollen sich im Juni wieder treffen."
        ),
        (
            "fr",
            "Le ministre a rencontré lundi son homologue allemand à Paris. Ils ont parlé de la situation à la frontière et se reverront au mois de juin."
        ),
        (
            "es",
            "El ministro se reunió el lunes con su homólogo portugués en Madrid. Hablaron de la situación en la frontera y volverán a verse en junio."
        ),
        (
            "pt",
            "O ministro reuniu-se na segunda-feira com o seu homólogo espanhol em Lisboa. Falaram da situação na fronteira e vão voltar a encontrar-se em junho."
        ),
        (
            "it",
            "Il ministro ha incontrato lunedì il suo collega austriaco a Roma. Hanno parlato della situazione al confine e si rivedranno nel mese di giugno."
        ),
        (
            "nl",
            "De minister heeft maandag zijn Belgische collega in Den Haag ontmoet. Zij spraken over de situatie aan de grens en zullen elkaar in juni weer zien."
        ),
        (
            "sv",
            "Utrikesministern träffade sin norska kollega i Stockholm på måndagen. De talade om läget vid gränsen och ska träffas igen i juni."
        ),
        (
            "da",
            "Udenrigsministeren mødte sin svenske kollega i København mandag. De talte om situationen ved grænsen og vil mødes igen til juni."
        ),
        (
            "fi",
            "Ulkoministeri tapasi maanantaina virolaisen kollegansa Helsingissä. He keskustelivat rajan tilanteesta ja tapaavat uudelleen kesäkuussa, kertoi ministeriö."
        ),
        (
            "pl",
            "Minister spotkał się w poniedziałek ze swoim czeskim kolegą w Warszawie. Rozmawiali o sytuacji na granicy i mają się spotkać ponownie w czerwcu."
        ),
        (
            "cs",
            "Ministr se v pondělí setkal se svým polským protějškem v Praze. Mluvili o situaci na hranici a mají se znovu sejít v červnu."
        ),
        (
            "hu",
            "A miniszter hétfőn találkozott osztrák kollégájával Budapesten. A határ helyzetéről beszéltek, és júniusban ismét találkoznak."
        ),
        (
            "ro",
            "Ministrul s-a întâlnit luni cu omologul său bulgar la București. Au vorbit despre situația de la graniță și se vor vedea din nou în iunie."
        ),
        (
            "tr",
            "Bakan pazartesi günü Ankara'da Yunan mevkidaşı ile görüştü. İki bakan sınırdaki durumu ele aldı ve haziran ayında yeniden bir araya gelecek."
        ),
        (
            "hr",
            "Ministar se u ponedjeljak sastao sa svojim slovenskim kolegom u Zagrebu. Razgovarali su o stanju na granici i trebali bi se ponovno sastati u lipnju."
        ),
        (
            "lt",
            "Ministras pirmadienį Vilniuje susitiko su savo latvių kolega. Jie kalbėjo apie padėtį pasienyje ir vėl susitiks birželį."
        ),
        (
            "id",
            "Menteri itu bertemu dengan rekannya dari Malaysia di Jakarta pada hari Senin. Mereka membahas situasi di perbatasan dan akan bertemu lagi pada bulan Juni."
        ),
        (
            "vi",
            "Bộ trưởng đã gặp người đồng cấp Lào tại Hà Nội hôm thứ Hai. Họ nói về tình hình ở biên giới và sẽ gặp lại vào tháng Sáu."
        ),
        (
            "sw",
            "Waziri alikutana na mwenzake wa Uganda mjini Nairobi siku ya Jumatatu. Walizungumza kuhusu hali ya mpaka na watakutana tena katika mwezi wa Juni."
        ),
        (
            "ru",
            "Министр встретился в понедельник со своим казахстанским коллегой в Москве. Они говорили о положении на границе."
        ),
        (
            "uk",
            "Міністр зустрівся в понеділок зі своїм польським колегою в Києві. Вони говорили про становище на кордоні."
        ),
        (
            "bg",
            "Министърът се срещна в понеделник с румънския си колега в София. Те говориха за положението на границата."
        ),
        ("el", "Ο υπουργός συναντήθηκε τη Δευτέρα με τον Ιταλό ομόλογό του στην Αθήνα."),
        ("ar", "التقى الوزير يوم الاثنين نظيره المصري في عمان. وتحدثا عن الوضع على الحدود."),
        (
            "fa",
            "وزیر روز دوشنبه با همتای خود در تهران دیدار کرد. آن‌ها درباره وضعیت مرز گفتگو کردند و گفت که این دیدار خوب بود."
        ),
        ("he", "השר נפגש ביום שני עם עמיתו היווני בירושלים. הם דיברו על המצב בגבול."),
        ("hi", "मंत्री ने सोमवार को दिल्ली में अपने नेपाली समकक्ष से मुलाकात की। उन्होंने सीमा की स्थिति पर बात की।"),
        ("zh", "部长星期一在北京会见了巴基斯坦外交部长。他们谈到了边境局势，并将于六月再次会面。"),
        ("ja", "大臣は月曜日に東京で韓国の外相と会談した。国境の情勢について話し合い、六月に再び会う。"),
        ("ko", "장관은 월요일 서울에서 일본 외무상과 만났다. 그들은 국경 상황에 대해 이야기했다."),
    ]
}
