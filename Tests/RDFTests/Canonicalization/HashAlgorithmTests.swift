import RDF
import Testing

struct HashAlgorithmTests {
    /// FIPS 180-4's examples, and the lengths at which the padding takes another block.
    @Test(arguments: [
        (
            "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b"
        ),
        (
            "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
        ),
    ])
    func examples(_ text: String, _ sha256: String, _ sha384: String) {
        #expect(HashAlgorithm.sha256.hash(text) == sha256)
        #expect(HashAlgorithm.sha384.hash(text) == sha384)
    }

    @Test func twoBlocks() {
        #expect(
            HashAlgorithm.sha256.hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            HashAlgorithm.sha384.hash(
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")
                == "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712"
                + "fcc7c71a557e2db966c3e9fa91746039")
    }

    /// As hashlib has them.
    @Test(arguments: [
        (55, "9f4390f8d30c2dd9", "5d91ac7e74e62b5c"), (56, "b35439a4ac6f0948", "8a8d9649ea04e993"),
        (63, "7d3e74a05d7db15b", "7e7f097e95b52bb8"), (64, "ffe054fe7ae0cb6d", "2e404b9339da7957"),
        (65, "635361c48bb9eab1", "a2b797de45aa1d20"), (111, "6374f73208854473", "3c37955051cb5c30"),
        (112, "f54353008a255326", "187d4e07cb306103"), (119, "31eba51c313a5c08", "c2fbb1911d6889e3"),
        (120, "2f3d335432c70b58", "ca2f7755efa04d43"), (127, "c57e9278af78fa3c", "9bd06b1763c2cf7a"),
        (128, "6836cf13bac400e9", "edb12730a366098b"), (129, "c12cb024a2e5551c", "39b6f5a7b0e781db"),
        (1000, "41edece42d63e8d9", "f54480689c6b0b11"),
    ])
    func lengths(_ count: Int, _ sha256: String, _ sha384: String) {
        let text = String(repeating: "a", count: count)
        #expect(HashAlgorithm.sha256.hash(text).hasPrefix(sha256))
        #expect(HashAlgorithm.sha384.hash(text).hasPrefix(sha384))
    }
}
