using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Reviews.Members;

namespace Pace.Learning.Tests.Studio.Reviews;

/// <summary>A parent in the advisory group.</summary>
/// <param name="Id">The participant.</param>
/// <param name="Name">The name that they chose.</param>
/// <param name="Address">Their e-mail address.</param>
/// <param name="Browser">Their browser, signed in.</param>
internal sealed record GroupMember(Guid Id, string Name, string Address, HttpClient Browser);

/// <summary>The advisory group and drafts for it, for tests of what they read and say.</summary>
internal static class ReviewScene
{
    /// <summary>A lesson with a check in it.</summary>
    public const string WithCheck = "courses/relational-safeguarding/02-what-partnership-is-made-of/04-six-principles.md";

    private static int taken;

    // One lesson for each test: who works on one keeps others from it.
    private static readonly string[] Lessons = [.. Directory.EnumerateFiles(Path.Combine(Repository.Content, "courses"), "*.md", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Content, f).Replace('\\', '/'))
        .Where(p => !p.EndsWith("module.md", StringComparison.Ordinal) && !p.EndsWith("course.md", StringComparison.Ordinal) && !p.Contains("04-court", StringComparison.Ordinal) && p != WithCheck)
        .Order(StringComparer.Ordinal)];

    extension(AppUnderTest app)
    {
        /// <summary>A parent who has joined the group.</summary>
        public async Task<GroupMember> GroupMemberAsync(bool isNamed = true, bool isCounted = true)
        {
            var tag = $"{Guid.NewGuid():N}"[..10];
            var (name, address) = ($"Reader-{tag}", $"reader.{tag}@family.example");
            var now = app.Clock.GetUtcNow().UtcDateTime;
            var id = await app.WithScopeAsync(async services =>
            {
                var db = services.GetRequiredService<PaceDbContext>();
                var person = await services.JoinAsync(address, name, now);
                var parent = await db.ParticipantProfiles.Where(p => p.PersonId == person).Select(p => p.Id).SingleAsync();
                var reviewer = new Reviewer(parent, Guid.NewGuid(), now);
                reviewer.Join(now);
                reviewer.Choose(isNamed, isCounted);
                db.Reviewers.Add(reviewer);
                await services.GetRequiredService<PersonDirectory>().GiveRoleAsync(person, Roles.ParentReviewer);
                await db.SaveChangesAsync();
                return parent;
            });
            return new GroupMember(id, name, address, await app.SignedInAsAsync(address));
        }

        /// <summary>Sends a document's draft to review, and answers with the revision.</summary>
        public async Task<int> SendToReviewAsync(Guid id)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var sent = await scope.ServiceProvider.GetRequiredService<ReviewRecorder>().SendAsync(id, (await app.MemberAsync(Roles.Editor)).Id, CancellationToken.None);
            Assert.True(sent.Refusal is null, string.Join('\n', sent.Blockers.Select(b => b.ToString())));
            return (await app.WithDatabaseAsync(db => db.Documents.AsNoTracking().SingleAsync(d => d.Id == id))).CandidateNumber!.Value;
        }

        /// <summary>A lesson with a new paragraph, sent to review.</summary>
        public async Task<(Guid Id, int Number)> InReviewAsync(string words = "Bring a cup of tea for each of them.")
        {
            var id = await app.WrittenAsync(FreshLesson(), text => $"{text}\n{words}\n");
            return (id, await app.SendToReviewAsync(id));
        }

        /// <summary>Writes something else in place of words of the draft, and sends it again.</summary>
        public async Task<int> SendAgainAsync(Guid id, Func<string, string> change)
        {
            await app.TakeBackAsync(id);
            var path = await app.WithDatabaseAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.Path).SingleAsync());
            await app.WrittenAsync(path, change);
            return await app.SendToReviewAsync(id);
        }
    }

    /// <summary>The path of a lesson that no other test has.</summary>
    public static string FreshLesson() => Lessons[Interlocked.Increment(ref taken) % Lessons.Length];

    /// <summary>Writes a note on the part that holds these words.</summary>
    public static async Task<HttpResponseMessage> NoteAsync(this HttpClient parent, string draft, string onPartWith, string words, string? phrase = null)
    {
        var form = await parent.NoteFormAsync(draft, onPartWith);
        return phrase is null ? await parent.SubmitAsync(form, ("Input.Words", words)) : await parent.SubmitAsync(form, ("Input.Words", words), ("Input.Phrase", phrase));
    }

    /// <summary>The form for a note on the part that holds these words, as its link opens it.</summary>
    public static async Task<IHtmlFormElement> NoteFormAsync(this HttpClient parent, string draft, string onPartWith)
    {
        var page = await parent.GetPageAsync(draft);
        var part = page.QuerySelectorAll("[data-part]").First(p => p.TextContent.Contains(onPartWith, StringComparison.Ordinal)).GetAttribute("data-part");
        var opened = await parent.GetPageAsync(page.QuerySelector($"#part-{part} a.part-add")!.GetAttribute("href")!.Split('#')[0]);
        return opened.QuerySelector<IHtmlFormElement>($"#part-{part} form.part-form")!;
    }
}
