public import AmendsLog
public import AmendsModel
public import AmendsPolicy
import Synchronization

/// Every word of the program in one language. What is shown to a person comes from here; JSON,
/// CSV and command lines keep the codes, which are the same in every language.
public struct Catalogue: Sendable {
    public let language: Language
    let words: any Wording
    let vocabulary: VocabularyWords
    /// Whose names for codes come before the program's own.
    private var naming: PackNaming?
    private var pack: Pack? { naming?.pack }

    public init(_ language: Language) {
        self.language = language
        (words, vocabulary) =
            switch language {
            case .english: (English(), Self.english)
            case .simplifiedChinese: (SimplifiedChinese(), Self.simplifiedChinese)
            case .traditionalChinese: (TraditionalChinese(), Self.traditionalChinese)
            }
    }

    private static let english = VocabularyWords(joining: English.vocabulary)
    private static let simplifiedChinese = VocabularyWords(joining: SimplifiedChinese.vocabulary)
    private static let traditionalChinese = VocabularyWords(joining: TraditionalChinese.vocabulary)

    /// The same words, but codes of cases as the people of this pack call them.
    public func naming(as pack: Pack?) -> Catalogue {
        var catalogue = self
        catalogue.naming = pack.map { pack in PackNaming { pack } }
        return catalogue
    }

    /// The same with a pack that is read only when a code has to be named.
    public func naming(by pack: @escaping @Sendable () -> Pack?) -> Catalogue {
        var catalogue = self
        catalogue.naming = PackNaming(pack)
        return catalogue
    }

    // MARK: Labels

    /// The code itself where a later version knows more kinds than this one; so with all labels.
    public func label(_ kind: RecordKind) -> String { vocabulary.recordKinds[kind] ?? Vocabulary.name(of: kind) }

    public func label(_ act: ActKind) -> String { termed(vocabulary.acts[act] ?? Vocabulary.name(of: act)) }

    public func label(_ field: FieldID, of kind: RecordKind = .complaintCase) -> String {
        let label =
            vocabulary.fields[kind]?[field] ?? vocabulary.actFields[field] ?? Vocabulary.field(field, of: kind)?.name
            ?? "field-\(field.rawValue)"
        return kind == .complaintCase ? termed(label) : label
    }

    /// A code of a field; sources may bring codes that nobody here has words for.
    public func label(code: String, of field: FieldID, kind: RecordKind = .complaintCase) -> String {
        if kind == .complaintCase, let words = pack?.words(for: code, in: field) { return text(words) }
        if kind == .grant, field == GrantRecord.role, let post = packWords(for: code, in: "role") { return post }
        return vocabulary.codes[kind]?[field]?[code] ?? Printable.text(code)
    }

    /// A role by the name of its post in the pack, else by the program's own.
    public func label(_ role: StaffRole) -> String { label(code: role.rawValue, of: GrantRecord.role, kind: .grant) }

    /// What the pack's people call a code of a field, or of one taxonomy; nil where the pack has no words for it.
    func packWords(for code: String, of field: FieldID) -> String? { pack?.words(for: code, in: field).map(text) }
    func packWords(for code: String, in taxonomy: String) -> String? {
        pack?.codes(taxonomy).first { $0.code == code }.map { text($0.words) }
    }

    /// A text of the program's own with the words by which the pack calls those who complain and the unit: a
    /// hotel has guests and no customers.
    func termed(_ text: String) -> String {
        guard let pack else { return text }
        var text = text
        for (term, own) in words.ownTerms {
            guard let named = pack.terms[term].map({ self.text($0) }), !named.isEmpty else { continue }
            for word in own where word != named {
                text = text.replacing(word, with: named)
                // In languages with capitals, at the head of a label too.
                let (large, renamed) = (Self.capitalised(word), Self.capitalised(named))
                if large != word { text = text.replacing(large, with: renamed) }
            }
        }
        return text
    }

    private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// Words side by side: `a, b`, `甲，乙`.
    func list(_ parts: [String]) -> String { parts.joined(separator: language == .english ? ", " : "，") }

    public func label(_ milestone: Milestone) -> String { words.label(milestone) }
    public func label(_ heading: Heading) -> String {
        termed(words.label(heading == .orders && comparesWithBusiness ? .businessVolume : heading))
    }

