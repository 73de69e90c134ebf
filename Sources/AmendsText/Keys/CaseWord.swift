import AmendsModel

/// Words around a case that no field or act has: how it went between departments, whom its plan gives
/// tasks, how a customer is received, what is known of a customer.
public enum CaseWord: Sendable, CaseIterable {
    // from department to department
    case handOvers, department, cameFrom, given, answer, answered, waited, reason, waiting, accepted, returned, passedOn

    // tasks of a plan
    case tasks, person, task, due, told, acknowledged, notAcknowledged, inCharge, toldOnly, done

    // reception
    case openingWords, listeningWords, empathyWords, checkList, whatIsAsked, alsoHere, howToRecord

    // a customer
    case customer, names, contacts, members, firstContact, lastContact, cases, complaints, openCases, satisfied, dissatisfied, promised,
        paid, sites, lastSpoken
}

/// Sentences of the same kind.
public enum CaseSentence: Sendable, Equatable {
    case noCustomer(text: String)
    /// So many different customers are meant; which is to be told apart by contact or member number.
    case customersFound(count: Int)
    /// The pack asks for a training before the role, and none is on record; topics by their codes.
    case trainingMissing(staff: String, topics: [String])
    /// When complaints are taken: always, or while the shop is open.
    case receivesAlways(Bool)
    /// The customer is asked to fill in and sign the form.
    case formIsFilledIn
    case emergencyIsReported(to: [String], minutes: Int64)
    /// Whoever reads may not ask for customers.
    case customersNotShown(staff: String)
}

extension Catalogue {
    public func label(_ word: CaseWord) -> String { words.label(word) }
    public func text(_ sentence: CaseSentence) -> String { Printable.text(words.sentence(sentence, in: self), keepingLineBreaks: true) }

    /// A topic of training by its own name.
    func topic(_ code: String) -> String { label(code: code, of: TrainingRecord.topic, kind: .training) }
}
