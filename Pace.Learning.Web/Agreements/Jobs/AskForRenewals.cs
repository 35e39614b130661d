using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Asks an area to sign anew, because there is a new version or the term ends, and once more before the agreement lapses.</summary>
internal sealed class AskForRenewals(PaceDbContext db, AgreementRecorder acts, PublishedContent published) : IRecurringJob
{
    /// <summary>How long before the end of a term the area is asked, in days.</summary>
    public const int BeforeDays = 90;

    /// <summary>How long before it lapses the leads are told once more, in days.</summary>
    public const int EndBeforeDays = 30;

    public static string Name => "agreement-renewals";

    public static string What => "Asks areas to sign an agreement anew";

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await db.Agreements.Where(s => s.State == AgreementState.InForce).Select(s => s.Id).ToListAsync(cancellation))
        {
            await acts.ActAsync(id, Ask, cancellation);
        }
    }

    private Refusal? Ask(Agreement agreement, DateTime now)
    {
        var today = LondonTime.DayOf(now);
        if (agreement.LapsesOn <= today)
        {
            // It is too late to ask.
            return null;
        }
        var document = published.Library.FindAgreement(agreement.DocumentId);
        if (document?.InEffect(today) is { } newest && newest.Number > agreement.Version)
        {
            var sunset = document.Version(agreement.Version)?.SunsetOn ?? newest.EffectiveOn.AddDays(newest.GraceDays);
            // An area is never told of an end that is already past.
            agreement.AskToRenew(newest.Number, sunset > today ? sunset : today.AddDays(newest.GraceDays), now);
        }
        else if (agreement.EndsOn!.Value.AddDays(-BeforeDays) <= today)
        {
            agreement.AskToRenew(agreement.Version, agreement.EndsOn.Value.AddDays(agreement.GraceDays), now);
        }
        if (agreement.RenewalVersion is not null && agreement.LapsesOn!.Value.AddDays(-EndBeforeDays) <= today)
        {
            agreement.TellOfEnd(now);
        }
        return null;
    }
}
