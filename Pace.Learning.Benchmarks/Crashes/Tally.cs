using System.Collections.Concurrent;
using System.Globalization;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>What was done, as the site acknowledged it, and what was under way when it was killed.</summary>
internal sealed class Tally
{
    private int acknowledged;
    private readonly ConcurrentDictionary<string, (int Acknowledged, int UnderWay, int Kept)> acts = new();

    /// <summary>Words that were taken back, as far as the site said so: no page may show them from then on.</summary>
    public ConcurrentDictionary<string, bool> TakenBack { get; } = new();

    /// <summary>How often a lesson was read while the site was killed.</summary>
    public int LessonsRead;

    /// <summary>How many acts were acknowledged so far.</summary>
    public int Acknowledged => acknowledged;

    public void Acknowledge(string act)
    {
        Interlocked.Increment(ref acknowledged);
        acts.AddOrUpdate(act, (1, 0, 0), (_, n) => n with { Acknowledged = n.Acknowledged + 1 });
    }

    public void CutOff(string act) => acts.AddOrUpdate(act, (0, 1, 0), (_, n) => n with { UnderWay = n.UnderWay + 1 });

    /// <summary>It was cut off, and turned out to have been kept.</summary>
    public void Kept(string act) => acts.AddOrUpdate(act, (0, 0, 1), (_, n) => n with { Kept = n.Kept + 1 });

    public IEnumerable<string> Lines()
    {
        yield return Line("act", "acknowledged", "cut off", "of these kept");
        foreach (var (act, n) in acts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            yield return Line(act, Number(n.Acknowledged), Number(n.UnderWay), Number(n.Kept));
        }
        yield return Line("all", Number(acts.Values.Sum(n => n.Acknowledged)), Number(acts.Values.Sum(n => n.UnderWay)), Number(acts.Values.Sum(n => n.Kept)));
    }

    private static string Line(string act, string acknowledged, string underWay, string kept) => $"  {act,-22}{acknowledged,14}{underWay,10}{kept,16}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
