import AmendsLog
import AmendsModel
import AmendsPolicy

extension English: ManagementWording {
    func sentence(_ message: RecordMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .added(let kind, let number): "\(catalogue.label(kind)) \(number) is recorded."
        case .acted(let act, let number): "\(number): \(catalogue.label(act))."
        case .none(let kind): "Nothing found: \(catalogue.label(kind))."
        case .found(let kind, let count, let overdue):
            "\(catalogue.label(kind)): \(Amounts.grouped(count)) found" + (overdue > 0 ? ", \(Amounts.grouped(overdue)) overdue." : ".")
        case .kinds(let count): "\(Amounts.grouped(count)) kinds of records."
        case .noSuchRecord(let kind, let name):
            "There is no \(catalogue.label(kind)) called \(name) here. `amends \(Vocabulary.name(of: kind)) list` shows them."
        case .ambiguous(let kind, let name): "More than one \(catalogue.label(kind)) is called \(name). Give more digits of its id."
        case .rule(let kind, let number, let breach):
            "\(number.isEmpty ? catalogue.label(kind) : number): \(sentence(breach, of: kind, in: catalogue))"
        case .unknownField(let kind, let name, let act, let known):
            "\(catalogue.label(kind)) has no field --\(name) to give to \(act). Known: \(known.joined(separator: " "))"
        case .unknownCode(let kind, let field, let code, let known):
            "\(code) is no code of \(catalogue.label(field, of: kind)). Known: \(known.joined(separator: ", "))."
        case .valueMissing(let option): "\(option) needs a value after it."
        case .nameMissing(let kind, let act):
            "Say which \(catalogue.label(kind)) is meant: amends \(Vocabulary.name(of: kind)) \(act) NUMBER. "
                + "`amends \(Vocabulary.name(of: kind)) list` shows the numbers."
        case .tooManyNames(let names):
            "One name is enough; these are too many: \(names.joined(separator: " ")). Put a value with blanks in quotation marks."
        case .badShare(let text): "\(text) is no share. Give percent with at most two decimals, such as 95 or 95.5%."
        case .badDay(let text): "\(text) is no day. Give one such as 2026-11-03."
        case .tooLong(let kind, let field, let bytes, let maximum):
            "\(catalogue.label(field, of: kind)) is too long: \(Amounts.size(bytes)), at most \(Amounts.size(maximum))."
        case .nothingGiven(let act): "\(catalogue.label(act)): nothing was given to record. --help lists the fields."
        case .badAnswer(let text, let questions):
            "\(text) is no answer. Give the question's number, from 1 to \(questions), and a score from 1 to 5, such as 2=4."
        case .notOfThisKind(let command): "\(command) is not there for this kind of record."
        }
    }

    func word(_ word: RecordWord) -> String {
        switch word {
        case .overdue: "Overdue"
        }
    }

    func sentence(_ breach: RecordBreach, of kind: RecordKind, in catalogue: Catalogue) -> String {
        switch breach {
        case .fieldMissing(let field):
            "\(catalogue.label(field, of: kind)) is missing. Give it with \(catalogue.option(field, of: kind))."
        case .nobodyNamed: "Somebody must answer for this: say who acts with --as or --actor."
        case .ownAct(let act, let actor):
            "\(actor) made the act \u{201c}\(catalogue.label(act))\u{201d} and cannot check it too. Another person must do this."
        case .aboutThemselves(let field, let actor):
            "This is about \(actor) (\(catalogue.label(field, of: kind))), so somebody else must do it."
        case .onlyBy(_, let person): "Only \(person) can do this."
        case .mustFollow(let act): "Not yet: \u{201c}\(catalogue.label(act))\u{201d} has to come first."
        case .changedSince(let act, let field):
            "\(catalogue.label(field, of: kind)) was changed after \u{201c}\(catalogue.label(act))\u{201d}; have the present text approved first."
        case .ended: "This is finished already; nothing is open in it."
        case .tooLate(let act): "Too late: \u{201c}\(catalogue.label(act))\u{201d} was recorded already."
        case .unfinished(let field, let items):
            "\(catalogue.label(field, of: kind)) not done yet: \(items.map(String.init).joined(separator: ", "))."
        case .ownAnswer(let actor, let number): "\(actor) handled case \(number) and does not answer for its customer."
        case .resultNotTold(let number): "The result of case \(number) was not told to the customer yet: amends case feed-back \(number)"
        case .ownCase(let actor, let number): "\(actor) acted on case \(number) and cannot check it."
        case .notAnonymous(let found):
            "The text tells who somebody is: \(found.map { "\u{201c}\($0)\u{201d}" }.joined(separator: ", ")). Take it out first."
        case .noSuchSource(let number): "There is no record \(number) here."
        case .ownApproval(let actor): "\(actor) enters this and cannot approve it too. Name another person who approved it."
        case .approverLacksRole(let code, let roles):
            "\(code) may not approve this. It takes one of these roles: \(roles.map { catalogue.label($0) }.joined(separator: ", "))."
        case .noSite: "These days belong to no site. Enter them at the site, or name it with --site."
        case .badDays(let maximum):
            "The last day must not lie before the first, and one record holds at most \(maximum) days. Enter the rest in another one."
        case .notForThePublic(let pack):
            "Under the pack \(pack), which is in force here, only how to complain is made public, not what came of it. "
                + "A chain may allow it with publicity.allowed in a pack of its own."
        case .closedDaysCount(let pack):
            "Under the pack \(pack), which is in force at the site, closed days count like any other, so no limit becomes longer. "
                + "A chain may allow them with calendar.site_exceptions in a pack of its own."
        }
    }
}
