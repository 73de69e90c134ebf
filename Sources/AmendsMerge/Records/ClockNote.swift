import AmendsLog
import AmendsModel

/// What an entry of a case said at its time and a later one may have replaced: clocks and first answers
/// are judged by what held then. Kept beside the writes, in the order of (ordinal, field).
struct ClockNote: Sendable {
    enum Kind: UInt8, Sendable {
        /// The position of the urgency's code, 0 where it was emptied.
        case urgency = 1
        /// 1 yes, 2 no, 3 anything else.
        case satisfied = 2
        /// Of an act that grants an extension: ms since 1970.
        case extendedInvestigation = 3
        case extendedResolution = 4
        /// When the meeting was held, ms since 1970.
        case meetingAt = 5
        /// The act names its proof.
        case proof = 6
    }

    var value: Int64
    var ordinal: UInt32
    var kind: Kind

    /// What field `slot` of a case's act gives to note; nil for nothing.
    @inline(__always)
    static func kind(of field: FieldID, in act: ActKind) -> Kind? {
        switch field {
        case CaseField.urgency: .urgency
        case CaseField.satisfied: .satisfied
        case CaseField.extendedInvestigation: act == CaseAct.extend ? .extendedInvestigation : nil
        case CaseField.extendedResolution: act == CaseAct.extend ? .extendedResolution : nil
        case CaseField.meetingAt: act == CaseAct.meet ? .meetingAt : nil
        case CaseField.proof: act == CaseAct.pause ? .proof : nil
        default: nil
        }
    }

    /// The value to note; nil where the field's value is none of its kind.
    static func value(of slot: FieldSlot, _ kind: Kind, _ bytes: UnsafeRawBufferPointer) -> Int64? {
        switch kind {
        case .urgency: slot.tag == .integer ? slot.integer : slot.tag == .cleared ? 0 : nil
        case .extendedInvestigation, .extendedResolution, .meetingAt: slot.tag == .integer ? slot.integer : nil
        // An erased proof was one.
        case .proof: slot.tag.hasBytes && (slot.presence == .absent || slot.byteCount > 0) ? 1 : nil
        case .satisfied:
            if !slot.tag.isText || slot.presence == .absent {
                nil
            } else if bytes[slot.byteRange].elementsEqual("yes".utf8) {
                1
            } else {
                bytes[slot.byteRange].elementsEqual("no".utf8) ? 2 : 3
            }
        }
    }
}

extension ClockNote {
    /// Whether the fold makes such a note of an act of this kind.
    func isPossible(in act: ActKind) -> Bool {
        switch kind {
        case .urgency: true
        case .satisfied: (1...3).contains(value)
        case .extendedInvestigation, .extendedResolution: act == CaseAct.extend
        case .meetingAt: act == CaseAct.meet
        case .proof: act == CaseAct.pause && value == 1
        }
    }
}
