using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.Studio.Reviews;

/// <summary>What is said in public of parents' reading, and how it is thanked and counted.</summary>
public sealed class ReviewedCourseTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Theory]
    [InlineData(4, 17, 17, true, "Reviewed by 4 parents, November 2026")]
    [InlineData(null, 17, 17, true, "Reviewed by our Parent Advisory Group, November 2026")]
    [InlineData(4, 17, 17, false, "All 17 lessons reviewed by 4 parents in all, the last in November 2026")]
    [InlineData(null, 1, 17, false, "1 of 17 lessons reviewed by our Parent Advisory Group, the last in November 2026")]
    public void AReview_SaysOfHowMuchItIs(int? parents, int read, int lessons, bool isWhole, string expected) =>
        Assert.Equal(expected, new ParentReview(parents, new DateOnly(2026, 11, 28), read, lessons, isWhole).Words);

    [Fact]
    public async Task ACourse_SaysHowManyParentsReviewedWhatIsPublished_OnceTheyAreEnough()
    {
        // Those who aren't counted don't make it a number.
        GroupMember[] members = [await app.GroupMemberAsync(), await app.GroupMemberAsync(), await app.GroupMemberAsync(isCounted: false), await app.GroupMemberAsync()];
        var path = Directory.EnumerateFiles(Path.Combine(Repository.Content, "courses", "meetings-as-equals", "04-court"), "0*.md").Order(StringComparer.Ordinal).First();
        var id = await app.WrittenAsync(Path.GetRelativePath(Repository.Content, path).Replace('\\', '/'), text => text + "\nA court has a quiet room. Ask for it.\n");
        var number = await app.SendToReviewAsync(id);
        const string Course = "/courses/meetings-as-equals";
        // One doubts until the others have spoken, so that the first yes doesn't decide for all.
        await SayAsync(members[0], id, number, "Please change it");
        foreach (var member in members.Skip(1))
        {
            await SayAsync(member, id, number, "It is fine");
        }
        await SayAsync(members[0], id, number, "It is fine");
        Assert.DoesNotContain("reviewed by", await app.Stranger().GetStringAsync(Course), StringComparison.Ordinal);
        await PublishAsync(id);
        var lessons = app.Services.GetRequiredService<PublishedContent>().Library.Courses.Single(c => c.Slug == "meetings-as-equals").Lessons.Count;
        var month = LondonTime.Month(LondonTime.DayOf(app.Clock.GetUtcNow().UtcDateTime));
        var learner = await app.SignedInAsync(Roles.Learner);
        Assert.Contains($"1 of {lessons} lessons reviewed by 3 parents in all, the last in {month}", (await learner.GetPageAsync(Course)).MainText(), StringComparison.Ordinal);
        Assert.Contains($"1 of {lessons} lessons reviewed by 3 parents in all, the last in {month}", (await app.Stranger().GetPageAsync(Course)).MainText(), StringComparison.Ordinal);

        using var uncounted = await members[1].Browser.SubmitAsync((await members[1].Browser.GetPageAsync(DraftAddresses.Drafts)).QuerySelector("form[action*='handler=Choose']")!, ("IsCounted", "False"));
        await members[1].Browser.FollowAsync(uncounted);
        Assert.Contains($"1 of {lessons} lessons reviewed by our Parent Advisory Group, the last in {month}", (await learner.GetPageAsync(Course)).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("by 3 parents", (await app.Stranger().GetPageAsync(Course)).MainText(), StringComparison.Ordinal);
        foreach (var member in members)
        {
            Assert.DoesNotContain(member.Name, (await learner.GetPageAsync(Course)).MainText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reading_IsClaimedForLikeOtherThings_AndCountsForFunders()
    {
        var member = await app.GroupMemberAsync();
        var claim = (await member.Browser.GetPageAsync("/taking-part/thanks/claim")).QuerySelector("form:has([name='Input.Kind'])")!;
        using var sent = await member.Browser.SubmitAsync(claim, ("Input.Kind", nameof(ClaimKind.Reviewing)), ("Input.Amount", "20"));
        Assert.Contains("Reading drafts, £20.00", (await member.Browser.GetPageAsync("/taking-part/thanks")).MainText(), StringComparison.Ordinal);
        var (id, number) = await app.InReviewAsync();
        await SayAsync(member, id, number, "It is fine");
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var facts = await app.WithScopeAsync(services => services.GetServices<IFunderMeasure>().Single(m => m.Column == "Drafts reviewed").FactsAsync(now.AddHours(-1), now.AddHours(1), CancellationToken.None));
        Assert.Single(facts, f => f.ParticipantId == member.Id);
    }

    private static async Task SayAsync(GroupMember member, Guid id, int number, string words)
    {
        using var said = await member.Browser.PressAsync(await member.Browser.GetPageAsync(DraftAddresses.Draft(id, number)), words);
        await member.Browser.FollowAsync(said);
    }

    private async Task PublishAsync(Guid id)
    {
        var publisher = await app.SignedInAsync(Roles.Publisher);
        using var published = await publisher.SubmitAsync((await publisher.GetPageAsync(StudioAddresses.Workflow(id))).QuerySelector("form[action*='handler=Publish']")!, ("Input.When", "now"));
        await publisher.FollowAsync(published);
    }
}
