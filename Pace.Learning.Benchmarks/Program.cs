using Pace.Learning.Benchmarks;
using Pace.Learning.Benchmarks.Crashes;
using Pace.Learning.Benchmarks.Pages;

// Run one with: dotnet run -c Release --project Pace.Learning.Benchmarks -- NAME
Benchmark[] all =
[
    new("pages", "lesson and course pages beside bytes from memory, saved answers beside bare inserts; [POSTGRES-CONNECTION]", PagesBenchmark.RunAsync),
    new("versions", "this site's pages, answers and start beside those of another version of it; FOLDER it was published to", VersionsBenchmark.RunAsync),
    new("consent", "what three parents' voices cost a lesson's page, among 100,000 consents", ConsentBenchmark.RunAsync),
    new("ledger-verify", "how many ledger entries a second are verified on SQLite", LedgerVerify.RunAsync),
    new("matching", "how long it takes to match a talk with 5,000 parents, opening their areas", MatchingBenchmark.RunAsync),
    new("coverage", "how long it takes to count one area's 50,000 staff among 500,000 others; [POSTGRES-CONNECTION]", CoverageBenchmark.RunAsync),
    new("letter", "what it costs to write a letter in both forms", LetterBenchmark.RunAsync),
    new("signing", "signatures under agreements beside bare transactions; [POSTGRES-CONNECTION]", SigningBenchmark.RunAsync),
    new("crashes", "the site is killed in the middle of its work, again and again, and everything it acknowledged is looked for; [ROUNDS] [POSTGRES-CONNECTION]", CrashBenchmark.RunAsync),
    new("library", "a library of 2,000 documents: compiled whole, with one changed, previewed, and its memory; [DOCUMENTS]", LibraryBenchmark.RunAsync),
    new("umbraco", "2,000 documents from an Umbraco: first read, one changed, one taken away, memory; [DOCUMENTS]", UmbracoBenchmark.RunAsync),
    new("register", "the public register with 200 areas in force beside bytes from memory; [POSTGRES-CONNECTION]", RegisterBenchmark.RunAsync),
];

if (args is [var name, .. var rest] && Array.Find(all, b => b.Name == name) is { } benchmark)
{
    await benchmark.RunAsync(rest);
    return 0;
}
Console.WriteLine("Name a benchmark:");
foreach (var known in all)
{
    Console.WriteLine($"  {known.Name,-20}{known.About}");
}
return 2;
