using Pace.Learning.Tests.Content.Hostile;

namespace Pace.Learning.Tests.Content.Language;

[Collection(Measured.Name)]
public sealed class LanguageSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void AllOfTheContent_IsReadInAFractionOfASecond_AndALessonInMilliseconds()
    {
        var texts = Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var lesson = texts.MaxBy(t => t.Length)!;

        var all = Enumerable.Range(0, 4).Min(_ => Measured.TimeOf(() => texts.ForEach(t => SampleSentence.Guide.Check(t))));
        var one = Enumerable.Range(0, 8).Min(_ => Measured.TimeOf(() => SampleSentence.Guide.Check(lesson)));

        output.WriteLine($"{texts.Count} files with {texts.Sum(t => t.Length)} characters: {all.TotalMilliseconds:0} ms; the longest, {lesson.Length} characters: {one.TotalMilliseconds:0.0} ms");
        Assert.InRange(all, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.InRange(one, TimeSpan.Zero, TimeSpan.FromMilliseconds(60));
    }

    public static TheoryData<string, string> Monsters
    {
        get
        {
            var all = HostileMarkdownTests.Monsters;
            all.Add("one word, over and over", string.Concat(Enumerable.Repeat("victim ", 28_000)));
            all.Add("a phrase that never ends", string.Concat(Enumerable.Repeat("she has contact with her ", 7_500)));
            all.Add("commas", string.Concat(Enumerable.Repeat("refuse, ", 24_000)));
            all.Add("marks that quote nothing", string.Concat(Enumerable.Repeat("'a \"b ‘c ", 20_000)));
            all.Add("answers", string.Concat(Enumerable.Repeat("[fine-here]: victim \"x\"\n", 8_000)));
            all.Add("fields", "---\n" + string.Concat(Enumerable.Repeat("title: [\"victim\"]\n", 10_000)));
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Monsters))]
    public void AMonster_IsReadInBoundedTime(string name, string text)
    {
        var time = Measured.TimeOf(() =>
        {
            SampleSentence.Guide.Check(text);
            SampleSentence.Guide.CheckPlain(text);
        });

        Assert.True(time < TimeSpan.FromSeconds(10), $"{name} took {time.TotalSeconds:0.0} s");
    }
}
