using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Usage;

/// <summary>Where a parent's words are used, how many people they reached, and what learners wrote back.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class UsageModel(PaceDbContext db, ContributionTextVault texts, LessonUses uses, ThankYouReader notes, ITalkUsage talks, PublishedContent published, TimeProvider time) : PageModel
{
    public IReadOnlyList<LessonUse> Shown { get; private set; } = [];

    /// <summary>Where words stood before, newest first.</summary>
    public IReadOnlyList<FormerUse> Before { get; private set; } = [];

    public IReadOnlyList<TalkUse> Talks { get; private set; } = [];

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public bool WantsNotes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnProfileAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        WantsNotes = await notes.AreWantedByAsync(participant.Id, cancellation);
        Shown = await uses.OfAsync(User, cancellation);
        Before = await BeforeAsync(cancellation);
        Talks = await talks.OfAsync(participant.Id, cancellation);
        Notes = WantsNotes ? await notes.NewestAsync(participant.Id, 50, cancellation) : [];
        return Page();
    }

    public async Task<IActionResult> OnPostNotesAsync(bool wanted, CancellationToken cancellation)
    {
        if (await db.FindOwnProfileAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        await db.ThankYouOptOut.Where(n => n.ParticipantId == participant.Id).ExecuteDeleteAsync(cancellation);
        if (!wanted)
        {
            db.ThankYouOptOut.Add(new ThankYouOptOut(participant.Id, time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellation);
        }
        this.Notify(wanted ? "We show you notes again." : "We do not show you notes any more.");
        return Redirect("/taking-part/uses");
    }

    private async Task<IReadOnlyList<FormerUse>> BeforeAsync(CancellationToken cancellation)
    {
        var own = db.OwnContributions(User).Where(c => c.Erasure == null).Select(c => c.Id);
        var uses = new List<FormerUse>();
        foreach (var former in await db.FormerPlacements.AsNoTracking().Where(f => own.Contains(f.ContributionId)).OrderByDescending(f => f.Until).Take(50).ToListAsync(cancellation))
        {
            if (await db.FindOwnContributionAsync(User, former.ContributionId, cancellation) is { } contribution && await texts.DraftOfAsync(contribution, cancellation) is { } said)
            {
                uses.Add(new FormerUse(contribution.Id, said.Title, BlockPlaces.LessonsWith(published.Library, former.Key) is [var place, ..] ? place : null, former.Until));
            }
        }
        return uses;
    }

    internal sealed record FormerUse(Guid ContributionId, string Title, BlockPlaceInLesson? Place, DateTime Until);
}
