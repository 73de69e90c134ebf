import Foundation
import PackagePlugin

/// Puts a target's text files (packs, mappings, templates) into its code as string literals.
///
/// SwiftPM's own `embedInCode` writes one array element a byte; 240 KB of packs took the compiler half a minute in every
/// build. String literals take a fifth of a second.
@main
struct EmbedText: BuildToolPlugin {
    private static let kinds: Set = ["yaml", "mustache", "css", "txt"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let module = target.sourceModule else { return [] }
        let texts = module.sourceFiles.map(\.url).filter { Self.kinds.contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
        let script = context.package.directoryURL.appending(path: "tools/embed-text")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(texts.count) texts in \(target.name)", executable: URL(filePath: "/bin/sh"),
                arguments: [script.path, output.path] + texts.map(\.path), inputFiles: [script] + texts, outputFiles: [output])
        ]
    }
}
