using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Agreements.Jobs;

/// <summary>Deletes links to sign, and what was opened with them, when they are no longer needed.</summary>
internal sealed class ForgetSigningLinks(PaceDbContext db, AgreementRecorder acts) : IRecurringJob
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    public static string Name => "forget-signing-links";

    public static string What => "Deletes links to sign that are no longer needed";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var old = acts.Now - KeptFor;
        await db.SigningSessions.Where(s => s.CreatedAt < old).ExecuteDeleteAsync(cancellation);
        await db.SigningLinks.Where(l => l.CreatedAt < old && !db.Set<Signatory>().Any(p => p.LinkId == l.Id || (l.IsForCopy && p.Email == l.Email && p.Signature != null))).ExecuteDeleteAsync(cancellation);
    }
}
