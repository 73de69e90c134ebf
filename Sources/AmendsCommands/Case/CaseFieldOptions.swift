import AmendsLog
import AmendsModel
import AmendsText
import ArgumentParser

/// An option for every field of a case that a person may write; fields that an import or the node
/// itself writes have none.
struct CaseFieldOptions: ParsableArguments {
    @Option(help: .field(CaseField.number)) var number: String?
    @Option(help: .field(CaseField.kind)) var kind: String?
    @Option(help: .field(CaseField.channel)) var channel: String?
    @Option(help: .field(CaseField.category)) var category: String?
    @Option(help: .field(CaseField.subcategory)) var subcategory: String?
    @Option(help: .field(CaseField.region)) var region: String?
    @Option(help: .field(CaseField.content)) var content: String?
    @Option(help: .field(CaseField.customer)) var customer: String?
    @Option(help: .field(CaseField.contact)) var contact: String?
    @Option(help: .field(CaseField.receivedAt)) var receivedAt: String?
    @Option(help: .field(CaseField.utcOffset)) var utcOffset: String?
    @Option(help: .field(CaseField.occurredAt)) var occurredAt: String?
    @Option(help: .field(CaseField.place)) var place: String?
    @Option(help: .field(CaseField.severity)) var severity: String?
    @Option(help: .field(CaseField.urgency)) var urgency: String?
    @Option(help: .field(CaseField.complexity)) var complexity: String?
    @Option(help: .field(CaseField.demand)) var demand: String?
    @Option(help: .field(CaseField.demanded)) var demanded: String?
    @Option(help: .field(CaseField.receiver)) var receiver: String?
    @Option(help: .field(CaseField.department)) var department: String?
    @Option(help: .field(CaseField.assignee)) var assignee: String?
    @Option(help: .field(CaseField.promisedBy)) var promisedBy: String?
    @Option(help: .field(CaseField.note)) var note: String?
    @Option(help: .field(CaseField.report)) var report: String?
    @Option(help: .field(CaseField.finding)) var finding: String?
    @Option(help: .field(CaseField.cause)) var cause: String?
    @Option(help: .field(CaseField.liability)) var liability: String?
    @Option(help: .field(CaseField.plan)) var plan: String?
    @Option(help: .field(CaseField.remedy)) var remedy: String?
    @Option(help: .field(CaseField.compensation)) var compensation: String?
    @Option(help: .field(CaseField.feedback)) var feedback: String?
    @Option(help: .field(CaseField.satisfied)) var satisfied: String?
    @Option(help: .field(CaseField.score)) var score: String?
    @Option(help: .field(CaseField.outcome)) var outcome: String?
    @Option(help: .field(CaseField.reportedTimely)) var reportedTimely: String?
    @Option(help: .field(CaseField.escalatedTo)) var escalatedTo: String?
    @Option(help: .field(CaseField.referredTo)) var referredTo: String?
    @Option(help: .field(CaseField.duplicateOf)) var duplicateOf: String?
    @Option(help: .field(CaseField.paperLocation)) var paperLocation: String?
    @Option(help: .field(CaseField.serial)) var serial: String?
    @Option(help: .field(CaseField.order)) var order: String?
    @Option(help: .field(CaseField.at)) var at: String?
    @Option(help: .field(CaseField.reason)) var reason: String?
    @Option(parsing: .singleValue, help: .field(CaseField.mark)) var mark: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp("A mark to take off again.", valueName: "text")) var removeMark: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp("A field to empty, by its name.", valueName: "field")) var clear: [String] = []

    /// What was given, as typed, in the order of the field numbers.
    var given: [(id: FieldID, text: String)] {
        let texts: [(FieldID, String?)] = [
            (CaseField.number, number),
            (CaseField.kind, kind),
            (CaseField.channel, channel),
            (CaseField.category, category),
            (CaseField.subcategory, subcategory),
            (CaseField.region, region),
            (CaseField.content, content),
            (CaseField.customer, customer),
            (CaseField.contact, contact),
            (CaseField.receivedAt, receivedAt),
            (CaseField.utcOffset, utcOffset),
            (CaseField.occurredAt, occurredAt),
            (CaseField.place, place),
            (CaseField.severity, severity),
            (CaseField.urgency, urgency),
            (CaseField.complexity, complexity),
            (CaseField.demand, demand),
            (CaseField.demanded, demanded),
            (CaseField.receiver, receiver),
            (CaseField.department, department),
            (CaseField.assignee, assignee),
            (CaseField.promisedBy, promisedBy),
            (CaseField.note, note),
            (CaseField.report, report),
            (CaseField.finding, finding),
            (CaseField.cause, cause),
            (CaseField.liability, liability),
            (CaseField.plan, plan),
            (CaseField.remedy, remedy),
            (CaseField.compensation, compensation),
            (CaseField.feedback, feedback),
            (CaseField.satisfied, satisfied),
            (CaseField.score, score),
            (CaseField.outcome, outcome),
            (CaseField.reportedTimely, reportedTimely),
            (CaseField.escalatedTo, escalatedTo),
            (CaseField.referredTo, referredTo),
            (CaseField.duplicateOf, duplicateOf),
            (CaseField.paperLocation, paperLocation),
            (CaseField.serial, serial),
            (CaseField.order, order),
            (CaseField.at, at),
            (CaseField.reason, reason),
        ]
        return texts.compactMap { id, text in text.map { (id, $0) } }
    }

    /// The option of a field: its name with `-` for `_`.
    static func name(of field: FieldID) -> String {
        (Vocabulary.field(field, of: .complaintCase)?.name ?? "field-\(field.rawValue)").replacing("_", with: "-")
    }
}

extension ArgumentHelp {
    /// The field's label, and the codes it takes.
    static func field(_ id: FieldID) -> ArgumentHelp {
        let label = Catalogue(.english).label(id)
        guard let definition = Vocabulary.field(id, of: .complaintCase) else { return ArgumentHelp(stringLiteral: label) }
        return switch definition.meaning {
        case .code(let codes): ArgumentHelp("\(label): \(codes.joined(separator: ", ")).", valueName: "code")
        case .instant: ArgumentHelp("\(label).", valueName: "time")
        case .offset: ArgumentHelp("\(label).", valueName: "+hh:mm")
        case .fen: ArgumentHelp("\(label), in yuan.", valueName: "yuan")
        case .count: ArgumentHelp("\(label).", valueName: "number")
        case .record: ArgumentHelp("\(label).", valueName: "case")
        case .day: ArgumentHelp("\(label).", valueName: "date")
        case .share: ArgumentHelp("\(label).", valueName: "percent")
        case .text: ArgumentHelp("\(label).", valueName: "text")
        }
    }
}
