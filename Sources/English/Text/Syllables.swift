/// Syllables of Korean and Cantonese given names as newspapers write them, with a hyphen between two.
enum Syllables {
    /// Whether a part of a name, in small letters, is one of them.
    static func contains(_ part: String) -> Bool { parts.contains(part) }

    private static let parts: Set<String> = Set(
        """
        ae bae beom bo bok bong bum byung chae chan chang cheol chi chin cho choi chong chul chun dae dal \
        dong doo du eun fai fung geun gi gu guk gun gyu ha hae han hee ho hong hoon hun hwa hwan hwang hye \
        hyeok hyeon hyo hyon hyuk hyun hyung il im in ja jae jai jang je jean jeong jin jo jong joo joon \
        ju jun jung ka kam kang kee keun keung ki kin king kit kon kong koo kook ku kuk kwan kwang kwok \
        kwon kyo kyu kyun kyung kyong lai lam leung ling lok lung man mi min ming moo moon mun myeong \
        myong myung na nam ngor ok on pak pan pik ping pong pui pyo pyong ra rae ran ri rim ryeol ryol \
        ryong sam san sang se seok seon seong seung shik shin shing shun sik sin siu so son sol song sook \
        su suk sun sung ta tae tai tak tat tik tong tung u ui uk un wa wah wai wan wang wing won wong woo \
        wook woon yan yat yee yeol yeon yeong yin ying yiu yo yong yoo yoon you young yu yuen yuk yul yun \
        yung
        """.split(separator: " ").map(String.init))
}
