import AmendsText
import Foundation

/// The language of a program that has not read its arguments yet: of help, which is made before, and of
/// usage errors, which come instead.
enum Spoken {
    static let catalogue = catalogue(of: CommandLine.arguments)

    static func catalogue(of arguments: [String]) -> Catalogue {
        let position = arguments.firstIndex(of: "--language").map { $0 + 1 }
        let option = position.flatMap { arguments.indices.contains($0) ? arguments[$0] : nil }
        let joined = arguments.first { $0.hasPrefix("--language=") }.map { String($0.dropFirst("--language=".count)) }
        return Catalogue(Language.chosen(option: option ?? joined, environment: ProcessInfo.processInfo.environment))
    }
}
