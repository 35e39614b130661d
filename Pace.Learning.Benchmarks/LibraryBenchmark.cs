using System.Diagnostics;
using System.Runtime.CompilerServices;
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
        Warm(root, library);
        var before = Memory.Now();
        using var published = Open(root);
        published.Compile();
        TellMemory("memory", before, characters);
        Tell("one changed document live, with search", Change(published, root, library));
        Tell("one draft previewed", Preview(published, library));
        TellMemory("memory after these", before, characters);
        Tell("one search", Search(published));
    }

    // What the program itself takes to do all this stands in memory before the text is measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Warm(string root, GeneratedLibrary library)
    {
        using var published = Open(root);
        published.Compile();
        Change(published, root, library);
        Preview(published, library);
    }

    private static PublishedContent Open(string root) =>
        new(new ContentLayers(new Folders(root, root), []), Options.Create(new PaceOptions()), TimeProvider.System, NullLogger<PublishedContent>.Instance);

    private static List<string> Lessons(GeneratedLibrary library) => [.. library.Documents.Where(p => p.Contains("step-", StringComparison.Ordinal))];

    private static List<double> Change(PublishedContent published, string root, GeneratedLibrary library)
    {
        var lessons = Lessons(library);
        return Times(round =>
        {
            File.AppendAllText(Path.Combine(root, lessons[round * 37 % lessons.Count]), $"\nOne more remark in round {round}.\n");
            return () => published.Compile();
        });
    }

    private static List<double> Preview(PublishedContent published, GeneratedLibrary library)
    {
        var lessons = Lessons(library);
        return Times(round =>
        {
            var path = lessons[round * 53 % lessons.Count];
            var draft = new MemoryFolder(new Dictionary<string, string> { [path] = $"{Encoding.UTF8.GetString(library.Files[path])}\nOne more draft in round {round}.\n" });
            return () => published.Preview(draft);
        });
    }

    private static List<double> Search(PublishedContent published)
    {
        string[] queries = ["youth worker", "the spare key", "quiet word nobody", "you", "a"];
        return Times(round => () => published.Search!.Search(queries[round % queries.Length]));
    }

    private static List<double> Times(Func<int, Action> prepare)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var act = prepare(round);
            var watch = Stopwatch.StartNew();
            act();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return times;
    }

    private static void Tell(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"  {what}: median {times[times.Count / 2]:0.0} ms, slowest {times[^1]:0.0} ms");
    }

    private static void TellMemory(string what, Memory before, long characters)
    {
        var grown = Memory.Now() - before;
        // In memory, a text is a string: two bytes to a character.
        var text = (double)characters * sizeof(char);
        Console.WriteLine($"  {what}: {(grown.Objects + grown.Index) / text:0.00} times the text of {text / 1e6:0} MB ({grown.Objects / 1e6:0.0} MB of objects, {grown.Index / 1e6:0.0} MB of index); resident {grown.Resident / text:0.00} times");
    }

    /// <param name="Objects">Bytes of objects that somebody still holds.</param>
    /// <param name="Index">Bytes that SQLite holds.</param>
    /// <param name="Resident">Bytes of the whole process in memory.</param>
    private readonly record struct Memory(long Objects, long Index, long Resident)
    {
        public static Memory Now()
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return new(GC.GetTotalMemory(forceFullCollection: false), SQLitePCL.raw.sqlite3_memory_used(), Process.GetCurrentProcess().WorkingSet64);
        }

        public static Memory operator -(Memory now, Memory before) => new(now.Objects - before.Objects, now.Index - before.Index, now.Resident - before.Resident);
    }
}
