// swift-tools-version: 6.2
import PackageDescription

// The floors of the house, ground floor first. A floor imports only floors below it, and the three
// rooms have no doors between them; `tools/check-imports` refuses anything else.

// Warnings are errors in `make check` and `make test` only: a newer compiler may warn of more, and
// that must not keep a user from building.
let strict: [SwiftSetting] = Context.environment["AMENDS_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

let settings: [SwiftSetting] = strict + [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "amends",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // ground
        .target(name: "AmendsLog", dependencies: [crypto], swiftSettings: settings),
        .target(name: "AmendsModel", dependencies: ["AmendsLog"], swiftSettings: settings),
        .target(name: "AmendsMerge", dependencies: ["AmendsLog", "AmendsModel"], swiftSettings: settings),
        // bytes
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "AmendsCodec", dependencies: ["AmendsLog", "CZlib"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
