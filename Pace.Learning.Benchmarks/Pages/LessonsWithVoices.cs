namespace Pace.Learning.Benchmarks.Pages;

/// <summary>The site's content with two more lessons: one with the demo parents' three voices, one that says as much without them.</summary>
internal static class LessonsWithVoices
{
    public const string ContributionBlocks = "three-voices";
    public const string Plain = "no-voices";
    private const string Paragraph = "Somebody sat down, asked what had been seen, and listened to the end before saying anything. It took ten minutes, and it was remembered for a year.";
    private static readonly string[] Keys = ["rs-first-conversation", "tip-being-listened-to", "words-reading-the-file"];

    /// <returns>The folder.</returns>
    public static string Write(string folder)
    {
        Copy(Path.Combine(SiteProcess.Root, "content"), folder);
        var module = Directory.GetDirectories(Path.Combine(folder, "courses", "relational-safeguarding"), "*-where-the-harm-is").Single();
        File.WriteAllText(Path.Combine(module, $"90-{ContributionBlocks}.md"), Lesson(ContributionBlocks, Keys.Select(Voice)));
        File.WriteAllText(Path.Combine(module, $"91-{Plain}.md"), Lesson(Plain, Keys.Select(_ => $"> {Paragraph}\n>\n> {Paragraph}")));
        return folder;
    }

    private static string Voice(string key) => $"""
        :::parent-voice
        id: voice-{key}
        contribution: {key}
        about: Being listened to
        ---
        {Paragraph}
        :::
        """;

    private static string Lesson(string id, IEnumerable<string> parts) => $"""
        ---
        id: benchmark-{id}
        title: A lesson to measure
        summary: Made for a measurement.
        ---
        {string.Join("\n\n", parts.Select(part => $"{Paragraph}\n\n{part}\n\n{Paragraph}"))}
        """;

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
