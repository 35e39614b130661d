using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Status;

/// <summary>Where an agreement stands: the same for everybody who has a part in it. Its lead acts on it from here.</summary>
[AllowAnonymous]
internal sealed class StatusModel(PaceDbContext db, AgreementViewers viewers, AgreementRecorder acts) : AgreementPage(viewers)
{
    public DateTime Now => acts.Now;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>The agreement that renews this one.</summary>
    public Agreement? Renewal { get; private set; }

    /// <summary>What happens next, in a sentence.</summary>
    public string Next => Agreement.State switch
    {
        AgreementState.Draft => "It has not been sent yet.",
        AgreementState.Declined => "Nobody signs until the area’s lead has decided how to go on: by asking again, asking somebody else, or stopping.",
        AgreementState.Signed when Agreement.Question is not null => "We have asked the area’s lead a question. Once it is answered, we countersign.",
        AgreementState.Signed => "We check the roles and names and countersign. Then it is in force.",
        AgreementState.InForce when Agreement.RenewalVersion is not null && Renewal is null =>
            $"The area is asked to sign anew by {LondonTime.Long(Agreement.LapsesOn!.Value)}. Until then this stays in force.",
        AgreementState.InForce when Renewal is { IsUnderWay: true } => "It is being signed anew. Until that is in force, this stays in force.",
        AgreementState.InForce => $"It is to be reviewed with parents by {LondonTime.Long(Agreement.ReviewOn!.Value)}.",
        AgreementState.Open when Turn.Select(p => p.PersonName).Distinct().ToList() is { Count: > 0 } names => $"{AgreementLabels.List(names)} {(names.Count == 1 ? "is" : "are")} asked to sign now.",
        AgreementState.Open => "The invitations have ended. The area’s lead can send them again.",
        AgreementState.Lapsed => "It can be signed anew at any time.",
        _ => "Nothing more happens with it.",
    };

    /// <summary>Where the reader can sign now.</summary>
    public IReadOnlyList<Signatory> ToSign => [.. Seen.AgreementViewer.ToSignIn(Agreement, Now)];

    /// <summary>Whose turn it is.</summary>
    public IReadOnlyList<Signatory> Turn => [.. Agreement.Signatories.Where(p => p.State == SignatoryState.Invited && !p.HasExpired(Now))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        History = HistoryLine.Of(Agreement, await db.AgreementEvents.AsNoTracking().Where(e => e.AgreementId == id).OrderByDescending(e => e.Number).ToListAsync(cancellation));
        Renewal = await db.Agreements.AsNoTracking().Where(s => s.Replaces == id).OrderByDescending(s => s.CreatedAt).FirstOrDefaultAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostResendAsync(Guid id, Guid signatory, CancellationToken cancellation) =>
        LeadAsync(id, (agreement, by, now) => agreement.Resend(signatory, by, now), "A new invitation is on its way. The old link opens nothing any more; whoever is reading with it now can go on.", cancellation);

    public Task<IActionResult> OnPostRemindAsync(Guid id, Guid signatory, CancellationToken cancellation) =>
        LeadAsync(id, (agreement, by, now) => agreement.Remind(signatory, by, now), "A reminder is on its way, with a new link. The old one opens nothing any more.", cancellation);

    private async Task<IActionResult> LeadAsync(Guid id, Func<Agreement, Guid, DateTime, Refusal?> act, string done, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!Seen.MayLead)
        {
            return NotFound();
        }
        var refusal = await acts.ActAsync(id, (agreement, now) => act(agreement, Seen.ActorId, now), cancellation);
        this.Notify(refusal?.Words ?? done);
        return Redirect(AgreementAddresses.Status(id));
    }
}
