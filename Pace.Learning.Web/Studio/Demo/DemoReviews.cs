using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Reviews.Members;

namespace Pace.Learning.Web.Studio.Demo;

/// <summary>The invented parent Bernie reads drafts, and one waits for her, for Development and trials. Runs after the demo parents.</summary>
internal static class DemoReviews
{
    private const string Path = "courses/meetings-as-equals/04-court/06-for-frontline-staff.md";

    public static async Task SeedAsync(IServiceProvider services)
    {
        var (db, people) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonDirectory>());
        if (await db.Reviewers.AnyAsync() || await people.FindByEmailAsync(DemoPeople.Email(Roles.ParentReviewer)) is not { } account
            || await people.FindByEmailAsync(DemoPeople.Email(Roles.ParticipationManager)) is not { } manager || await people.FindByEmailAsync(DemoPeople.Email(Roles.Editor)) is not { } editor
            || await db.ParticipantProfiles.SingleOrDefaultAsync(p => p.PersonId == account.Id) is not { } bernie)
        {
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var reviewer = new Reviewer(bernie.Id, manager.Id, now);
        reviewer.Join(now);
        reviewer.Choose(isNamed: true, isCounted: true);
        reviewer.Tell(now);
        db.Reviewers.Add(reviewer);
        await db.SaveChangesAsync();
        if (services.GetRequiredService<DocumentFiles>().Has(Path) && (await services.GetRequiredService<DraftRecorder>().OpenAsync(Path, editor.Id, CancellationToken.None)).DocumentId is { } document)
        {
            await services.GetRequiredService<ReviewRecorder>().SendAsync(document, editor.Id, CancellationToken.None);
        }
    }
}
