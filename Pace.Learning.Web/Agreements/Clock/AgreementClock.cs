using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Published;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Web.Agreements.Clock;

/// <summary>
/// What time does by itself: reminders, invitations that end, reviews that open, terms that come up, new versions, lapse, addresses that are no longer needed.
/// Running it twice, or in two places at once, does nothing twice: the agreement itself says what is news.
/// </summary>
internal sealed class AgreementClock(PaceDbContext db, AgreementRecorder acts, ReviewRecorder reviews, PublishedContent published) : IRecurringJob
{
    /// <summary>When somebody is reminded, in days after they were asked and in days before the invitation ends.</summary>
    public const int RemindAfterDays = 7;

    /// <summary>The last reminder, in days before the invitation ends.</summary>
    public const int RemindBeforeDays = 3;

    /// <summary>How long before the end of a term the area is asked to sign anew, in days.</summary>
    public const int RenewBeforeDays = 90;

    /// <summary>How long before a review the leads are told, in days.</summary>
    public const int ReviewBeforeDays = 30;

    /// <summary>How long before it lapses the leads are told once more, in days.</summary>
    public const int EndBeforeDays = 30;

    private static readonly TimeSpan LinksKeptFor = TimeSpan.FromDays(2);

    public static string Name => "agreements";

    public static string What => "Reminds people to sign, ends invitations, asks for reviews and for signing anew, and lets agreements lapse";

    /// <summary>Does what is due now.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        foreach (var id in await IdsAsync(AgreementState.Open, AgreementState.Declined, cancellation))
        {
            await TendInvitationsAsync(id, cancellation);
        }
        foreach (var id in await IdsAsync(AgreementState.InForce, AgreementState.InForce, cancellation))
        {
            await acts.ActAsync(id, TendTerm, cancellation);
        }
        await reviews.OpenDueAsync(cancellation);
        await ForgetAsync(cancellation);
    }

    private Task<List<Guid>> IdsAsync(AgreementState one, AgreementState other, CancellationToken cancellation) =>
        db.Agreements.Where(s => s.State == one || s.State == other).Select(s => s.Id).ToListAsync(cancellation);

    private Task<Refusal?> TendInvitationsAsync(Guid id, CancellationToken cancellation) => acts.ActAsync(id, (agreement, now) =>
    {
        foreach (var signatory in agreement.Signatories.Where(p => p.State == SignatoryState.Invited))
        {
            if (!agreement.TellOfExpiry(signatory.Id, now) && IsToBeReminded(signatory, now))
            {
                // Refused while they are reading: then it is tried again later.
                _ = agreement.Remind(signatory.Id, null, now);
            }
        }
        return null;
    }, cancellation);

    private static bool IsToBeReminded(Signatory signatory, DateTime now)
    {
        var (last, end) = (signatory.RemindedAt ?? DateTime.MinValue, signatory.ExpiresAt!.Value);
        var (middle, late) = (signatory.InvitedAt!.Value.AddDays(RemindAfterDays), end.AddDays(-RemindBeforeDays));
        return (now >= middle && last < middle && middle < late) || (now >= late && last < late && late > signatory.InvitedAt);
    }

    private Refusal? TendTerm(Agreement agreement, DateTime now)
    {
        var today = London.DayOf(now);
        if (agreement.LapsesOn <= today)
        {
            return agreement.Lapse(now);
        }
        var document = published.Library.FindAgreement(agreement.DocumentId);
        if (document?.InEffect(today) is { } newest && newest.Number > agreement.Version)
        {
            var sunset = document.Version(agreement.Version)?.SunsetOn ?? newest.EffectiveOn.AddDays(newest.GraceDays);
            // An area is never told of an end that is already past.
            agreement.AskToRenew(newest.Number, sunset > today ? sunset : today.AddDays(newest.GraceDays), now);
        }
        else if (agreement.EndsOn!.Value.AddDays(-RenewBeforeDays) <= today)
        {
            agreement.AskToRenew(agreement.Version, agreement.EndsOn.Value.AddDays(agreement.GraceDays), now);
        }
        if (agreement.RenewalVersion is not null && agreement.LapsesOn!.Value.AddDays(-EndBeforeDays) <= today)
        {
            agreement.TellOfEnd(now);
        }
        if (agreement.ReviewOn!.Value.AddDays(-ReviewBeforeDays) <= today)
        {
            agreement.TellOfReview(now);
        }
        return null;
    }

    private async Task ForgetAsync(CancellationToken cancellation)
    {
        var now = acts.Now;
        var (ended, old) = (now.AddDays(-90), now - LinksKeptFor);
        foreach (var id in await db.Agreements.Where(s => s.EndedAt < ended && s.Signatories.Any(p => p.Email != null)).Select(s => s.Id).ToListAsync(cancellation))
        {
            await acts.ActAsync(id, (agreement, at) =>
            {
                agreement.ForgetAddresses(at);
                return null;
            }, cancellation);
        }
        await db.SigningSessions.Where(s => s.CreatedAt < old).ExecuteDeleteAsync(cancellation);
        await db.SigningLinks.Where(l => l.CreatedAt < old && !db.Set<Signatory>().Any(p => p.LinkId == l.Id)).ExecuteDeleteAsync(cancellation);
    }
}
