import AmendsLog
import AmendsMerge
import AmendsModel

/// By what a customer is known again from case to case.
enum CustomerKey: Hashable {
    case contact(String)
    case member(String)
    /// Only where there is nothing better: many people share a name.
    case name(String)

    /// Blanks and dashes of a telephone number mean nothing, nor do capitals of an address, nor the width
    /// of digits: `１３８-0000 0000` is `13800000000`.
    static func normalised(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            let isWide = (0xff01...0xff5e).contains(scalar.value)
            let narrow = isWide ? Unicode.Scalar(scalar.value - 0xfee0) ?? scalar : scalar
            if !ignored.contains(narrow.value) { result.append(narrow) }
        }
        return String(result).lowercased()
    }

    /// Hyphens and dashes, and the parentheses around an area code.
    private static let ignored: Set<UInt32> = [0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0x28, 0x29]
}

/// Who the customer of one case is, as the case says.
public struct CustomerParticulars: Sendable, Hashable {
    public var name: String
    public var contact: String
    public var member: String

    /// `text` gives what a field shows.
    init(_ text: (FieldID) -> String?) {
        (name, contact, member) = (text(CaseField.customer) ?? "", text(CaseField.contact) ?? "", text(CaseField.member) ?? "")
    }

    /// The keys that tell who it is.
    var keys: [CustomerKey] {
        var keys: [CustomerKey] = []
        let (contact, member) = (CustomerKey.normalised(contact), CustomerKey.normalised(member))
        if !contact.isEmpty { keys.append(.contact(contact)) }
        if !member.isEmpty { keys.append(.member(member)) }
        let name = CustomerKey.normalised(name)
        if keys.isEmpty, !name.isEmpty { keys.append(.name(name)) }
        return keys
    }

    func isMeant(by wanted: String) -> Bool { [name, contact, member].contains { CustomerKey.normalised($0) == wanted } }
}
