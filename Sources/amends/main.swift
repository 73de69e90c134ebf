import AmendsCommands

await Amends.main()
