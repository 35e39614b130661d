using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Confidence;
using Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Courses;

/// <summary>Three months after a course, learners are asked once how confident they are.</summary>
public sealed class ThreeMonthsOnTests(CoursesApp app) : IClassFixture<CoursesApp>
{
    private const string Subject = "How is it going, three months on?";

    [Fact]
    public async Task Learner_IsAskedOnce_AndTheLinkLeadsToTheQuestion()
    {
        await CompletedAsync(Roles.Learner);
        var address = await AddressAsync(Roles.Learner);
        await AfterAsync(days: 85);
        Assert.Empty(await AskedAsync(address));
        await AfterAsync(days: 10);
        await AfterAsync(days: 1);
        var mail = Assert.Single(await AskedAsync(address));
        Assert.Contains("Boats", mail.Body!.TextContent, StringComparison.OrdinalIgnoreCase);

        var learner = await app.LearnerAsync();
        var page = await learner.GetPageAsync(mail.LinkInMail());
        Assert.Contains("It has been three months", page.QuerySelector("main")!.TextContent);
        (string, string)[] ratings = [.. page.QuerySelectorAll("fieldset input").Select(i => i.GetAttribute("name")!).Distinct().Select(n => (n, "5"))];
        using var answer = await learner.SubmitAsync(page.QuerySelector("main form")!, ratings);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await app.WithDatabaseAsync(db => db.ConfidenceRatings.AnyAsync(r => r.Moment == ConfidenceMoment.ThreeMonthsLater && r.Ratings != null)));
        await AfterAsync(days: 400);
        Assert.Single(await AskedAsync(address));
    }

    [Fact]
    public async Task WhoeverWouldRatherNot_IsNotAsked()
    {
        var editor = await CompletedAsync(Roles.Editor);
        var settings = await editor.GetPageAsync("/account/questions");
        Assert.Contains("You will be asked", settings.QuerySelector("main")!.TextContent);
        Assert.Equal("/account/questions", (await editor.GetPageAsync("/account")).QuerySelector("a[href='/account/questions']")?.GetAttribute("href"));
        using var first = await editor.SubmitAsync(settings.QuerySelector("main form")!, ("ask", "no"));
        using var twice = await editor.SubmitAsync(settings.QuerySelector("main form")!, ("ask", "no"));
        Assert.Contains("You will not be asked", (await editor.FollowAsync(twice)).QuerySelector("main")!.TextContent);
        Assert.Contains("noLaterQuestionsSince", await editor.GetStringAsync("/account/data"), StringComparison.Ordinal);
        await AfterAsync(days: 100);
        Assert.Empty(await AskedAsync(await AddressAsync(Roles.Editor)));

        editor = await app.LearnerAsync(Roles.Editor);
        using var again = await editor.SubmitAsync((await editor.GetPageAsync("/account/questions")).QuerySelector("main form")!, ("ask", "yes"));
        Assert.Contains("You will be asked", (await editor.FollowAsync(again)).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task WhoeverAnsweredAlready_OrCompletedLongAgo_OrIsAParent_IsNotAsked()
    {
        await CompletedAsync(Roles.Trainer);
        await CompletedAsync(Roles.Evaluator);
        await CompletedAsync(Roles.Parent);
        app.Clock.Advance(TimeSpan.FromDays(95));
        var trainer = await app.LearnerAsync(Roles.Trainer);
        using (await trainer.SubmitAsync((await trainer.GetPageAsync("/courses/boats/confidence")).QuerySelector("main form")!, ("skip", "yes")))
        {
            await app.RunJobAsync<AskThreeMonthsOn>();
        }
        Assert.Empty(await AskedAsync(await AddressAsync(Roles.Trainer)));
        Assert.Single(await AskedAsync(await AddressAsync(Roles.Evaluator)));
        var parent = await AddressAsync(Roles.Parent);
        Assert.False(await app.WithDatabaseAsync(db => db.OutboxMails.AnyAsync(m => m.To == parent && m.Subject == Subject)));

        await CompletedAsync(Roles.Admin);
        app.Clock.Advance(TimeSpan.FromDays(140));
        await app.RunJobAsync<AskThreeMonthsOn>();
        Assert.Empty(await AskedAsync(await AddressAsync(Roles.Admin)));
    }

    [Fact]
    public async Task WhoeverClosedTheirAccount_IsNotAsked()
    {
        await CompletedAsync(Roles.Signatory);
        var address = await AddressAsync(Roles.Signatory);
        await app.WithDatabaseAsync(async db =>
        {
            var person = await db.Users.SingleAsync(p => p.Email == address);
            db.Users.Remove(person);
            return await db.SaveChangesAsync();
        });
        await AfterAsync(days: 95);
        Assert.Empty(await AskedAsync(address));
    }

    private async Task<HttpClient> CompletedAsync(string role)
    {
        var person = await app.LearnerAsync(role);
        var address = await AddressAsync(role);
        await app.WithDatabaseAsync(async db =>
        {
            var id = (await db.Users.SingleAsync(p => p.Email == address)).Id;
            var now = app.Clock.GetUtcNow().UtcDateTime;
            var enrolment = new Enrolment(id, "boats", WorkforceLevel.FrontlineStaff, now);
            enrolment.Complete(now);
            db.Enrolments.Add(enrolment);
            return await db.SaveChangesAsync();
        });
        return person;
    }

    private async Task AfterAsync(int days)
    {
        app.Clock.Advance(TimeSpan.FromDays(days));
        await app.RunJobAsync<AskThreeMonthsOn>();
        await app.RunJobAsync<AskThreeMonthsOn>();
    }

    private async Task<IReadOnlyList<AngleSharp.Html.Dom.IHtmlDocument>> AskedAsync(string address) =>
        [.. (await app.MailsAsync(address)).Where(m => m.QuerySelector("h1")!.TextContent == Subject)];

    // As the account has it: a parent's is an alias.
    private async Task<string> AddressAsync(string role)
    {
        var person = await app.MemberAsync(role);
        return await app.WithDatabaseAsync(db => db.Users.Where(p => p.Id == person.Id).Select(p => p.Email!).SingleAsync());
    }
}
