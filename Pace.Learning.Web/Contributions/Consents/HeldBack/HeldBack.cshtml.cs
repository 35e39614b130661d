using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Contributions.Consents.HeldBack;

/// <summary>Yeses that a restore held back. Somebody asks each parent, and writes down what they say; silence leaves it held back.</summary>
[OnlyFor(Roles.ParticipationManager)]
internal sealed class HeldBackModel(PaceDbContext db, HeldBackConsents held, ParticipantNames names) : PageModel
{
    /// <summary>The page's address.</summary>
    public const string Address = "/manage/participation/held-back";

    public IReadOnlyList<HeldBackParent> Waiting { get; private set; } = [];

    public static string PersonAddress(Guid participantId) => $"/manage/participation/people/{participantId}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var waiting = await held.Waiting.AsNoTracking().OrderBy(c => c.RecordedAt).Take(200).ToListAsync(cancellation);
        var known = await names.OfAsync([.. waiting.Select(c => c.ParticipantId).Distinct()], cancellation);
        Waiting = [.. waiting.GroupBy(c => c.ParticipantId).Select(g => new HeldBackParent(g.Key, known.GetValueOrDefault(g.Key, "A parent"), [.. g]))];
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool holds, CancellationToken cancellation)
    {
        if (!await db.Consents.AnyAsync(c => c.Id == id, cancellation))
        {
            return NotFound();
        }
        this.Notify(!await held.SettleAsync(id, holds, User.RequiredPersonId, cancellation) ? "Somebody has answered this meanwhile, or the parent took it back."
            : holds ? "Written down. It may be used again." : "Written down. It stays taken back.");
        return Redirect(Address);
    }
}

/// <summary>A parent whose yeses are held back.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">The name that they chose.</param>
/// <param name="Yeses">Which.</param>
internal sealed record HeldBackParent(Guid Id, string Name, IReadOnlyList<Consent> Yeses);
