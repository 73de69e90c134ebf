import AmendsLog
import AmendsModel

/// English help is what the commands themselves say.
extension English: HelpWording {
    func label(_ word: HelpWord) -> String {
        switch word {
        case .overview: "Overview"
        case .usage: "Usage"
        case .arguments: "Arguments"
        case .options: "Options"
        case .subcommands: "Subcommands"
        case .fields: "FIELDS (each is given as --name value)"
        case .needs: "Needs"
        case .repeats: "Options marked * may be given more than once."
        case .removal: "takes an element of a set off again"
        case .clearing: "empties a field"
        case .file: "a picture, sound, video or document to keep"
        case .needed: "needed"
        case .nowUnlessGiven: "now unless given"
        case .mayRepeat: "may be repeated"
        case .oneOf: "One of"
        }
    }

    func sentence(_ problem: UsageProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .unknownOption(let option, let similar): "There is no option \(option)." + (similar.map { " Did you mean \($0)?" } ?? "")
        case .valueMissing(let option): "\(option) needs a value."
        case .valueNotTaken(let option, let value): "\(option) takes no value, but “\(value)” was given."
        case .argumentMissing(let argument): "\(argument) is missing."
        case .oneOfMissing(let arguments): "One of these is missing: \(arguments)."
        case .unexpected(let arguments): "“\(arguments)” is too much."
        case .badValue(let value, let option, let others):
            "“\(value)” is no value for \(option)." + (others.isEmpty ? "" : " There are: \(others).")
        case .other(let text): text
        }
    }

    func more(_ command: String) -> String { "For more: amends help \(command)" }
    func group(of kind: String) -> String { "\(kind): add, act on, list and show." }

    func form(of field: FieldID) -> String? {
        switch field {
        case CaseField.measure:
            "target:kind:owner:due day:text, such as staff:training:E03:2026-11-25:how to serve; "
                + "targets: customer, staff, team, company, environment, vendor"
        case CaseField.liabilityShares: "subject[:who]=share, such as individual:E03=60%,company=40%"
        case CaseField.measureDone: "the number of the measure, then what was done: 1 trained"
        case CaseField.allegationFinding: "the number of the matter and a finding: 2=substantiated"
        case CaseField.waived: "a step, such as M10"
        case CaseField.classification: "taxonomy:code, such as sorting:price"
        default: nil
        }
    }

    var helpTexts: [String: String] { [:] }
    var valueNames: [String: String] { [:] }
}
