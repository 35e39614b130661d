using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Opens the review of an agreement before it is due, and tells the leads of it.</summary>
internal sealed class OpenReviews(PaceDbContext db, AgreementRecorder acts, ReviewRecorder reviews) : IRecurringJob
{
    /// <summary>How long before a review is due it is opened, in days.</summary>
    public const int BeforeDays = 30;

    public static string Name => "agreement-reviews";

    public static string What => "Opens the yearly reviews of agreements";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var soon = LondonTime.DayOf(acts.Now).AddDays(BeforeDays);
        var due = await db.Agreements.IgnoreAutoIncludes().Where(s => s.State == AgreementState.InForce && s.ReviewOn <= soon)
            .Select(s => new { s.Id, IsOpen = db.Set<Review>().Any(r => r.AgreementId == s.Id && r.Slot != null) }).ToListAsync(cancellation);
        foreach (var agreement in due)
        {
            if (await acts.ActAsync(agreement.Id, Tell, cancellation) is null && !agreement.IsOpen)
            {
                // Refused when somebody opened it meanwhile: that is as good.
                _ = await reviews.OpenAsync(agreement.Id, null, cancellation);
            }
        }
    }

    private static Refusal? Tell(Agreement agreement, DateTime now)
    {
        var today = LondonTime.DayOf(now);
        if (agreement.LapsesOn <= today || agreement.ReviewOn > today.AddDays(BeforeDays))
        {
            return new Refusal("", "No review is due.");
        }
        agreement.TellOfReview(now);
        return null;
    }
}
