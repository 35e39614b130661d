using System.Text.Json;
using Pace.Learning.Web.Platform.Commands.Restoring;

namespace Pace.Learning.Web.Courses.Certificates;

/// <summary>Which certificates were taken back, for restores.</summary>
internal sealed class TakenBackCertificates(PaceDbContext db) : ITakenBack
{
    public string Name => "certificates";

    public async Task<object> ReadAsync(CancellationToken cancellation) => await db.Certificates.AsNoTracking().Where(c => c.Revocation != null)
        .Select(c => new KeptRevocation(c.Id, c.Revocation!.ByPersonId, c.Revocation.At)).ToListAsync(cancellation);

    public Task<string?> ReplayAsync(JsonElement kept, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var revoked = SideFile.Read<List<KeptRevocation>>(kept).ToDictionary(c => c.Id);
        var again = (await db.Certificates.Where(c => c.Revocation == null).ToListAsync(stop)).FindAll(c => revoked.ContainsKey(c.Id));
        foreach (var certificate in again)
        {
            certificate.Revoke(revoked[certificate.Id].By, "It was taken back before this site was restored from an older copy. Ask us for the reason.", revoked[certificate.Id].At);
        }
        return again.Count == 0 ? null : $"Took back again: {Count.Of(again.Count, "certificate")}.";
    }, cancellation);

    private sealed record KeptRevocation(Guid Id, Guid By, DateTime At);
}
