/// The packs that come with Amends, embedded in the program so that one binary is enough. Each is read
/// when it is asked for, never at the start of the program.
public enum ShippedPacks {
    /// In the order in which they are listed.
    public static let ids = ["foot-spa", "salon", "night-market", "home-services", "online-guests", "plain"]

    /// The one for shops without a regulation of their own.
    public static let plain = "plain"

    /// The YAML text of a shipped pack, to use or to start one's own from; nil for an unknown id.
    public static func text(named id: String) -> String? {
        switch id {
        case "foot-spa": EmbeddedText.foot_spa_yaml
        case "salon": EmbeddedText.salon_yaml
        case "night-market": EmbeddedText.night_market_yaml
        case "home-services": EmbeddedText.home_services_yaml
        case "online-guests": EmbeddedText.online_guests_yaml
        case "plain": EmbeddedText.plain_yaml
        default: nil
        }
    }

    /// A shipped pack; nil for an unknown id. That each can be read is tested.
    public static func pack(named id: String) -> Pack? { text(named: id).flatMap { try? PackReader.read($0) } }

    /// All of them, read: for tests and for lists.
    public static var all: [Pack] { ids.compactMap { pack(named: $0) } }
}