    /// Whether the pack compares complaints with its business as a whole and not with orders (C16).
    var comparesWithBusiness: Bool { pack?.text("volume.unit") == "business" }
    public func label(_ group: CaseGroup) -> String { words.label(group) }
    public func label(_ heading: PeopleHeading) -> String { words.label(heading) }
    /// The stage shown for a case whose first missing mandatory milestone is `milestone`.
    public func stage(awaiting milestone: Milestone?) -> String { words.stage(awaiting: milestone) }
    /// The head of a column of durations.
    public func label(from first: Milestone, to last: Milestone) -> String { words.between(label(first), label(last)) }
    public var notGiven: String { words.notGiven }

    // MARK: Sentences

    public func text(_ notice: Notice) -> String { Printable.text(words.sentence(notice, in: self), keepingLineBreaks: true) }
    public func text(_ problem: Problem) -> String { Printable.text(words.sentence(problem, in: self), keepingLineBreaks: true) }
    public func text(_ finding: FindingNotice) -> String { Printable.text(words.sentence(finding, in: self), keepingLineBreaks: true) }
    public func text(_ step: DemoStep) -> String { Printable.text(words.sentence(step, in: self), keepingLineBreaks: true) }

    /// One sentence or two that a shopkeeper understands, and the command that settles it. Times
    /// are shown `utcOffset` minutes east of UTC.
    public func text(_ conflict: ConflictNotice, utcOffset: Int) -> String {
        let definition = Vocabulary.field(conflict.field, of: conflict.recordKind)
        let values = conflict.sides.map { side in
            DisplayWidth.fitted(
                value(side.value, of: conflict.field, kind: conflict.recordKind, utcOffset: utcOffset), into: Self.maximumValueWidth)
        }
        let sides = zip(values, conflict.sides).map { value, side in
            words.side(
                value: value, actor: side.actor.isEmpty ? words.nobodyNamed : Printable.text(side.actor),
                time: shortTime(milliseconds: side.milliseconds, utcOffset: utcOffset))
        }
        let actors = Set(conflict.sides.map(\.actor))
        let parts = ConflictWords(
            field: label(conflict.field, of: conflict.recordKind), sides: sides,
            people: actors.count == conflict.sides.count && !actors.contains("") ? actors.count : nil,
            shown: shown(conflict, values: values), command: settlingCommand(conflict, definition: definition))
        let sentence = conflict.shown == nil ? words.paymentsSentence(parts) : words.sentence(parts)
        return Printable.text(sentence, keepingLineBreaks: true)
    }

    /// Widest a value is shown within a sentence, in columns.
    static let maximumValueWidth = 48

    private func shown(_ conflict: ConflictNotice, values: [String]) -> ConflictWords.Shown? {
        guard let shown = conflict.shown, conflict.sides.indices.contains(shown) else { return nil }
        let times = conflict.sides.map(\.milliseconds)
        let own = times[shown]
        guard conflict.sides.count == 2, times[0] != times[1] else { return .value(values[shown]) }
        return times.allSatisfy { $0 <= own } ? .later : .earlier
    }

    /// `amends case settle S012-17 --category price`: the value shown at present where it is a
    /// code or a number, else a word to be replaced.
    private func settlingCommand(_ conflict: ConflictNotice, definition: FieldDefinition?) -> String {
        var value = "VALUE"
        if let definition, let shown = conflict.shown, conflict.sides.indices.contains(shown) {
            value = argument(conflict.sides[shown].value, for: definition) ?? value
        }
        let name = (definition?.name ?? "field-\(conflict.field.rawValue)").replacing("_", with: "-")
        return "amends \(Vocabulary.name(of: conflict.recordKind)) settle \(Printable.text(conflict.number)) --\(name) \(value)"
    }

    private func argument(_ value: FieldValue?, for field: FieldDefinition) -> String? {
        switch (value, field.meaning) {
        case (.text(let code), .code(let known)): known.contains(code) ? code : nil
        case (.integer(let position), .code(let known)):
            known.indices.contains(Int(clamping: position) - 1) ? known[Int(position) - 1] : nil
        case (.integer(let amount), .fen): Fen(amount).description
        case (.integer(let instant), .instant): CivilTime(milliseconds: instant).iso8601
        case (.integer(let count), .count), (.integer(let count), .offset): String(count)
        case (.integer(let day), .day): CivilTime.isoDay(day)
        case (.integer(let share), .share): Share(share).description
        case (.record(let record), _): record.description
        default: nil
        }
    }

