using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Agreements.Status;

/// <summary>Where a sign-up stands: the same for everybody who has a part in it. Its lead acts on it from here.</summary>
[AllowAnonymous]
internal sealed class StatusModel(PaceDbContext db, Visitors visitors, AgreementActs acts) : AgreementPage(visitors)
{
    public DateTime Now => acts.Now;

    public IReadOnlyList<AgreementEvent> History { get; private set; } = [];

    /// <summary>The sign-up that renews this one.</summary>
    public SignUp? Renewal { get; private set; }

    /// <summary>What happens next, in a sentence.</summary>
    public string Next => SignUp.State switch
    {
        SignUpState.Draft => "It has not been sent yet.",
        SignUpState.Declined => "Nobody signs until the area’s lead has decided how to go on: by asking again, asking somebody else, or stopping.",
        SignUpState.Signed when SignUp.Question is not null => "We have asked the area’s lead a question. Once it is answered, we countersign.",
        SignUpState.Signed => "We check the roles and names and countersign. Then it is in force.",
        SignUpState.InForce when SignUp.RenewalVersion is not null && Renewal is null =>
            $"The area is asked to sign anew by {Words.Day(SignUp.LapsesOn!.Value)}. Until then this stays in force.",
        SignUpState.InForce when Renewal is { IsUnderWay: true } => "It is being signed anew. Until that is in force, this stays in force.",
        SignUpState.InForce => $"It is to be reviewed with parents by {Words.Day(SignUp.ReviewOn!.Value)}.",
        SignUpState.Open when Turn.Count > 0 => $"{Words.List(Turn.Select(p => p.PersonName))} {(Turn.Count == 1 ? "is" : "are")} asked to sign now.",
        SignUpState.Open => "The invitations have ended. The area’s lead can send them again.",
        SignUpState.Lapsed => "It can be signed anew at any time.",
        _ => "Nothing more happens with it.",
    };

    /// <summary>Whose turn it is.</summary>
    public IReadOnlyList<Place> Turn => [.. SignUp.Places.Where(p => p.State == PlaceState.Invited && !p.HasExpired(Now))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        History = await db.AgreementEvents.AsNoTracking().Where(e => e.SignUpId == id).OrderByDescending(e => e.Number).ToListAsync(cancellation);
        Renewal = await db.SignUps.AsNoTracking().Where(s => s.Replaces == id).OrderByDescending(s => s.CreatedAt).FirstOrDefaultAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostResendAsync(Guid id, Guid place, CancellationToken cancellation) =>
        LeadAsync(id, (signUp, by, now) => signUp.Resend(place, by, now), "A new invitation is on its way. The old link no longer works.", cancellation);

    public Task<IActionResult> OnPostRemindAsync(Guid id, Guid place, CancellationToken cancellation) =>
        LeadAsync(id, (signUp, by, now) => signUp.Remind(place, by, now), "A reminder is on its way, with a new link. The old one no longer works.", cancellation);

    private async Task<IActionResult> LeadAsync(Guid id, Func<SignUp, Guid, DateTime, Refusal?> act, string done, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!Seen.MayLead)
        {
            return NotFound();
        }
        var refusal = await acts.ActAsync(id, (signUp, now) => act(signUp, Seen.ActorId, now), cancellation);
        this.Notify(refusal?.Words ?? done);
        return Redirect(AgreementAddresses.Status(id));
    }
}
