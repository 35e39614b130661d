using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Accounts.Demo;
using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Demo;

/// <summary>
/// Two more samples of the invented parents, for the manager's week: words that nobody has put in a lesson yet, and words for which others were suggested.
/// Runs after the samples that stand in lessons.
/// </summary>
internal static class DemoWaitingWords
{
    private const int SharedDaysAgo = 3;
    private const int DiscussedDaysAgo = 20;
    private const int SuggestedDaysAgo = 4;

    private static readonly ContributionText New = new("My name on the letter (sample)",
        """
        The letters used to begin with “Dear parent”. Then one came that had my name on it.

        I read that one twice. I rang back the same day.
        """);

    private static readonly ContributionText Discussed = new("Tea first (sample)",
        """
        We met at the office in Sampleton, on a Tuesday at four. She made us tea before she opened the folder.

        I could breathe. I said what I thought, and she wrote it down.
        """);

    private static readonly (ContributionText Words, string Why)[] Suggested =
    [
        (Discussed with { Text = Discussed.Text.Replace(" in Sampleton", "", StringComparison.Ordinal) }, "Sample: without the name of the town nobody can guess where you live."),
        (Discussed with { Text = Discussed.Text.Replace(", on a Tuesday at four", "", StringComparison.Ordinal) }, "Sample: without the day and the time it could be anybody’s meeting."),
    ];

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        if (await db.Suggestions.AnyAsync() || await services.GetRequiredService<PersonDirectory>().FindByEmailAsync(DemoPeople.Email(Roles.ParticipationManager)) is not { } manager)
        {
            return;
        }
        var (vault, now) = (services.GetRequiredService<PersonVault>(), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var texts = new ContributionTextVault(vault);
        var shown = db.Placements.Select(p => p.ContributionId);
        var busy = db.Contributions.Where(c => shown.Contains(c.Id)).Select(c => c.ParticipantId);
        if (await db.ParticipantProfiles.Where(p => !p.IsErased && !p.HasPause && !busy.Contains(p.Id)).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync() is not [var one, var other])
        {
            return;
        }
        await ShareAsync(db, texts, one, New, now.AddDays(-SharedDaysAgo));
        var version = await ShareAsync(db, texts, other, Discussed, now.AddDays(-DiscussedDaysAgo));
        foreach (var (words, why) in Suggested)
        {
            var id = Guid.CreateVersion7();
            db.Suggestions.Add(new Suggestion(
                version, id, await texts.SealAsync(other, ContributionTextVault.SuggestionPurpose(id), words, default), await vault.SealAsync(other, Suggestion.WhyPurpose(id), why), manager.Id,
                now.AddDays(-SuggestedDaysAgo)));
        }
        await db.SaveChangesAsync();
    }

    private static async Task<ContributionVersion> ShareAsync(PaceDbContext db, ContributionTextVault texts, Guid parent, ContributionText words, DateTime at)
    {
        var id = Guid.CreateVersion7();
        var contribution = new Contribution(id, parent, ContributionKind.Text, await texts.SealAsync(parent, ContributionTextVault.DraftPurpose(id), words, default), at);
        contribution.MarkAsSample();
        db.Contributions.Add(contribution);
        return contribution.Share(await texts.SealAsync(parent, ContributionTextVault.VersionPurpose(id, 1), words, default), at);
    }
}