    // MARK: Values

    /// A value as a person reads it: codes as words, money with its sign, instants as local time.
    /// Nil stands for a value that was destroyed or is not here yet.
    public func value(_ value: FieldValue?, of field: FieldID, kind: RecordKind = .complaintCase, utcOffset: Int = 0) -> String {
        let meaning = Vocabulary.field(field, of: kind)?.meaning ?? .text
        switch value {
        case nil: return words.absent
        case .cleared: return words.emptied
        case .record(let record): return record.description
        case .digest(let digest): return digest.description
        case .bytes(let bytes), .opaque(_, let bytes): return size(bytes: bytes.count)
        case .text(let text), .added(let text), .removed(let text):
            guard case .code = meaning else { return Printable.text(text) }
            return label(code: text, of: field, kind: kind)
        case .integer(let number):
            switch meaning {
            case .instant: return dateTime(milliseconds: number, utcOffset: utcOffset)
            case .offset: return "UTC\(CivilTime.offsetText(minutes: Int(clamping: number)))"
            case .fen: return money(Fen(number))
            case .code(let known):
                guard number >= 1, number <= known.count else { return String(number) }
                return label(code: known[Int(number) - 1], of: field, kind: kind)
            case .day: return words.date(CivilTime(day: number))
            case .share: return "\(Share(number)) %"
            case .text, .count, .record: return String(number)
            }
        }
    }

    public func money(_ amount: Fen) -> String { Amounts.money(amount) }
    /// `1,284`.
    public func number(_ count: Int) -> String { Amounts.grouped(count) }
    /// `3 cases`, `3 个案件`.
    public func counted(_ count: Int, _ what: Counted) -> String { words.counted(count, what) }
    /// `1.4 MiB`.
    public func size(bytes: Int) -> String { Amounts.size(bytes) }
    /// `87.50 % (7 of 8)`; `n/a` without a denominator, for nothing of nothing is not 0 %.
    public func share(_ numerator: Int, of denominator: Int) -> String {
        words.share(Amounts.percentage(numerator, of: denominator), number(numerator), number(denominator))
    }
    /// The two largest units: `3 days 4 hours`, `3天4小时`.
    public func text(_ duration: Duration) -> String {
        let parts = DurationParts(duration)
        return words.duration(parts.parts.map(words.part), isNegative: parts.isNegative)
    }

    /// `3 Nov 2026`, `2026年11月3日`.
    public func date(milliseconds: Int64, utcOffset: Int) -> String {
        words.date(CivilTime(milliseconds: milliseconds, utcOffset: utcOffset))
    }
    /// `3 Nov 2026 10:20`, `2026年11月3日 10:20`.
    public func dateTime(milliseconds: Int64, utcOffset: Int) -> String {
        let time = CivilTime(milliseconds: milliseconds, utcOffset: utcOffset)
        return "\(words.date(time)) \(time.clock)"
    }
    /// `3 Nov 10:20`, `11月3日 10:20`.
    public func shortTime(milliseconds: Int64, utcOffset: Int) -> String {
        let time = CivilTime(milliseconds: milliseconds, utcOffset: utcOffset)
        return "\(words.dayOfYear(time)) \(time.clock)"
    }
    /// `Nov 2026`, `2026年11月`.
    public func month(year: Int, month: Int) -> String {
        var time = CivilTime(milliseconds: 0)
        (time.year, time.month) = (year, min(max(month, 1), 12))
        return words.month(time)
    }
}

/// The pack that a catalogue names codes by, read once, when the first code is asked for.
private final class PackNaming: Sendable {
    private let read: @Sendable () -> Pack?
    private let content = Mutex<Pack??>(nil)

    init(_ read: @escaping @Sendable () -> Pack?) { self.read = read }

    var pack: Pack? {
        content.withLock { content in
            if let content { return content }
            let pack = read()
            content = .some(pack)
            return pack
        }
    }
}
