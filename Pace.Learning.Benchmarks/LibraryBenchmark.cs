using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pace.Learning.Benchmarks.Library;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Search;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Benchmarks;

/// <summary>A library of 2,000 documents: compiled whole, with one document changed, previewed, and what it takes of memory.</summary>
internal static class LibraryBenchmark
{
    private const int Documents = 2_000;
    private const int Rounds = 25;

    public static Task RunAsync(string[] args)
    {
        var root = Directory.CreateTempSubdirectory("pace-library-").FullName;
        try
        {
            var library = new GeneratedLibrary(args is [var documents, ..] ? int.Parse(documents, null) : Documents);
            library.WriteTo(root);
            var characters = library.Documents.Sum(path => (long)library.Files[path].Length);
            Console.WriteLine($"library: {library.Documents.Count} documents, {characters / 1e6:0.0} million characters, {Environment.ProcessorCount} cores");
            Whole(root);
            Published(root, library, characters);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
        return Task.CompletedTask;
    }

    private static void Whole(string root)
    {
        for (var round = 0; round < 4; round++)
        {
            var watch = Stopwatch.StartNew();
            var library = new ContentCompiler().Compile(new DiskFolder(root));
            var compiled = watch.Elapsed;
            using var index = new SearchIndex(library);
            Console.WriteLine($"  whole, {(round == 0 ? "cold" : "warm")}: compiled in {compiled.TotalMilliseconds:0} ms, indexed in {(watch.Elapsed - compiled).TotalMilliseconds:0} ms; {library.Findings.Count} findings");
        }
    }

    private static void Published(string root, GeneratedLibrary library, long characters)
    {
        var before = Memory();
        using var published = new PublishedContent(
            new ContentLayers(new Folders(root, root), []), Options.Create(new PaceOptions()), TimeProvider.System, NullLogger<PublishedContent>.Instance);
        published.Compile();
        TellMemory("memory", before, characters);

        var changed = library.Documents.Where(p => p.Contains("step-", StringComparison.Ordinal)).ToList();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var path = changed[round * 37 % changed.Count];
            File.AppendAllText(Path.Combine(root, path), $"\nOne more remark in round {round}.\n");
            var watch = Stopwatch.StartNew();
            published.Compile();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Tell("one changed document live, with search", times);
        times.Clear();
        for (var round = 0; round < Rounds; round++)
        {
            var path = changed[round * 53 % changed.Count];
            var draft = new MemoryFolder(new Dictionary<string, string> { [path] = $"{Encoding.UTF8.GetString(library.Files[path])}\nOne more draft in round {round}.\n" });
            var watch = Stopwatch.StartNew();
            published.Preview(draft);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Tell("one draft previewed", times);
        TellMemory("memory after these", before, characters);
    }

    private static void Tell(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"  {what}: median {times[times.Count / 2]:0.0} ms, slowest {times[^1]:0.0} ms");
    }

    // In memory, a text is a string: two bytes to a character.
    private static void TellMemory(string what, long before, long characters)
    {
        var grown = (double)(Memory() - before) / characters;
        Console.WriteLine($"  {what}: {grown:0.0} bytes for each character of text, {grown / sizeof(char):0.0} times the text ({GC.GetTotalMemory(forceFullCollection: false) / 1e6:0} MB of objects)");
    }

    private static long Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Process.GetCurrentProcess().WorkingSet64;
    }
}
