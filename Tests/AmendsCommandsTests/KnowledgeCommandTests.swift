import Foundation
import Testing

/// `amends knowledge`, which needs no node.
@Suite struct KnowledgeCommandTests {
    private func withProgram(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try body(program)
    }

    @Test func theListIsThatOfThePackAndTheKind() throws {
        try withProgram { program in
            let outcome = try program.run("knowledge", "list", "--pack", "salon", "--kind", "story", "--json")
            #expect(outcome.status == 0, "\(outcome.messages)")
            let entries = try #require(try outcome.document["knowledge"] as? [[String: Any]])
            let ids = entries.compactMap { $0["id"] as? String }
            #expect(ids == ["story-conversation", "story-salon-dye", "story-salon-fringe", "story-salon-card", "story-salon-burn"])
            #expect(entries.allSatisfy { $0["kind"] as? String == "story" && ($0["factors"] as? [String: String])?.count == 4 })

            let table = try program.run("knowledge", "list", "--pack", "salon", "--kind", "story", language: "zh-Hans")
            #expect(table.output.contains("染发后头皮起疹") && table.output.contains("全部制度包"))
        }
    }

    @Test("SA-11.1-1: a repealed law is shown with the day and its successor, in the reader's language") func aLaw() throws {
        try withProgram { program in
            let law = try program.run("knowledge", "show", "contract-law", language: "zh-Hant")
            #expect(law.status == 0, "\(law.messages)")
            for words in ["中華人民共和國合同法", "效力: 已廢止", "廢止日期: 2021-01-01", "由其取代: civil-code"] {
                #expect(law.output.contains(words), "\(words) in \(law.output)")
            }
            let document = try program.run("knowledge", "show", "contract-law", "--json").document
            #expect(document["status"] as? String == "repealed" && document["title"] as? String == "Contract Law")
        }
    }

    @Test(arguments: [
        (["knowledge", "show", "nothing"], Int32(66), "amends knowledge list"),
        (["knowledge", "list", "--kind", "storys"], 64, "story"),
        (["knowledge", "list", "--pack", "saloon"], 64, "salon"),
    ])
    func whatIsNotThereIsSaidAndWhatIs(arguments: [String], status: Int32, words: String) throws {
        try withProgram { program in
            let outcome = try program.run(arguments, environment: ["AMENDS_LANGUAGE": "en"])
            #expect(outcome.status == status && outcome.output.isEmpty)
            #expect(outcome.messages.contains(words), "\(outcome.messages)")
        }
    }
}
