using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>Collects the evidence of an agreement, for those who have a part in it: it has people's names in it.</summary>
internal static class AgreementEvidence
{
    public static async Task<IResult> GetAsync(Guid id, HttpContext http, AgreementViewers viewers, PaceDbContext db, CancellationToken cancellation)
    {
        if (await viewers.SeeAsync(http, id, cancellation) is not { Agreement: { WasInForce: true } agreement })
        {
            return http.User.Identity?.IsAuthenticated == true ? Results.NotFound() : Results.Challenge();
        }
        var text = await db.SignedTexts.AsNoTracking().SingleAsync(t => t.Sha256 == agreement.DocumentSha256, cancellation);
        var entries = await db.LedgerEntries.About(AgreementRecorder.Subject(agreement.Id)).AsNoTracking().ToListAsync(cancellation);
        return Results.File(Bundle(agreement, text, [.. entries.OrderBy(e => e.Sequence)]).ToZip(), "application/zip", $"{agreement.DocumentId}-{agreement.Version}-evidence.zip");
    }

    private static EvidenceBundle Bundle(Agreement agreement, SignedText text, IReadOnlyList<LedgerEntry> entries)
    {
        var order = entries.Where(e => e.Act == SignedEntry.Act).ToDictionary(e => e.Read<SignedEntry>().Signature, e => e.Sequence);
        var signatures = agreement.Signatories.Where(p => p.Signature is not null)
            .OrderBy(p => order.GetValueOrDefault(p.Signature!.Id, long.MaxValue))
            .Select(p => p.Signature!.SealedBy(p).Text());
        return new EvidenceBundle
        {
            Document = text.Bytes,
            Signatures = agreement.Countersignature is { } ours ? [.. signatures, ours.SealedText()] : [.. signatures],
            Entries = [.. entries.Select(e => e.HashedBytes())],
            Seal = entries[^1].Hash,
        };
    }
}
