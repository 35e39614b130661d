using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Copy;

/// <summary>
/// What somebody signed, for whoever shows that the address is theirs, however long ago it was. Their own signature with its proof, and the agreement: a mailbox may
/// have passed to another since, so nothing else is open to them, and nothing can be done.
/// </summary>
internal sealed class CopyReader(PaceDbContext db, AgreementViewers viewers, SigningSessions sessions, TimeProvider time)
{
    /// <summary>The addresses that this reader has shown to be theirs; empty when none.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(HttpContext http, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var session = await sessions.SessionAsync(http, cancellation);
        var shown = (await viewers.OfAsync(http, cancellation)).Identities.Select(i => i.NormalizedEmail);
        return [.. session is not null && session.IsConfirmedAt(time.GetUtcNow().UtcDateTime) ? shown.Append(session.Identity.NormalizedEmail).Distinct() : shown];
    }

    /// <summary>Everything that they signed and that came into force, the newest first.</summary>
    public async Task<IReadOnlyList<Agreement>> AllAsync(IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        var ids = db.AgreementSignatories.Finished(db).Where(p => addresses.Contains(p.NormalizedEmail!)).Select(p => p.AgreementId);
        return await db.Agreements.AsNoTracking().AsSplitQuery().Where(s => ids.Contains(s.Id)).OrderByDescending(s => s.InForceAt).ToListAsync(cancellation);
    }

    /// <summary>One of them, and which signatures are theirs; <c>null</c> when they signed no such thing.</summary>
    public async Task<(Agreement Agreement, IReadOnlyList<Signatory> Own)?> FindAsync(HttpContext http, Guid id, CancellationToken cancellation)
    {
        var addresses = await AddressesAsync(http, cancellation);
        return addresses.Count > 0 && await db.Agreements.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id && s.InForceAt != null, cancellation) is { } agreement
            && agreement.Signatories.Where(p => p.Signature is not null && p.NormalizedEmail is { } own && addresses.Contains(own)).ToList() is { Count: > 0 } signed
            ? (agreement, signed) : null;
    }
}
