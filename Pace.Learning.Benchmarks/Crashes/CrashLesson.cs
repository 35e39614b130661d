using Pace.Learning.Benchmarks.Pages;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>The site's content with one more lesson, on which all of it meets: a check, a note of one's own, and places for parents' words.</summary>
internal static class CrashLesson
{
    public const string Course = "relational-safeguarding";
    public const string Address = $"/courses/{Course}/where-the-harm-is/{Slug}";
    private const string Slug = "crashes";

    /// <summary>The place of one parent's words.</summary>
    public static string Place(int parent) => $"crashes-{parent}";

    /// <returns>The folder.</returns>
    public static string Write(string folder, int places)
    {
        LessonsWithVoices.Copy(Path.Combine(SiteProcess.Root, "content"), folder);
        var module = Directory.GetDirectories(Path.Combine(folder, "courses", Course), "*-where-the-harm-is").Single();
        File.WriteAllText(Path.Combine(module, $"90-{Slug}.md"), Text(places));
        return folder;
    }

    private static string Text(int places) => $"""
        ---
        id: benchmark-{Slug}
        title: A lesson while the site is killed
        summary: Made for a measurement.
        ---
        Somebody sat down, asked what had been seen, and listened to the end before saying anything.

        :::check
        id: crashes-check
        kind: single
        ---
        What helps a parent who has rung six times?

        - [x] Ring back, and say when you will ring next.
          > They know then when they will hear.
        - [ ] Ask them to ring less often.
          > They ring since nobody has said when they will hear.
        - [ ] Wait until there is something new.
          > Knowing that there is nothing new helps as well.
        :::

        :::reflection
        id: crashes-note
        ---
        What did you see of a parent you found difficult, and on what kind of day?
        :::

        {string.Join("\n\n", Enumerable.Range(0, places).Select(Voice))}
        """;

    private static string Voice(int parent) => $"""
        :::parent-voice
        id: crashes-voice-{parent}
        contribution: {Place(parent)}
        about: Being listened to, {parent}
        ---
        Somebody sat down, and listened to the end.
        :::
        """;
}
