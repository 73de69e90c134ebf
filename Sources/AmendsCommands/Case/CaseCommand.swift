import ArgumentParser

struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Take in, show and handle cases.",
        groupedSubcommands: [
            CommandGroup(name: "Reading:", subcommands: [CaseList.self, CaseShow.self, CaseHistory.self, CaseConflicts.self]),
            CommandGroup(
                name: "Acts:",
                subcommands: [
                    CaseReceive.self,
                    CaseActCommand<ActVerbs.Acknowledge>.self,
                    CaseActCommand<ActVerbs.Assess>.self,
                    CaseActCommand<ActVerbs.Assign>.self,
                    CaseActCommand<ActVerbs.Note>.self,
                    CaseActCommand<ActVerbs.Investigate>.self,
                    CaseActCommand<ActVerbs.Decide>.self,
                    CaseActCommand<ActVerbs.Plan>.self,
                    CaseActCommand<ActVerbs.Execute>.self,
                    CaseActCommand<ActVerbs.FeedBack>.self,
                    CaseActCommand<ActVerbs.FollowUp>.self,
                    CaseActCommand<ActVerbs.Escalate>.self,
                    CaseActCommand<ActVerbs.Reopen>.self,
                    CaseActCommand<ActVerbs.Withdraw>.self,
                    CaseActCommand<ActVerbs.Refer>.self,
                    CaseActCommand<ActVerbs.Link>.self,
                    CaseActCommand<ActVerbs.Unlink>.self,
                    CaseActCommand<ActVerbs.Close>.self,
                    CaseActCommand<ActVerbs.Archive>.self,
                    CaseActCommand<ActVerbs.Amend>.self,
                    CaseActCommand<ActVerbs.Settle>.self,
                ]),
        ])
}
