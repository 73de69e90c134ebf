import AmendsModel
import AmendsPolicy
import Testing

/// What holds for every pack that comes with the program.
@Suite struct ShippedPackTests {
    @Test("Every shipped pack is read without a mistake", arguments: ShippedPacks.ids)
    func isRead(id: String) throws {
        let text = try #require(ShippedPacks.text(named: id))
        do throws(PackError) {
            let pack = try PackReader.read(text)
            #expect(pack.id == id && pack.version == Int64(PolicyVersions.pack) && pack.text == text)
        } catch { Issue.record("\(error.mistakes.map { "line \($0.line): \($0.fault)" })") }
    }

    @Test("No name of a pack that is not shipped gives one") func noOther() {
        #expect(ShippedPacks.text(named: "salon/1") == nil && ShippedPacks.pack(named: "") == nil)
        #expect(ShippedPacks.all.map(\.id) == ShippedPacks.ids)
    }

    @Test("Every parameter of every pack has a value of its kind", arguments: ShippedPacks.ids)
    func everyParameterHasAValue(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        #expect(Set(pack.parameters.keys) == Set(PackParameter.all.map(\.name)))
        for parameter in PackParameter.all {
            switch (parameter.kind, pack.parameters[parameter.name]) {
            case (.integer(let range), .integer(let value)?): #expect(range.contains(value), "\(parameter.name)")
            case (.flag, .flag?): break
            case (.choice(let codes), .text(let code)?): #expect(codes.contains(code), "\(parameter.name)")
            case (.role, .text(let role)?): #expect(role.isEmpty || pack.roles.contains { $0.code == role }, "\(parameter.name)")
            case (.milestone, .text(let code)?): #expect(pack.steps.contains { $0.milestone.code == code }, "\(parameter.name)")
            case (.choices, .texts?), (.roles, .texts?), (.clocks, .texts?), (.codes, .texts?), (.words, .texts?), (.table, .texts?): break
            default: Issue.record("\(parameter.name) is \(String(describing: pack.parameters[parameter.name]))")
            }
        }
    }

    @Test("A fallback lies within the bounds of its own parameter, and names are given once")
    func fallbacks() {
        #expect(Set(PackParameter.all.map(\.name)).count == PackParameter.all.count)
        for parameter in PackParameter.all {
            if case .integer(let range) = parameter.kind, case .integer(let value) = parameter.fallback {
                #expect(range.contains(value), "\(parameter.name)")
            }
            if case .role(let approval?) = parameter.kind, case .text(let role) = parameter.fallback {
                #expect(StaffRole(rawValue: role).map(approval.roles.contains) == true, "\(parameter.name)")
            }
        }
    }

    @Test("Names are Chinese where they should be, in the right script", arguments: ShippedPacks.ids)
    func names(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        var words = [pack.title] + Array(pack.terms.values)
        for taxonomy in ["channel", "category", "role"] + PackTaxonomy.all.map(\.name) { words += pack.codes(taxonomy).map(\.words) }
        #expect(words.count > 90)
        let pairs = Array("诉訴务務质質员員处處理理为為应應业業价價户戶责責顾顧问問题題级級审審档檔档檔现現场場规規范範训訓练練录錄订訂单單费費评評调調")
        for name in words {
            #expect(name.simplified.unicodeScalars.contains { $0.value > 0x2e80 }, "\(name.english)")
            #expect(name.english.unicodeScalars.allSatisfy { $0.value < 0x2e80 }, "\(name.english)")
            for index in stride(from: 0, to: pairs.count, by: 2) where pairs[index] != pairs[index + 1] {
                #expect(!name.simplified.contains(pairs[index + 1]), "\(name.simplified)")
                #expect(!name.traditional.contains(pairs[index]), "\(name.traditional)")
            }
        }
    }

    @Test("Two codes of one level of a taxonomy never share a name", arguments: ShippedPacks.ids)
    func namesDiffer(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        for taxonomy in ["channel", "category", "role"] + PackTaxonomy.all.map(\.name) {
            for level in Dictionary(grouping: pack.codes(taxonomy), by: \.parent).values {
                #expect(Set(level.map(\.words.simplified)).count == level.count, "\(taxonomy): \(level.map(\.words.simplified))")
                #expect(Set(level.map(\.words.english)).count == level.count, "\(taxonomy): \(level.map(\.words.english))")
            }
        }
    }

    @Test("Every pack has rounds that begin with one of its own steps, and a way to its end", arguments: ShippedPacks.ids)
    func rounds(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        for milestone in [Milestone.received, .answered, .closed, .archived] { #expect(pack.step(milestone)?.isMandatory == true) }
        #expect(pack.step(.destroyed)?.isMandatory == false)
        for clock in pack.clocks {
            #expect(clock.rework != nil || [.respond, .assess, .assign, .firstAction].contains(clock.kind), "\(clock.kind)")
        }
    }

    @Test("The plain pack asks for the stages of ISO 10002, binds nobody to them, and has only limits of ours") func plain() throws {
        let plain = try RegulationPack("plain")
        #expect(
            plain.pack.steps.filter(\.isMandatory).map(\.milestone)
                == [.received, .acknowledged, .assessed, .investigated, .answered, .followedUp, .closed, .archived])
        #expect(!plain.pack.flag("close.needs_every_step") && plain.pack.requiredAtReceipt == [CaseField.channel])
        for rule in plain.pack.clocks { #expect(plain.added("\(rule.kind.code).general"), "\(rule.kind)") }
        #expect(
            plain.pack.source.isEmpty && Set(plain.on("channel")) == Set(CaseCode.channels)
                && Set(plain.on("category")) == Set(CaseCode.categories))
    }

    @Test(
        "C15: a case's satisfaction is one measure, surveys of all customers another",
        arguments: ["home-services", "salon", "night-market"])
    func twoMeasures(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        #expect(pack.integer("satisfied.score") == 4 && pack.integer("satisfied.score_maximum") == 5)
        #expect(id == "home-services" || pack.integer("survey.days") ?? 0 > 0)
    }

    @Test("C19: hours run round the clock, days are working days of the unit", arguments: ShippedPacks.ids)
    func hoursAndDays(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        #expect(pack.text("hours_basis") == "elapsed" && pack.text("day_end") == "midnight")
    }

    @Test(
        "C24: a case settled on the spot is a whole case: received, answered, followed up, archived", arguments: ShippedPacks.ids.dropLast()
    )
    func settledOnTheSpot(id: String) throws {
        let pack = try #require(ShippedPacks.pack(named: id))
        let left = pack.steps.filter { $0.isMandatory && !$0.isWaivedOnSite }.map(\.milestone)
        #expect(Set(left).isSuperset(of: [.received, .answered, .followedUp, .closed, .archived]))
        #expect(!left.contains(.investigated) && !left.contains(.planned))
    }
}
