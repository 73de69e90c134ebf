// swift-tools-version: 6.2
import PackageDescription

// The floors of the house, ground floor first. A floor imports only floors below it, and the
// rooms have no doors between them; `tools/check-imports` refuses anything else.

// Warnings are errors in `make check` and `make test` only: a newer compiler may warn of more, and
// that must not keep a user from building.
let strict: [SwiftSetting] = Context.environment["AMENDS_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

let settings: [SwiftSetting] =
    strict + [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let scrypt: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let certificates: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let tls: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let sockets: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let tlsEvents: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

let package = Package(
    name: "amends",
    products: [
        .executable(name: "amends", targets: ["amends"]),
        // For `tools/benchmarks`, which measures the rooms one by one. Nothing here is promised to others yet.
        .library(
            name: "AmendsRooms",
            targets: [
                "AmendsLog", "AmendsModel", "AmendsPolicy", "AmendsMerge", "AmendsCodec", "AmendsStore", "AmendsSync", "AmendsTransport",
                "AmendsNode", "AmendsSimulation",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .plugin(name: "EmbedText", capability: .buildTool(), path: "tools/EmbedText"),
        // ground
        .target(name: "AmendsLog", dependencies: [crypto], swiftSettings: settings),
        .target(name: "AmendsModel", dependencies: ["AmendsLog"], swiftSettings: settings),
        .target(
            name: "AmendsPolicy", dependencies: ["AmendsLog", "AmendsModel", yaml],
            swiftSettings: settings, plugins: ["EmbedText"]),
        .target(name: "AmendsText", dependencies: ["AmendsLog", "AmendsModel", "AmendsPolicy"], swiftSettings: settings),
        .target(name: "AmendsMerge", dependencies: ["AmendsLog", "AmendsModel", "AmendsPolicy"], swiftSettings: settings),
        // bytes
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "AmendsCodec", dependencies: ["AmendsLog", "CZlib"], swiftSettings: settings),
        // rooms
        .target(
            name: "AmendsStore", dependencies: ["AmendsLog", "AmendsModel", "AmendsPolicy", "AmendsMerge", "AmendsCodec", grdb, sqlite],
            swiftSettings: settings, plugins: ["EmbedText"]),
        .target(name: "AmendsSync", dependencies: ["AmendsLog", "AmendsCodec"], swiftSettings: settings),
        .target(
            name: "AmendsTransport", dependencies: ["AmendsCodec", nio, sockets, tls, tlsEvents, logging, crypto], swiftSettings: settings),
        .target(
            name: "AmendsTrust", dependencies: ["AmendsLog", "AmendsModel", crypto, scrypt, certificates, asn1], swiftSettings: settings),
        .systemLibrary(name: "CIconv"),
        .target(
            name: "AmendsImport", dependencies: ["AmendsLog", "AmendsModel", "CIconv", yaml],
            swiftSettings: settings, plugins: ["EmbedText"]),
        // hall
        .target(
            name: "AmendsNode",
            dependencies: [
                "AmendsLog", "AmendsModel", "AmendsPolicy", "AmendsMerge", "AmendsCodec", "AmendsStore", "AmendsSync", "AmendsTransport",
                "AmendsTrust", "AmendsImport", logging, lifecycle,
            ], swiftSettings: settings),
        // shop
        .target(
            name: "AmendsPaper",
            dependencies: [
                "AmendsLog", "AmendsModel", "AmendsPolicy", "AmendsText", "AmendsMerge", "AmendsStore", "AmendsNode", mustache,
            ],
            swiftSettings: settings, plugins: ["EmbedText"]),
        .target(
            name: "AmendsSimulation",
            dependencies: [
                "AmendsLog", "AmendsModel", "AmendsPolicy", "AmendsMerge", "AmendsCodec", "AmendsStore", "AmendsSync", "AmendsNode", grdb,
            ], swiftSettings: settings),
        // roof
        .target(
            name: "AmendsCommands",
            dependencies: [
                "AmendsLog", "AmendsModel", "AmendsPolicy", "AmendsText", "AmendsMerge", "AmendsStore", "AmendsSync", "AmendsTransport",
                "AmendsTrust", "AmendsImport", "AmendsNode", "AmendsPaper", "AmendsSimulation", arguments, logging, lifecycle, signals,
            ], swiftSettings: settings),
        .executableTarget(name: "amends", dependencies: ["AmendsCommands"], swiftSettings: settings),
        // tests; what they share is not shipped
        .target(name: "AmendsTestSupport", path: "Tests/Support", swiftSettings: settings),
        .testTarget(name: "AmendsLogTests", dependencies: ["AmendsTestSupport", "AmendsLog"], swiftSettings: settings),
        .testTarget(
            name: "AmendsPolicyTests", dependencies: ["AmendsTestSupport", "AmendsPolicy", "AmendsLog", "AmendsModel"],
            swiftSettings: settings),
        .testTarget(
            name: "AmendsTextTests", dependencies: ["AmendsTestSupport", "AmendsText", "AmendsLog", "AmendsModel"], swiftSettings: settings),
        .testTarget(
            name: "AmendsMergeTests", dependencies: ["AmendsTestSupport", "AmendsMerge", "AmendsPolicy", "AmendsLog", "AmendsModel"],
            swiftSettings: settings),
        .testTarget(name: "AmendsCodecTests", dependencies: ["AmendsTestSupport", "AmendsCodec", "AmendsLog"], swiftSettings: settings),
        .testTarget(
            name: "AmendsSyncTests", dependencies: ["AmendsTestSupport", "AmendsSync", "AmendsCodec", "AmendsLog", crypto],
            swiftSettings: settings),
        .testTarget(
            name: "AmendsTransportTests",
            dependencies: ["AmendsTransport", "AmendsTrust", "AmendsCodec", "AmendsModel", "AmendsLog", logging],
            swiftSettings: settings),
        .testTarget(
            name: "AmendsTrustTests", dependencies: ["AmendsTestSupport", "AmendsTrust", "AmendsLog", "AmendsModel", crypto, certificates],
            swiftSettings: settings),
        .testTarget(
            name: "AmendsImportTests", dependencies: ["AmendsTestSupport", "AmendsImport", "AmendsLog", "AmendsModel"],
            swiftSettings: settings),
        .testTarget(
            name: "AmendsStoreTests",
            dependencies: [
                "AmendsTestSupport", "AmendsStore", "AmendsCodec", "AmendsMerge", "AmendsPolicy", "AmendsModel", "AmendsLog", grdb,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "AmendsNodeTests",
            dependencies: [
                "AmendsTestSupport", "AmendsNode", "AmendsPolicy", "AmendsStore", "AmendsSync", "AmendsTransport", "AmendsTrust",
                "AmendsImport", "AmendsMerge", "AmendsModel", "AmendsLog", grdb, logging,
            ], swiftSettings: settings),
        .testTarget(
            name: "AmendsPaperTests",
            dependencies: [
                "AmendsPaper", "AmendsNode", "AmendsStore", "AmendsMerge", "AmendsText", "AmendsPolicy", "AmendsModel", "AmendsLog",
            ], swiftSettings: settings),
        .testTarget(
            name: "AmendsSimulationTests", dependencies: ["AmendsSimulation", "AmendsModel", "AmendsLog"], swiftSettings: settings),
        .testTarget(
            name: "AmendsCommandsTests",
            dependencies: [
                "AmendsCommands", "amends", "AmendsSimulation", "AmendsNode", "AmendsStore", "AmendsTransport", "AmendsMerge",
                "AmendsPolicy",
                "AmendsText", "AmendsModel", "AmendsLog", arguments, grdb,
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
