using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Tells an area's leads of an invitation to sign that has ended without an answer.</summary>
internal sealed class ExpireInvitations(PaceDbContext db, AgreementRecorder acts) : IRecurringJob
{
    public static string Name => "agreement-invitations";

    public static string What => "Ends invitations to sign an agreement that nobody answered";

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await db.Agreements.Where(s => s.State == AgreementState.Open || s.State == AgreementState.Declined).Select(s => s.Id).ToListAsync(cancellation))
        {
            await acts.ActAsync(id, Expire, cancellation);
        }
    }

    private static Refusal? Expire(Agreement agreement, DateTime now)
    {
        foreach (var signatory in agreement.Signatories.Where(p => p.State == SignatoryState.Invited))
        {
            agreement.TellOfExpiry(signatory.Id, now);
        }
        return null;
    }
}
