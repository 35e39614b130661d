using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using Pace.Learning.Content.Library;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.LocalAreas.Workplaces;

namespace Pace.Learning.Tests.LocalAreas;

/// <summary>The site with the course about boats, which is all that is asked of anybody here.</summary>
public sealed class BoatsCountApp : CoursesApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Pace:Coverage:Groups:Exploitation:0", "boats");
        builder.UseSetting("Pace:Coverage:Groups:Trauma:0", "boats");
    }
}

public sealed class CoverageTests(BoatsCountApp app) : IClassFixture<BoatsCountApp>
{
    private static readonly DateTime Now = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task CompletingTheCourse_CountsTheLearner_InTheSameMoment()
    {
        var learner = await app.LearnerAsync(Roles.Trainer);
        await SayAsync(learner, "york", "Police", "FrontlineStaff");
        Assert.Null((await CurrentAsync(Roles.Trainer))!.TrainedAt);
        await learner.StartAsync();
        await CompleteAsync(learner);
        var workplace = await CurrentAsync(Roles.Trainer);
        Assert.NotNull(workplace!.TrainedAt);

        // Another level is another training: what was done for the first doesn't count.
        await SayAsync(learner, "york", "Police", "SeniorLeaders");
        Assert.Null((await CurrentAsync(Roles.Trainer))!.TrainedAt);
        // And back: it was done already, so it counts at once.
        await SayAsync(learner, "york", "Health", "FrontlineStaff");
        Assert.NotNull((await CurrentAsync(Roles.Trainer))!.TrainedAt);
        Assert.Equal(3, await app.WithDatabaseAsync(db => db.Workplaces.CountAsync(w => w.PersonId == workplace.PersonId)));
    }

