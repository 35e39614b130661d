using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements.Register;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Plans.Reminders;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Agreements.Plans;

/// <summary>Reminders: the same to all partners, once.</summary>
public sealed class PlanReminderTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    private const string Subject = "Dates in an action plan";

    [Fact]
    public async Task AllPartnersGetTheSameMail_OnceAStage_HoweverManyActionsAndRuns()
    {
        var (one, two) = (await app.InForceAsync(), await app.InForceAsync());
        await app.ActionAsync(one, "Ring back at once", days: 10);
        await app.ActionAsync(one, "Write down at once", days: 12);
        await app.ActionAsync(two, "Ask the other area", days: 9);
        await app.ActionAsync(two, "Far away", days: 300);
        string[] ofOne = [await app.AddressAsync(Roles.AreaLead), await app.AddressAsync(Roles.Admin), .. one.Signatories.Select(p => p.Email!)];
        var mine = one.Signatories[^1].Email!;

        // Two processes at once, and then one more run.
        await using (var other = new AppOn(app.ConnectionString, app.DataFolder))
        {
            await other.WithDatabaseAsync(db => db.Plans.CountAsync());
            await Task.WhenAll(app.RunJobAsync<PlanReminders>(), app.RunJobAsync<PlanReminders>(), RunAsync(other));
        }
        await app.RunJobAsync<PlanReminders>();
        foreach (var address in ofOne)
        {
            Assert.Equal((address, 1), (address, await CountAsync(address)));
        }
        var (signatory, lead) = (await TextAsync(mine), await TextAsync(await app.AddressAsync(Roles.AreaLead)));
        Assert.Contains("Ring back at once", signatory, StringComparison.Ordinal);
        Assert.Contains("Write down at once", signatory, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask the other area", signatory, StringComparison.Ordinal);
        Assert.Contains("Ask the other area", lead, StringComparison.Ordinal);
        Assert.Contains("Ring back at once", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Far away", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Olga", lead, StringComparison.Ordinal);
        Assert.Equal([Subject], await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.To == mine && m.Subject.Contains("plan")).Select(m => m.Subject).Distinct().ToListAsync()));

        // The day after each date, and every thirty days; not once it is done.
        Assert.Equal([(11, 1), (1, 0), (1, 1), (27, 0), (1, 1), (1, 0), (1, 1)], await StagesAsync(mine, 11, 1, 1, 27, 1, 1, 1));
        var by = await app.LeadAsync();
        foreach (var action in (await app.PlanOfAsync(one))!.Actions)
        {
            Assert.Null(await app.OnPlanAsync(one.Id, (plan, now) => plan.Move(action.Id, action.Version, ActionState.Done, null, by, now)));
        }
        Assert.Equal([(60, 0)], await StagesAsync(mine, 60));
    }

    [Fact]
    public async Task OwnersNames_AreDeletedNinetyDaysAfterTheAgreementEnded()
    {
        var agreement = await app.InForceAsync(AgreementContent.Working);
        await app.ActionAsync(agreement, "Named", days: 200);
        await ManyAreas.ActAsync(app, agreement.Id, (s, now) => s.WithdrawByTwo("Reorganised", now));
        app.Clock.Advance(TimeSpan.FromDays(89));
        await app.RunJobAsync<PlanReminders>();
        Assert.Equal("Olga Owner", (await app.PlanOfAsync(agreement))!.Actions[0].OwnerName);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.RunJobAsync<PlanReminders>();
        Assert.Null((await app.PlanOfAsync(agreement))!.Actions[0].OwnerName);
    }

    private async Task<List<(int Days, int Mails)>> StagesAsync(string to, params int[] days)
    {
        var told = new List<(int, int)>();
        foreach (var step in days)
        {
            app.Clock.Advance(TimeSpan.FromDays(step));
            var before = await CountAsync(to);
            await app.RunJobAsync<PlanReminders>();
            await app.RunJobAsync<PlanReminders>();
            told.Add((step, await CountAsync(to) - before));
        }
        return told;
    }

    private static async Task RunAsync(AppOn other)
    {
        await using var scope = other.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlanReminders>().RunAsync(TestContext.Current.CancellationToken);
    }

    private Task<int> CountAsync(string to) => app.WithDatabaseAsync(db => db.OutboxMails.CountAsync(m => m.To == to && m.Subject == Subject));

    private async Task<string> TextAsync(string to) => (await app.MailsAsync(to)).First(m => m.Body!.TextContent.Contains(Subject, StringComparison.Ordinal)).Body!.TextContent;
}
