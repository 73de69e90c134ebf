import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText

/// What was typed of people, and what is known of them.
struct PeopleReading {
    let node: Node
    let directory: Directory
    let time: SiteTime

    init(_ node: Node) throws {
        self.node = node
        directory = try node.directory()
        time = try SiteTime(node)
    }

    /// Longest name of a group or text of a post, bytes: it has to be read without its entry.
    static let maximumNameByteCount = RecordState.maximumInlineByteCount

    var now: Int64 { node.surroundings.now() }
    var today: Int64 { CivilDate.day(ofMilliseconds: now, offset: directory.offset) }

    // MARK: What was typed

    /// A store speaks for itself only.
    func unit(_ text: String?) throws -> Unit {
        guard let text else { return node.ownUnit }
        guard let unit = Unit(text) else { throw Failure(.usage, .people(.badUnit(text: text))) }
        guard node.mayWrite(in: node.scope(of: unit)) else { throw Failure(.notPermitted, .people(.foreignUnit(text: text))) }
        return unit
    }

    func role(_ text: String) throws -> StaffRole {
        if let role = StaffRole(rawValue: text) { return role }
        if let role = StaffRole(named: text, under: try node.packInForce(at: nil)) { return role }
        throw Failure(.usage, .people(.unknownRole(text: text, known: PeopleCode.roles)))
    }

    func day(_ text: String?) throws -> Int64 {
        guard let text else { return today }
        guard let day = CivilDate.day(text) else { throw Failure(.usage, .people(.badDays(text: text))) }
        return day
    }

    func days(from: String?, to: String?) throws -> DayRange {
        let first = try day(from)
        guard let to else { return DayRange(first: first) }
        let last = try day(to)
        guard first <= last else { throw Failure(.usage, .people(.badDays(text: to))) }
        return DayRange(first: first, last: last)
    }

    func instant(_ text: String?) throws -> Int64 {
        guard let text else { return now }
        guard let instant = time.instant(text) else { throw Failure(.usage, .badInstant(text: text)) }
        return instant.milliseconds
    }

    func name(_ text: String) throws -> String {
        guard !text.isEmpty, text.utf8.count <= Self.maximumNameByteCount else {
            throw Failure(.usage, .people(.nameTooLong(text: text, maximum: Self.maximumNameByteCount)))
        }
        return text
    }

    /// A code that could be given to somebody.
    static func staffCode(_ text: String) throws -> String {
        let isGood = (1...32).contains(text.count) && !text.contains { $0 == "/" || $0.isWhitespace || $0.isNewline }
        guard isGood else { throw Failure(.usage, .people(.badStaffCode(text: text))) }
        return text
    }

    /// Somebody who is recorded here.
    func member(_ code: String, in scope: Scope) throws -> StaffMember {
        guard let member = directory.member(code, in: scope) else {
            throw Failure(.noInput, .people(.refused(.unknown(code), act: nil)))
        }
        return member
    }

    func group(_ name: String) throws -> StaffGroup {
        let standing = directory.groups.filter { now < $0.dissolvedAt ?? .max }
        guard let group = standing.first(where: { $0.name == name }) else {
            throw Failure(.noInput, .people(.unknownGroup(name: name, known: standing.map(\.name))))
        }
        return group
    }

    /// `王芳 (E012)`, or the code alone.
    func person(_ code: String, in scope: Scope) -> String {
        guard let member = directory.member(code, in: scope), member.name != code else { return code }
        return "\(member.name) (\(code))"
    }
}

extension StaffRole {
    /// The role that somebody named, in one of the languages: by its post in the pack, or as the program calls it.
    init?(named text: String, under pack: Pack?) {
        for language in Language.allCases {
            for catalogue in [Catalogue(language).naming(as: pack), Catalogue(language)] {
                guard let role = Self.allCases.first(where: { catalogue.label($0) == text }) else { continue }
                self = role
                return
            }
        }
        return nil
    }
}
