using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Courses;

/// <summary>What was acknowledged survives the process being killed at that moment.</summary>
public sealed class CrashTests
{
    private static readonly string Boats = Path.Combine(Repository.Root, "Pace.Learning.Tests", "Courses", "Content");

    [Fact]
    public async Task Answers_AreThereAfterTheProcessWasKilled()
    {
        var data = Directory.CreateTempSubdirectory("pace-crash-").FullName;
        await using var database = await TestDatabase.PreparedAsync(data, Boats);
        try
        {
            using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, ("Pace__ContentPath", Boats)))
            {
                var learner = await site.SignedInAsync("learner");
                using var check = await learner.SubmitAsync((await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#one form")!, ("chosen", "the-oar"));
                Assert.Equal(HttpStatusCode.Redirect, check.StatusCode);
                using var note = await learner.WriteOnAsync(await learner.GetPageAsync(CoursesApp.Thinking), "last-trip", "Written just before");
                site.Kill();
                Assert.Equal(HttpStatusCode.Redirect, note.StatusCode);
            }
            using (var site = await SiteProcess.StartAsync(data, database.ConnectionString, ("Pace__ContentPath", Boats)))
            {
                var learner = await site.SignedInAsync("learner");
                Assert.NotNull((await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#one .verdict-helps"));
                var text = (await learner.GetPageAsync(CoursesApp.Thinking)).QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value;
                Assert.Equal("Written just before", text);
                site.Kill();
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
