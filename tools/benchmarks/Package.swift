// swift-tools-version: 6.2
import PackageDescription

// The benchmarks of Amends: `make bench`. They stand apart so that nothing shipped depends on them.
let package = Package(
    name: "amends-benchmarks",
    dependencies: [
        .package(name: "amends", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "amends-benchmarks",
            dependencies: [
                .product(name: "AmendsRooms", package: "amends"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
