namespace Pace.Learning.Content.Compilation;

/// <summary>How long a lesson takes.</summary>
internal static class ReadingTime
{
    /// <summary>Words a minute that adults read of non-fiction, silently (Brysbaert, <i>How many words do we read per minute?</i>, 2019).</summary>
    private const double WordsAMinute = 238;

    // Our own estimates; nobody is held to them.
    private const double MinutesACheck = 0.5;
    private const double MinutesAReflection = 2;

    public static int Minutes(Lesson lesson)
    {
        var drawn = lesson.Body.PersonalBlocks.Sum(b => b switch { Blocks.PoolBlock pool => pool.Draw, Blocks.CheckBlock => 1, _ => 0 });
        var minutes = (lesson.Body.Words / WordsAMinute) + (drawn * MinutesACheck) + (lesson.Reflections.Count() * MinutesAReflection);
        return Math.Max(1, (int)Math.Round(minutes));
    }
}