    [Fact]
    public async Task Workplace_SaysWhatIsMissing_AndKeepsWhatWasTyped()
    {
        var learner = await app.LearnerAsync(Roles.Editor);
        var page = await learner.GetPageAsync("/account/workplace?area=leeds");
        using var answer = await learner.SubmitAsync(page.QuerySelector("#workplace")!, ("Input.Agency", "Police"), ("Input.Since.Year", "2999"));
        var shown = await answer.ReadPageAsync();
        Assert.Contains("Choose the level", shown.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains("not in the future", shown.QuerySelector(".error-summary")!.TextContent);
        Assert.Equal("2999", shown.QuerySelector("#Input_Since_Year")!.GetAttribute("value"));
        Assert.Equal("Police", shown.QuerySelector("#Input_Agency option[selected]")!.GetAttribute("value"));
        Assert.Null(await CurrentAsync(Roles.Editor));
        Assert.Equal(HttpStatusCode.NotFound, (await learner.GetAsync("/account/workplace?area=cumbria")).StatusCode);
    }

    [Fact]
    public async Task Data_IsInTheDownload_AndGoesWithTheAccount()
    {
        var learner = await app.LearnerAsync(Roles.Evaluator);
        await SayAsync(learner, "kent", "Council", "OperationalManagers");
        var data = JsonDocument.Parse(await learner.GetStringAsync("/account/data"));
        Assert.Equal("Kent", data.RootElement.GetProperty("work").GetProperty("workplaces")[0].GetProperty("area").GetString());

        var person = (await CurrentAsync(Roles.Evaluator))!.PersonId;
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var room in scope.ServiceProvider.GetServices<IPersonalData>().Where(r => r.Section == "work"))
        {
            await room.ForgetAsync(person, TestContext.Current.CancellationToken);
        }
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Workplaces.CountAsync(w => w.PersonId == person)));
    }

    [Fact]
    public async Task Stopping_CountsNobody()
    {
        var learner = await app.LearnerAsync(Roles.Signatory);
        await SayAsync(learner, "devon", "Health", "FrontlineStaff");
        var page = await learner.GetPageAsync("/account/workplace");
        using var answer = await learner.SubmitAsync(page.QuerySelectorAll("form").Single(f => f.TextContent.Contains("any more")));
        Assert.Null(await CurrentAsync(Roles.Signatory));
        Assert.Contains("Before", (await learner.GetPageAsync("/account/workplace")).Body!.TextContent);
    }

    // Whatever the numbers of a generated area, what is shown is what a plain count over all rows gives, and no figure is about fewer than five.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Coverage_IsTheCount_WithoutSmallNumbers(int seed)
    {
        // After its start the site counts everybody once by what they have completed, these invented people too.
        var setting = app.Services.GetRequiredService<IOptions<CoverageRequirement>>().Value.Fingerprint();
        await Eventually.HoldsAsync(() => app.WithDatabaseAsync(db => db.CountedBy.AnyAsync(c => c.Fingerprint == setting)), "everybody is counted after the start");
        var random = new Random(seed);
        var area = LocalArea.IdOf(seed switch { 1 => "barnet", 2 => "brent", 3 => "camden", 4 => "ealing", _ => "enfield" });
        var elsewhere = LocalArea.IdOf("harrow");
        var expected = new Dictionary<(AgencyKind, WorkforceLevel), int>();
        await app.WithDatabaseAsync(async db =>
        {
            var agencies = new[] { AgencyKind.Council, AgencyKind.Police, AgencyKind.Health }.Select(k => new Agency(area, k, k.Words, Now)).ToList();
            db.Agencies.AddRange(agencies);
            foreach (var agency in agencies)
            {
                foreach (var level in WorkforceLevels.All)
                {
                    db.StaffCounts.Add(new StaffCount(agency.Id, level, 50, Guid.NewGuid(), Now));
                    var (people, trained) = (random.Next(0, 14), 0);
                    for (var i = 0; i < people; i++)
                    {
                        var isTrained = random.Next(2) == 0;
                        Add(db, agency, level, isTrained);
                        trained += isTrained ? 1 : 0;
                    }
                    expected[(agency.Kind, level)] = trained;
                }
            }
            var other = new Agency(elsewhere, AgencyKind.Council, $"Elsewhere {seed}", Now);
            db.Agencies.Add(other);
            for (var i = 0; i < 20; i++)
            {
                Add(db, other, WorkforceLevel.FrontlineStaff, true);
            }
            return await db.SaveChangesAsync();
        });

        await using var scope = app.Services.CreateAsyncScope();
        var coverage = await scope.ServiceProvider.GetRequiredService<AreaDirectory>().CoverageAsync(area, TestContext.Current.CancellationToken);
        Assert.Equal(9, coverage.Cells.Count);
        foreach (var cell in coverage.Cells)
        {
            var counted = expected[(cell.Kind, cell.Level)];
            Assert.Equal(counted < 5 ? null : counted, cell.Trained);
            Assert.Equal(50, cell.Staff);
        }
        foreach (var level in coverage.Levels)
        {
            Assert.Equal(expected.Where(e => e.Key.Item2 == level.Level && e.Value >= 5).Sum(e => e.Value), level.Trained);
            Assert.Equal(150, level.Staff);
        }

        void Add(Pace.Learning.Web.Platform.Data.PaceDbContext db, Agency agency, WorkforceLevel level, bool isTrained)
        {
            var email = $"{Guid.NewGuid():N}@people.example";
            var person = Person.WithProvedAddress(email, "Worker", Now);
            (person.NormalizedEmail, person.NormalizedUserName) = (email.ToUpperInvariant(), email.ToUpperInvariant());
            db.Users.Add(person);
            var workplace = new Workplace(person.Id, agency.AreaId, agency.Id, agency.Kind, level, new DateOnly(2026, 1, 1), Now);
            workplace.Train(isTrained ? Now : null);
            db.Workplaces.Add(workplace);
        }
    }

    [Fact]
    public async Task AnotherSetting_CountsEverybodyAnew()
    {
        var person = await app.WithDatabaseAsync(async db =>
        {
            var email = "recount@people.example";
            var someone = Person.WithProvedAddress(email, "Worker", Now);
            (someone.NormalizedEmail, someone.NormalizedUserName) = (email.ToUpperInvariant(), email.ToUpperInvariant());
            db.Users.Add(someone);
            var enrolment = new Enrolment(someone.Id, "boats", WorkforceLevel.FrontlineStaff, Now);
            enrolment.Complete(Now);
            db.Enrolments.Add(enrolment);
            db.Workplaces.Add(new Workplace(someone.Id, LocalArea.IdOf("rutland"), null, AgencyKind.Police, WorkforceLevel.FrontlineStaff, new DateOnly(2026, 1, 1), Now));
            await db.SaveChangesAsync();
            await db.CountedBy.ExecuteDeleteAsync();
            return someone.Id;
        });
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CoverageRefresh>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Now, await app.WithDatabaseAsync(db => db.Workplaces.Where(w => w.CurrentFor == person).Select(w => w.TrainedAt).SingleAsync()));
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.CountedBy.CountAsync()));
    }

    [Fact]
    public void Requirement_AsksForOneOfEachGroup_AtTheSameLevel()
    {
        var requirement = new CoverageRequirement { Groups = { ["One"] = ["a", "b"], ["Two"] = ["c"] } };
        CourseCompletion Done(string course, WorkforceLevel level, int day) => new(Guid.Empty, course, level, Now.AddDays(day));
        Assert.Null(requirement.MetAt([Done("a", WorkforceLevel.FrontlineStaff, 0)], WorkforceLevel.FrontlineStaff));
        Assert.Null(requirement.MetAt([Done("a", WorkforceLevel.FrontlineStaff, 0), Done("c", WorkforceLevel.SeniorLeaders, 0)], WorkforceLevel.FrontlineStaff));
        Assert.Equal(Now.AddDays(3), requirement.MetAt(
            [Done("a", WorkforceLevel.FrontlineStaff, 5), Done("b", WorkforceLevel.FrontlineStaff, 1), Done("c", WorkforceLevel.FrontlineStaff, 3)], WorkforceLevel.FrontlineStaff));
        Assert.Null(new CoverageRequirement().MetAt([], WorkforceLevel.FrontlineStaff));
    }

    private static async Task SayAsync(HttpClient learner, string area, string agency, string level)
    {
        var page = await learner.GetPageAsync($"/account/workplace?area={area}");
        using var answer = await learner.SubmitAsync(page.QuerySelector("#workplace")!, ("Input.Agency", agency), ("Input.Level", level));
        Assert.Equal("/account/workplace", answer.Headers.Location?.OriginalString);
    }

    private static async Task CompleteAsync(HttpClient learner)
    {
        await learner.ReadAsync(CoursesApp.Oars);
        await learner.ReadAsync(CoursesApp.Thinking);
        await learner.AnswerAsync(CoursesApp.Oars, "one", ("chosen", "the-oar"));
        await learner.AnswerAsync(CoursesApp.Oars, "many", ("chosen", "blade"));
        await learner.AnswerAsync(CoursesApp.Oars, "order", ("place.sit-down", "1"), ("place.take-the-oars", "2"), ("place.row", "3"), ("place.rest", "4"));
        await learner.AnswerAsync(CoursesApp.Oars, "pairs", ("match.bow", "Front"), ("match.stern", "Back"), ("match.port", "Left"));
        await learner.WriteAsync(CoursesApp.Thinking, "last-trip", "A calm day");
        var check = (await learner.GetPageAsync(CoursesApp.Sails)).QuerySelector("#quiz .check")!;
        using var last = await learner.SubmitAsync(check.QuerySelector("form")!, ("chosen", "right-" + check.Id![^1]));
        Assert.Equal("/courses/boats/confidence", last.Headers.Location?.OriginalString);
    }

    private async Task<Workplace?> CurrentAsync(string role)
    {
        var person = await app.MemberAsync(role);
        return await app.WithDatabaseAsync(db => db.Workplaces.AsNoTracking().SingleOrDefaultAsync(w => w.CurrentFor == person.Id));
    }
}
