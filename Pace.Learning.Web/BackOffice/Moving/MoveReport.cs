namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Tells what became of each document, and the numbers at the end.</summary>
internal sealed class MoveReport(TextWriter output, bool onlyTells)
{
    private int created, changed, unchanged, left, notPublished, failed, deleted;

    /// <summary>Whether somebody has to look at something.</summary>
    public bool IsClean => left + notPublished + failed == 0;

    /// <summary>Whether something could not be done or read.</summary>
    public bool HasFailures => failed > 0;

    public void Created(string path) => Tell(ref created, "created", path);

    public void Changed(string path) => Tell(ref changed, "changed", path);

    public void Deleted(string path) => Tell(ref deleted, "deleted", path);

    public void Unchanged() => unchanged++;

    public void Left(string path, string why) => Tell(ref left, "left alone", path, why);

    public void NotPublished(string path, string why) => Tell(ref notPublished, "not published", path, why);

    public void Failed(string path, string why) => Tell(ref failed, "failed", path, why);

    /// <summary>Something that is on one side alone, which is neither good nor bad.</summary>
    public void Only(string path, string where) => output.WriteLine($"  {OnOneLine(path)}: {OnOneLine(where)}");

    public void Sum() => output.WriteLine(
        $"{created} created, {changed} changed, {unchanged} unchanged, {(deleted > 0 ? $"{deleted} deleted, " : "")}{left} left alone, {notPublished} not published, {failed} failed."
        + (onlyTells ? " Nothing was written." : ""));

    private void Tell(ref int count, string what, string path, string? why = null)
    {
        count++;
        output.WriteLine(why is null ? $"{what}  {OnOneLine(path)}" : $"{what}  {OnOneLine(path)}: {OnOneLine(why)}");
    }

    // What editors of Umbraco called something tells a terminal nothing else.
    private static string OnOneLine(string words) => string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
}
