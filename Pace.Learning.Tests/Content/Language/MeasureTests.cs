using System.Globalization;
using Pace.Learning.Content.Language;

namespace Pace.Learning.Tests.Content.Language;

/// <summary>
/// How well the language guide reads. What is counted are places: one in brackets is found when a finding of its rule covers at least half of its letters, and a finding is right when at least
/// half of its letters lie in brackets of its rule.
/// </summary>
public sealed class MeasureTests(ITestOutputHelper output)
{
    [Fact]
    public void HeldOutSentences_AreReadWell()
    {
        var (tuning, heldOut) = (SampleSentence.In("tuning.md"), SampleSentence.In("held-out.md"));
        Assert.True(tuning.Count + heldOut.Count >= 400);
        Assert.True(heldOut.Count * 5 >= (tuning.Count + heldOut.Count) * 2);
        Assert.All([tuning, heldOut], half => Assert.InRange(half.Count(s => s.Expected.Count == 0), half.Count * 45 / 100, half.Count * 55 / 100));
        output.WriteLine($"tuning.md: {Of(tuning)}");
        var measured = Of(heldOut);
        output.WriteLine($"held-out.md: {measured}");

        // Which sentences are missed isn't told: whoever reads them tunes to them.
        Assert.True(measured.Precision >= 0.95, $"{measured}");
        Assert.True(measured.Recall >= 0.9, $"{measured}");
    }

    [Fact]
    public void Misses_OfTheSentencesToLearnFrom_AreTold()
    {
        var misses = SampleSentence.In("tuning.md").SelectMany(Misses).ToList();
        misses.ForEach(output.WriteLine);
        Assert.True(misses.Count <= 8, string.Join('\n', misses));
    }

    [Fact]
    public void EveryRule_IsMeasured()
    {
        var measured = new[] { "tuning.md", "held-out.md" }.SelectMany(SampleSentence.In).SelectMany(s => s.Expected).Select(e => e.Rule).ToHashSet();
        Assert.Empty(SampleSentence.Guide.Rules.Select(r => r.Id).Except(measured));
        Assert.Empty(measured.Except(SampleSentence.Guide.Rules.Select(r => r.Id)));
    }

    private static Measure Of(IReadOnlyList<SampleSentence> sentences)
    {
        var (expected, found, right, falsely) = (0, 0, 0, 0);
        foreach (var sentence in sentences)
        {
            var findings = SampleSentence.Guide.Check(sentence.Text).Findings;
            expected += sentence.Expected.Count;
            found += sentence.Expected.Count(e => IsFound(e, findings));
            var rightly = findings.Count(f => IsRight(f, sentence));
            right += rightly;
            falsely += findings.Count - rightly;
        }
        return new(expected, found, right, falsely);
    }

    private static IEnumerable<string> Misses(SampleSentence sentence)
    {
        var findings = SampleSentence.Guide.Check(sentence.Text).Findings;
        return sentence.Expected.Where(e => !IsFound(e, findings)).Select(e => $"missed: {sentence.Text[e.Start..e.End]} ({e.Rule}) | {sentence.Text}")
            .Concat(findings.Where(f => !IsRight(f, sentence)).Select(f => $"in vain: {f.Words} ({f.Rule.Id}) | {sentence.Text}"));
    }

    private static bool IsFound((int Start, int End, string Rule) expected, IReadOnlyList<LanguageFinding> findings) =>
        findings.Any(f => f.Rule.Id == expected.Rule && Shared(expected.Start, expected.End, f) * 2 >= expected.End - expected.Start);

    private static bool IsRight(LanguageFinding finding, SampleSentence sentence) =>
        sentence.Expected.Any(e => e.Rule == finding.Rule.Id && Shared(e.Start, e.End, finding) * 2 >= finding.Length);

    private static int Shared(int start, int end, LanguageFinding finding) => Math.Max(0, Math.Min(end, finding.Start + finding.Length) - Math.Max(start, finding.Start));

    private sealed record Measure(int Expected, int Found, int Right, int Falsely)
    {
        public double Recall => (double)Found / Expected;

        public double Precision => (double)Right / (Right + Falsely);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"recall {Recall:0.000} ({Found} of {Expected}), precision {Precision:0.000} ({Right} of {Right + Falsely})");
    }
}
