using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Usage;

/// <summary>Where a parent's words are used, how many people they reached, and what learners wrote back.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class UsageModel(PaceDbContext db, ContributionTextVault texts, CourseCompletions completions, ITalkUsage talks, PersonVault vault, PublishedContent published, TimeProvider time) : PageModel
{
    /// <summary>Fewer than this could point at somebody.</summary>
    public const int FewestCounted = 5;

    public IReadOnlyList<Use> Shown { get; private set; } = [];

    /// <summary>Where words stood before, newest first.</summary>
    public IReadOnlyList<FormerUse> Before { get; private set; } = [];

    public IReadOnlyList<TalkUse> Talks { get; private set; } = [];

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public bool WantsNotes { get; private set; }

    public static string Reach(int readers) => readers < FewestCounted ? "Fewer than 5 people have read it so far" : $"{readers} people have read it so far";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.FindOwnProfileAsync(User, cancellation) is not { } participant)
        {
            return NotFound();
        }
        WantsNotes = !await db.ThankYouOptOut.AnyAsync(n => n.ParticipantId == participant.Id, cancellation);
        Shown = await UsesAsync(cancellation);
        Before = await BeforeAsync(cancellation);
        Talks = await talks.OfAsync(participant.Id, cancellation);
        Notes = WantsNotes ? await NotesAsync(participant.Id, cancellation) : [];
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

    private async Task<IReadOnlyList<Use>> UsesAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var own = db.OwnContributions(User).Select(c => c.Id);
        var placed = await db.Placements.AsNoTracking().Where(p => own.Contains(p.ContributionId)).ToListAsync(cancellation);
        var uses = new List<Use>();
        foreach (var placement in placed)
        {
            var since = await db.Consents.Where(c => c.ContributionId == placement.ContributionId && c.Use == ConsentUse.Course).LiveAt(db, now)
                .Select(c => c.GivenAt).FirstOrDefaultAsync(cancellation);
            if (since is not { } given || await db.FindOwnContributionAsync(User, placement.ContributionId, cancellation) is not { } contribution
                || await texts.DraftOfAsync(contribution, cancellation) is not { } said)
            {
                continue;
            }
            var from = given > placement.PlacedAt ? given : placement.PlacedAt;
            foreach (var place in BlockPlaces.LessonsWith(published.Library, placement.Key))
            {
                var readers = await completions.ReadersAsync(place.Lesson.Id, from, cancellation);
                uses.Add(new Use(contribution.Id, said.Title, place.Course.Title, place.Lesson.Title, readers));
            }
        }
        return uses;
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

    private async Task<IReadOnlyList<string>> NotesAsync(Guid participantId, CancellationToken cancellation)
    {
        var notes = new List<string>();
        foreach (var note in await db.ThankYouNotes.Where(t => t.ParticipantId == participantId && t.Reading != null && t.Reading.IsPassedOn)
            .OrderByDescending(t => t.WrittenAt).Take(50).ToListAsync(cancellation))
        {
            if (await vault.OpenAsync(participantId, ThankYouNote.Purpose(note.Id), note.SealedText, cancellation) is { } text)
            {
                notes.Add(text);
            }
        }
        return notes;
    }

    internal sealed record FormerUse(Guid ContributionId, string Title, BlockPlaceInLesson? Place, DateTime Until);

    internal sealed record Use(Guid ContributionId, string Title, string Course, string Lesson, int Readers);
}
