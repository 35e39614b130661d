using System.Security.Claims;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Speaking;
using Pace.Learning.Web.Contributions.Show;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Contributions.Withdrawals;
using Pace.Learning.Web.Contributions.Write;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Usage;

/// <summary>Answers a parent's home: each of their yeses with where their words are, what they began last, and what learners wrote back.</summary>
internal sealed class OwnWords(PaceDbContext db, ContributionTextVault texts, LessonUses lessons, ITalkUsage talks, ThankYouReader notes, TimeProvider time) : IParentWords
{
    private const int NotesShown = 2;

    public async Task<ParentWords> OfAsync(ClaimsPrincipal parent, CancellationToken cancellation)
    {
        if (await db.FindOwnProfileAsync(parent, cancellation) is not { } participant)
        {
            return new ParentWords([], null, [], 0);
        }
        var contributions = await db.OwnContributions(parent).Include(c => c.Versions).Where(c => c.Erasure == null).ToListAsync(cancellation);
        var isTold = await notes.AreWantedByAsync(participant.Id, cancellation);
        return new ParentWords(
            await InUseAsync(parent, participant.Id, contributions, cancellation),
            await BegunAsync(contributions, cancellation),
            isTold ? await notes.NewestAsync(participant.Id, NotesShown, cancellation) : [],
            isTold ? await notes.CountAsync(participant.Id, cancellation) : 0);
    }

    private async Task<IReadOnlyList<WordsInUse>> InUseAsync(ClaimsPrincipal parent, Guid participantId, List<Contribution> contributions, CancellationToken cancellation)
    {
        var consents = await db.OwnConsents(parent).AsNoTracking().ValidAt(db, time.GetUtcNow().UtcDateTime).OrderBy(c => c.RecordedAt).ToListAsync(cancellation);
        if (consents.Count == 0)
        {
            return [];
        }
        var inLessons = (await lessons.OfAsync(parent, cancellation)).ToLookup(u => u.ContributionId);
        var atTalks = (await talks.OfAsync(participantId, cancellation)).ToLookup(u => u.Recording);
        var inUse = new List<WordsInUse>();
        foreach (var consent in consents)
        {
            var contribution = contributions.Single(c => c.Id == consent.ContributionId);
            var title = (await texts.DraftOfAsync(contribution, cancellation))?.Title is { Length: > 0 } said ? said : contribution.Kind.Title;
            inUse.Add(new WordsInUse(
                title, contribution.Kind == ContributionKind.LiveTalk ? SpeakingUse.Overview : ContributionModel.Address(contribution.Id),
                [.. Places(consent, inLessons[contribution.Id], atTalks[contribution.Id]), .. Named(consent)],
                new ParentRefusal($"{consent.Use.Title}, {title}", "", "Take it back", $"{WithdrawModel.Address}?handler=Use", ("id", $"{consent.Id}"))));
        }
        return inUse;
    }

    private static IEnumerable<string> Places(Consent consent, IEnumerable<LessonUse> inLessons, IEnumerable<TalkUse> atTalks)
    {
        yield return $"{consent.Use.Title}, until {LondonTime.Long(consent.LastDay)}.";
        foreach (var use in consent.Use == ConsentUse.Course ? inLessons : [])
        {
            yield return $"It {(use.IsComing ? "will be" : "is")} in “{use.Lesson}”, in the course “{use.Course}”. {use.Reach}.";
        }
        foreach (var use in consent.Use is ConsentUse.LiveTraining or ConsentUse.Conference ? atTalks : [])
        {
            yield return use.Text;
        }
    }

    private static IEnumerable<string> Named(Consent consent) => consent.Use.IsAskedForApart ? [] :
    [
        consent.Identifiability switch
        {
            Identifiability.NoName => "No name is with it.",
            Identifiability.Initials => "The first letters of your name are with it.",
            Identifiability.ChosenName => "The name you chose is with it.",
            _ => "The name you chose is with it, and your face.",
        },
    ];

    private async Task<BegunWords?> BegunAsync(List<Contribution> contributions, CancellationToken cancellation) =>
        contributions.Where(c => c.Kind.IsWritten && c.Versions.Count == 0).MaxBy(c => c.DraftSavedAt) is { } begun
        && await texts.DraftOfAsync(begun, cancellation) is { } draft
            ? new BegunWords(draft.Title, EditModel.Address(begun.Id), begun.DraftSavedAt)
            : null;
}
