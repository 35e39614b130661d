using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pace.Learning.Web.Platform.Ledger.Keys;

/// <summary>The keys that checkpoints are and were signed with, <c>ledger-1</c> and so on. The newest signs; the older ones stay, so that what they signed can be checked.</summary>
internal sealed class LedgerKeys(PaceDbContext db, SigningKeys keys, IOptions<PaceOptions> options)
{
    private const string Prefix = "ledger-";

    /// <summary>The one that signs now. The first is made when it is first needed.</summary>
    public async Task<(string Id, RSA Key)> CurrentAsync(CancellationToken cancellation)
    {
        var id = (await IdsAsync(cancellation)).LastOrDefault().Id ?? IdOf(1);
        return (id, await keys.GetAsync(id, cancellation));
    }

    /// <summary>The certificate of the one that signs now, with its private half.</summary>
    public async Task<X509Certificate2> CertificateAsync(CancellationToken cancellation)
    {
        var (id, key) = await CurrentAsync(cancellation);
        var from = await db.SigningKeys.Where(k => k.Id == id).Select(k => k.CreatedAt).SingleAsync(cancellation);
        return LedgerCertificate.Of(key, id, from, options.Value.Organisation.FullName);
    }

    /// <summary>All of them for everybody, oldest first.</summary>
    public async Task<IReadOnlyList<PublicLedgerKey>> AllAsync(CancellationToken cancellation)
    {
        var known = await IdsAsync(cancellation);
        var all = new List<PublicLedgerKey>();
        foreach (var (id, createdAt) in known)
        {
            var key = await keys.GetAsync(id, cancellation);
            var next = all.Count + 1;
            all.Add(new PublicLedgerKey(
                id, createdAt, next < known.Count ? known[next].CreatedAt : null, key.ExportSubjectPublicKeyInfoPem(), FingerprintOf(key)));
        }
        return all;
    }

    /// <summary>The name of the key that would come next.</summary>
    public async Task<string> NextIdAsync(CancellationToken cancellation) => IdOf((await IdsAsync(cancellation)).Count + 1);

    public static string FingerprintOf(RSA key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static string IdOf(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    private async Task<List<(string Id, DateTime CreatedAt)>> IdsAsync(CancellationToken cancellation)
    {
        var rows = await db.SigningKeys.AsNoTracking().Where(k => k.Id.StartsWith(Prefix)).Select(k => new { k.Id, k.CreatedAt }).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.Id, r.CreatedAt)).OrderBy(k => int.Parse(k.Id.AsSpan(Prefix.Length), CultureInfo.InvariantCulture))];
    }
}

/// <summary>The public half of a key.</summary>
/// <param name="Id">Its name, which checkpoints give.</param>
/// <param name="From">Since when it signs (UTC).</param>
/// <param name="Until">Until when it did; <c>null</c> for the one that signs now.</param>
/// <param name="Pem">SubjectPublicKeyInfo.</param>
/// <param name="Fingerprint">SHA-256 of that in DER, in hexadecimal.</param>
internal sealed record PublicLedgerKey(string Id, DateTime From, DateTime? Until, string Pem, string Fingerprint);
