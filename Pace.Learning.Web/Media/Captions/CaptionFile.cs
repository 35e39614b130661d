using System.Globalization;
using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Media.Captions;

/// <summary>What is wrong with a file of captions, and where.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Words">What to do about it.</param>
public sealed record CaptionProblem(int Line, string Words)
{
    /// <summary>As it is shown.</summary>
    public override string ToString() => $"Line {Line.ToString(CultureInfo.InvariantCulture)}: {Words}";
}

/// <summary>
/// Reads captions in the form of WebVTT more strictly than browsers do: these leave out what they can't read, and nobody who needs the words would know that they are
/// missing.
/// </summary>
public static partial class CaptionFile
{
    /// <summary>The longest file, in characters.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>How many problems are named; the rest would be more of the same.</summary>
    public const int MostProblems = 20;

    private static readonly string[] Tags = ["b", "c", "i", "lang", "rt", "ruby", "u", "v"];

    /// <summary>What is wrong; nothing when every browser shows all of it.</summary>
    public static IReadOnlyList<CaptionProblem> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters)
        {
            return [new CaptionProblem(1, $"The file has more than {MostCharacters.ToString("N0", CultureInfo.InvariantCulture)} characters.")];
        }
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        return [.. Problems(lines).Take(MostProblems)];
    }

    private static IEnumerable<CaptionProblem> Problems(string[] lines)
    {
        if (!Opening.IsMatch(lines[0]))
        {
            yield return new CaptionProblem(1, "The first line is just WEBVTT.");
            yield break;
        }
        var (at, cues, last) = (AfterBlock(lines, 0), 0, TimeSpan.Zero);
        while (at < lines.Length)
        {
            if (lines[at].Length == 0)
            {
                at++;
                continue;
            }
            var end = AfterBlock(lines, at);
            if (IsNote(lines[at]))
            {
                at = end;
                continue;
            }
            cues++;
            foreach (var problem in CueProblems(lines, at, end, ref last))
            {
                yield return problem;
            }
            at = end;
        }
        if (cues == 0)
        {
            yield return new CaptionProblem(1, "There is no caption in the file.");
        }
    }

    private static List<CaptionProblem> CueProblems(string[] lines, int at, int end, ref TimeSpan last)
    {
        var problems = new List<CaptionProblem>();
        var first = lines[at];
        if (first.StartsWith("STYLE", StringComparison.Ordinal) || first.StartsWith("REGION", StringComparison.Ordinal))
        {
            return [new CaptionProblem(at + 1, "Captions look as readers set them: leave out STYLE and REGION.")];
        }
        var timing = first.Contains("-->", StringComparison.Ordinal) ? at : at + 1;
        if (timing >= end || !lines[timing].Contains("-->", StringComparison.Ordinal))
        {
            return [new CaptionProblem(at + 1, "A caption begins with its times, such as 00:01.000 --> 00:04.000.")];
        }
        if (!Timing.IsMatch(lines[timing]))
        {
            return [new CaptionProblem(timing + 1, SubRip.IsMatch(lines[timing])
                ? "These times are of a SubRip file (.srt). Write a dot and not a comma before the thousandths, or save the file as WebVTT."
                : "These times can’t be read. Write them as 00:01.000 --> 00:04.000, with hours before them where there are any.")];
        }
        var match = Timing.Match(lines[timing]);
        var (starts, ends) = (TimeOf(match, "start"), TimeOf(match, "end"));
        if (ends <= starts)
        {
            problems.Add(new CaptionProblem(timing + 1, "This caption ends before it begins."));
        }
        if (starts < last)
        {
            problems.Add(new CaptionProblem(timing + 1, "This caption begins before the one above it: put them in their order."));
        }
        last = starts;
        if (timing + 1 >= end)
        {
            problems.Add(new CaptionProblem(timing + 1, "This caption has no words."));
        }
        for (var line = timing + 1; line < end; line++)
        {
            problems.AddRange(TextProblems(lines[line]).Select(words => new CaptionProblem(line + 1, words)));
        }
        return problems;
    }

    private static IEnumerable<string> TextProblems(string line)
    {
        if (line.Contains("-->", StringComparison.Ordinal))
        {
            yield return "An empty line is missing before this caption.";
        }
        else if (Tag.Matches(line).FirstOrDefault(t => !Tags.Contains(t.Groups["name"].Value) && !char.IsAsciiDigit(t.Groups["name"].ValueSpan.IsEmpty ? ' ' : t.Groups["name"].ValueSpan[0])) is { } tag)
        {
            yield return $"Captions have no “{tag.Value}”. For the sign itself write &lt;";
        }
        if (line.Any(c => char.IsControl(c) && c != '\t'))
        {
            yield return "There is a sign in this line that nobody can read.";
        }
    }

    private static int AfterBlock(string[] lines, int from)
    {
        while (from < lines.Length && lines[from].Length > 0)
        {
            from++;
        }
        return from;
    }

    private static bool IsNote(string line) => line == "NOTE" || line.StartsWith("NOTE ", StringComparison.Ordinal) || line.StartsWith("NOTE\t", StringComparison.Ordinal);

    private static TimeSpan TimeOf(Match match, string which) =>
        TimeSpan.FromHours(Number(match, which + "Hours")) + TimeSpan.FromMinutes(Number(match, which + "Minutes")) + TimeSpan.FromMilliseconds(1_000 * Number(match, which + "Seconds") + Number(match, which + "Thousandths"));

    private static int Number(Match match, string group) => match.Groups[group] is { Length: > 0 } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\AWEBVTT([ \t].*)?\z")]
    private static partial Regex Opening { get; }

    [GeneratedRegex(@"\A((?<startHours>\d{2,4}):)?(?<startMinutes>[0-5]\d):(?<startSeconds>[0-5]\d)\.(?<startThousandths>\d{3})[ \t]+-->[ \t]+((?<endHours>\d{2,4}):)?(?<endMinutes>[0-5]\d):(?<endSeconds>[0-5]\d)\.(?<endThousandths>\d{3})([ \t]+[a-z]+:[^ \t]+)*[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Timing { get; }

    [GeneratedRegex(@"\d,\d{3}[ \t]*-->")]
    private static partial Regex SubRip { get; }

    [GeneratedRegex(@"</?(?<name>[^\s.>/]*)[^>]*>?")]
    private static partial Regex Tag { get; }
}
