using System.Globalization;
using Pace.Learning.Web.Contributions.Identification;

namespace Pace.Learning.Tests.Contributions.Identification;

/// <summary>
/// How well identifying details are found. What is counted are places: one in brackets is found when at least half of its letters lie in findings, and a finding is
/// right when at least half of its letters lie in brackets.
/// </summary>
public sealed class MeasureTests(ITestOutputHelper output)
{
    private static readonly string[] Files = ["tuning.md", "held-out.md"];

    [Fact]
    public void Details_AreFound_AndLittleElseIs()
    {
        var all = Files.SelectMany(SampleText.In).ToList();
        Assert.True(all.Count >= 200);
        Assert.InRange(all.Count(t => t.Expected.Count == 0), all.Count * 4 / 10, all.Count * 6 / 10);
        Assert.True(SampleText.In("held-out.md").Count * 3 >= all.Count);

        foreach (var file in Files)
        {
            output.WriteLine($"{file}: {Of(SampleText.In(file))}");
        }
        var whole = Of(all);
        output.WriteLine($"together: {whole}");
        var misses = string.Join('\n', all.SelectMany(Misses));
        Assert.True(whole.Recall >= 0.95, $"{whole}\n{misses}");
        Assert.True(whole.Precision >= 0.85, $"{whole}\n{misses}");
    }

    /// <summary>What is missed and what is found in vain, of the texts that may be looked at while the recognisers are changed.</summary>
    [Fact]
    public void Misses_OfTheTextsToLearnFrom_AreTold()
    {
        var misses = SampleText.In("tuning.md").SelectMany(Misses).ToList();
        misses.ForEach(output.WriteLine);
        Assert.True(misses.Count <= 12, string.Join('\n', misses));
    }

    private static Measure Of(IReadOnlyList<SampleText> texts)
    {
        var (expected, found, right, falsely) = (0, 0, 0, 0);
        foreach (var text in texts)
        {
            var details = IdentifyingDetails.In(text.Text);
            expected += text.Expected.Count;
            found += text.Expected.Count(e => IsFound(e, details));
            var rightly = details.Count(d => IsRight(d, text));
            right += rightly;
            falsely += details.Count - rightly;
        }
        return new Measure(expected, found, right, falsely);
    }

    private static IEnumerable<string> Misses(SampleText text)
    {
        var details = IdentifyingDetails.In(text.Text);
        return text.Expected.Where(e => !IsFound(e, details)).Select(e => $"missed: {text.Text[e.Start..e.End]} | {text.Text}")
            .Concat(details.Where(d => !IsRight(d, text)).Select(d => $"in vain: {d.Words} ({d.Kind}) | {text.Text}"));
    }

    private static bool IsFound((int Start, int End) expected, IReadOnlyList<IdentifyingDetail> details) =>
        details.Sum(d => Shared(expected, (d.Start, d.End))) * 2 >= expected.End - expected.Start;

    private static bool IsRight(IdentifyingDetail detail, SampleText text) =>
        text.Expected.Sum(e => Shared(e, (detail.Start, detail.End))) * 2 >= detail.Length;

    private static int Shared((int Start, int End) a, (int Start, int End) b) => Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));

    private sealed record Measure(int Expected, int Found, int Right, int Falsely)
    {
        public double Recall => (double)Found / Expected;

        public double Precision => (double)Right / (Right + Falsely);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"recall {Recall:0.000} ({Found} of {Expected}), precision {Precision:0.000} ({Right} of {Right + Falsely})");
    }
}
