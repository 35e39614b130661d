using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Reminds those who are asked to sign and haven't answered: once in the middle, and once before the invitation ends.</summary>
internal sealed class RemindSignatories(PaceDbContext db, AgreementRecorder acts) : IRecurringJob
{
    /// <summary>The first reminder, in days after they were asked.</summary>
    public const int AfterDays = 7;

    /// <summary>The last reminder, in days before the invitation ends.</summary>
    public const int BeforeDays = 3;

    public static string Name => "agreement-reminders";

    public static string What => "Reminds people who are asked to sign an agreement";

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await db.Agreements.Where(s => s.State == AgreementState.Open).Select(s => s.Id).ToListAsync(cancellation))
        {
            await acts.ActAsync(id, Remind, cancellation);
        }
    }

    private static Refusal? Remind(Agreement agreement, DateTime now)
    {
        foreach (var signatory in agreement.Signatories.Where(p => p.State == SignatoryState.Invited && IsToBeReminded(p, now)))
        {
            // Refused while they are reading: then it is tried again later.
            _ = agreement.Remind(signatory.Id, null, now);
        }
        return null;
    }

    private static bool IsToBeReminded(Signatory signatory, DateTime now)
    {
        var (last, end) = (signatory.RemindedAt ?? DateTime.MinValue, signatory.ExpiresAt!.Value);
        var (middle, late) = (signatory.InvitedAt!.Value.AddDays(AfterDays), end.AddDays(-BeforeDays));
        return (now >= middle && last < middle && middle < late) || (now >= late && last < late && late > signatory.InvitedAt);
    }
}
