using System.Text;

namespace Pace.Learning.Tests.Courses;

/// <summary>Rule of care 6: a learner's reflections are theirs.</summary>
public sealed class PrivacyTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    private const string Secret = "marmalade-lighthouse";

    [Fact]
    public async Task OwnWords_AreReadByTheLearnerAndByNobodyElse()
    {
        var learner = await app.LearnerAsync(Roles.Learner);
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", $"My {Secret} note");
        await learner.AnswerAsync(CoursesApp.Oars, "words", ("text", $"My {Secret} answer"));

        var journal = await learner.GetPageAsync("/my/journal");
        Assert.Equal([$"My {Secret} answer", $"My {Secret} note"], journal.QuerySelectorAll("pre.own-words").Select(p => p.TextContent));
        var markdown = await learner.GetStringAsync("/my/journal.md");
        Assert.Contains("> Think of your last trip.", markdown);
        Assert.Contains($"My {Secret} note", markdown);
        Assert.Contains($"My {Secret} answer", await learner.GetStringAsync("/my/journal.json"));

        foreach (var role in Roles.All.Where(r => r != Roles.Learner))
        {
            var other = await app.LearnerAsync(role);
            foreach (var url in Pages)
            {
                using var answer = await other.GetAsync(url);
                Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync());
            }
        }
    }

    [Fact]
    public async Task OwnWords_AreNowhereInTheDatabaseFiles()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "PostgreSQL keeps its files elsewhere.");
        var learner = await app.LearnerAsync(Roles.Trainer);
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "teapot-meadow note");
        await learner.AnswerAsync(CoursesApp.Oars, "words", ("text", "teapot-meadow answer"));
        var files = Directory.GetFiles(app.DataFolder, "pace.db*");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            {
                Assert.Equal(-1, bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(encoding.GetBytes("teapot-meadow")));
            }
        }
    }

    private static readonly string[] Pages =
    [
        "/my/journal", "/my/journal.md", "/my/journal.json", "/my/learning", "/courses/boats", CoursesApp.Oars, CoursesApp.Thinking,
        "/studio/items", "/studio/items.csv", "/studio/confidence", "/search?q=marmalade",
    ];
}
