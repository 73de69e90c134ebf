/// The mappings that come with Amends, embedded in the program so that one binary is enough.
public enum ShippedMappings {
    private static let all: [(name: String, text: String)] = [
        ("cfpb", EmbeddedText.cfpb_yaml),
        ("la311", EmbeddedText.la311_yaml),
        ("nyc311", EmbeddedText.nyc311_yaml),
        ("servicenow", EmbeddedText.servicenow_yaml),
    ]

    /// In alphabetical order.
    public static var names: [String] { all.map(\.name) }

    /// The YAML text of a shipped mapping, to use or to start one's own from; nil for an unknown name.
    public static func text(named name: String) -> String? {
        all.first { $0.name == name }?.text
    }
}
