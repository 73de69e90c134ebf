extension English {
    func label(_ word: CaseWord) -> String {
        switch word {
        case .handOvers: "Hand-overs between departments"
        case .department: "Department"
        case .cameFrom: "From"
        case .given: "Given"
        case .answer: "Answer"
        case .answered: "Answered"
        case .waited: "Waited"
        case .reason: "Reason"
        case .waiting: "waiting"
        case .accepted: "taken"
        case .returned: "given back"
        case .passedOn: "passed on before it was taken"
        case .tasks: "Tasks of the plan"
        case .person: "Who"
        case .task: "Tasks"
        case .due: "Due"
        case .told: "Told"
        case .acknowledged: "Acknowledged"
        case .notAcknowledged: "not yet"
        case .inCharge: "in charge of the plan"
        case .toldOnly: "told of the plan"
        case .done: "done"
        case .openingWords: "Opening words"
        case .listeningWords: "While listening"
        case .empathyWords: "Showing understanding"
        case .checkList: "Check list"
        case .whatIsAsked: "What is to be asked"
        case .alsoHere: "Also here"
        case .howToRecord: "How to record it"
        case .customer: "Customer"
        case .names: "Names"
        case .contacts: "Contacts"
        case .members: "Member numbers"
        case .firstContact: "First contact"
        case .lastContact: "Last contact"
        case .cases: "Cases"
        case .complaints: "Complaints"
        case .openCases: "Open"
        case .satisfied: "Satisfied"
        case .dissatisfied: "Dissatisfied"
        case .promised: "Promised"
        case .paid: "Paid"
        case .sites: "Sites"
        case .lastSpoken: "Last spoken with"
        }
    }

    func sentence(_ sentence: CaseSentence, in catalogue: Catalogue) -> String {
        switch sentence {
        case .noCustomer(let text): "No case here names a customer “\(text)”. Give a name, a contact or a member number in full."
        case .customersFound(let count):
            "\(count) different customers are meant. To see one of them whole, give the contact or the member number."
        case .trainingMissing(let staff, let topics):
            "No training of \(staff) in \(topics.map(catalogue.topic).joined(separator: ", ")) is on record, which the pack asks for before. "
                + "Record it: amends training attend"
        case .receivesAlways(true): "Complaints are taken at any hour, also while the shop is closed: the node needs no network."
        case .receivesAlways(false): "Complaints are taken while the shop is open."
        case .formIsFilledIn: "Ask the customer to fill in the form and sign it: amends report form. Keep it with --paper-form yes."
        case .emergencyIsReported(let bodies, let minutes):
            "In an emergency tell \(bodies.joined(separator: ", ")) within \(minutes) minutes: amends case declare-emergency CASE --reported-to BODY"
        case .customersNotShown(let staff): "The roles of \(staff) do not show who the customers are, so none is looked up."
        }
    }
}
