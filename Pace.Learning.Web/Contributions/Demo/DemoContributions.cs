using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Demo;

/// <summary>Contributions of the invented parents. We wrote them; each is marked as a sample wherever it shows.</summary>
internal static class DemoContributions
{
    private static readonly DemoContribution[] Samples =
    [
        new("rs-first-conversation", "Kettle on", Identifiability.ChosenName,
            """
            She asked if she could sit down. Then she asked what my girl liked to be called, and she wrote that at the top of the page.

            I had a list in my head of all I had got wrong. She did not ask about any of it. She asked what I had seen, and she said it helped.

            When she went she said she would ring on Friday at ten. At ten on Friday the phone rang. I think that is when I started to trust her.
            """),
        new("tip-being-listened-to", "Ten minutes", Identifiability.Initials,
            """
            I was loud that day. I had not slept. He closed his laptop and waited until I had said it all.

            Then he said it back to me in his own words, and he asked if he had it right. He had most of it. I put him right on one bit and he thanked me.

            It took ten minutes. I went home lighter, and the next time we met I was not loud.
            """),
        new("words-reading-the-file", "One line", Identifiability.NoName,
            """
            I was scared to read it. I thought each page would be about what I had not done.

            On page nine somebody had put: "Parent rang again to share what they had noticed. This was useful." That was all. One line.

            I have kept a copy of that page. Somebody saw that I was trying.
            """),
    ];

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        if (await db.Contributions.AnyAsync() || services.GetRequiredService<ConsentStatements>().LatestOf(ConsentUse.Course) is not { } statement)
        {
            return;
        }
        var words = new ContributionTextVault(services.GetRequiredService<PersonVault>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var parents = await db.ParticipantProfiles.Where(p => !p.IsErased && !p.HasPause).OrderBy(p => p.Id).Take(Samples.Length).ToListAsync();
        foreach (var (parent, sample) in parents.Zip(Samples))
        {
            await AddAsync(db, words, parent, sample, statement.Mark, now);
        }
        await db.SaveChangesAsync();
    }

    private static async Task AddAsync(PaceDbContext db, ContributionTextVault texts, ParticipantProfile parent, DemoContribution sample, StatementMark statement, DateTime now)
    {
        var id = Guid.CreateVersion7();
        var said = new ContributionText($"{sample.Title} (sample)", sample.Text);
        var contribution = new Contribution(
            id, parent.Id, ContributionKind.Text, await texts.SealAsync(parent.Id, ContributionTextVault.DraftPurpose(id), said, default), now);
        contribution.MarkAsSample();
        var version = contribution.Share(await texts.SealAsync(parent.Id, ContributionTextVault.VersionPurpose(id, 1), said, default), now);
        var terms = new ConsentTerms(ConsentUse.Course, ConsentAudience.AllLearners, sample.Named, Territory.UnitedKingdom, now.AddYears(1));
        db.Contributions.Add(contribution);
        db.Consents.Add(Consent.Give(contribution, version, terms, statement, now));
        db.Placements.Add(new Placement(sample.Key, id, parent.PersonId!.Value, now));
    }

    private sealed record DemoContribution(string Key, string Title, Identifiability Named, string Text);
}
