/// What a node is for. The raw values stand in records, certificates and settings.
public enum NodeRole: String, Sendable, CaseIterable {
    case store
    case headOffice = "head-office"
    case auditor
}
