import AmendsLog
import AmendsModel
import Testing

/// The table of management records keeps its promises.
@Suite struct ManagementTableTests {
    @Test func everyKindHasANumberANameAndAPrefixOfItsOwn() {
        let kinds = ManagementTable.kinds
        #expect(kinds.count == 30)
        #expect(Set(kinds.map(\.kind)).count == kinds.count)
        #expect(Set(kinds.map(\.name)).count == kinds.count)
        #expect(Set(kinds.map(\.prefix)).count == kinds.count)
        #expect(kinds.allSatisfy { $0.kind.rawValue >= 13 && $0.prefix.count == 2 })
        for kind in kinds { #expect(Vocabulary.name(of: kind.kind) == kind.name) }
    }

    @Test func actsAreNumberedWithinTheirKindAndFieldsAreUnique() {
        for kind in ManagementTable.kinds {
            for act in kind.acts {
                #expect(act.kind.rawValue >> 8 == UInt16(kind.kind.rawValue), "\(act.name)")
                #expect(Vocabulary.act(act.kind)?.name == "\(kind.name).\(act.verb)")
                #expect(Vocabulary.act(act.kind)?.fields == act.fields)
            }
            #expect(Set(kind.acts.map(\.kind)).count == kind.acts.count && Set(kind.acts.map(\.verb)).count == kind.acts.count)
            #expect(["add", "amend", "settle"].map { kind.act(verb: $0)?.kind.rawValue ?? 0 & 0xff }.allSatisfy { $0 > 0 })
            #expect([kind.add, kind.amend, kind.settle].map { kind.act($0)?.verb } == ["add", "amend", "settle"])
            #expect(Set(kind.fields.map(\.id)).count == kind.fields.count && Set(kind.fields.map(\.name)).count == kind.fields.count)
            #expect(kind.fields.map(\.id) == kind.fields.map(\.id).sorted(), "\(kind.name)")
        }
    }

    @Test func whatTheTableNamesIsThere() {
        for kind in ManagementTable.kinds {
            #expect(kind.columns.allSatisfy(kind.has), "\(kind.name)")
            #expect(kind.identity.allSatisfy { field in kind.act(kind.add)?.required.contains(field) ?? false }, "\(kind.name)")
            for act in kind.acts {
                #expect((act.required + act.fields + act.now).allSatisfy(kind.has), "\(act.name)")
                for rule in act.rules {
                    switch rule {
                    case .byAnother(let verb), .after(let verb), .before(let verb): #expect(kind.act(verb: verb) != nil, "\(act.name)")
                    case .stillAs(let verb, let field): #expect(kind.act(verb: verb) != nil && kind.has(field), "\(act.name)")
                    case .notBy(let field), .onlyBy(let field): #expect(kind.has(field), "\(act.name)")
                    case .allDone(let items, let done): #expect(kind.has(items) && kind.has(done), "\(act.name)")
                    case .whileOpen: #expect(kind.acts.contains { $0.flags.contains(.opens) }, "\(act.name)")
                    case .notByHandlers: #expect(kind.has(ManagementField.cases), "\(act.name)")
                    case .sourceExists, .customersAnswer: #expect(kind.has(ManagementField.source), "\(act.name)")
                    case .approved(let field): #expect(act.required.contains(field), "\(act.name)")
                    case .closesSite: #expect(kind.has(ManagementField.day), "\(act.name)")
                    case .publicity(let field): #expect(kind.has(field), "\(act.name)")
                    case .named, .anonymous: break
                    }
                }
            }
            // What is opened can be ended.
            let flags = kind.acts.map(\.flags)
            #expect(flags.contains { $0.contains(.opens) } == flags.contains { $0.contains(.discharges) }, "\(kind.name)")
        }
    }
}
