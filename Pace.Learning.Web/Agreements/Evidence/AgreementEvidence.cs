using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>Collects the evidence of an agreement, for those who have a part in it: it has people's names in it.</summary>
internal static class AgreementEvidence
{
    public static async Task<IResult> GetAsync(Guid id, HttpContext http, Visitors visitors, PaceDbContext db, CancellationToken cancellation)
    {
        if (await visitors.SeeAsync(http, id, cancellation) is not { SignUp: { WasInForce: true } signUp })
        {
            return http.User.Identity?.IsAuthenticated == true ? Results.NotFound() : Results.Challenge();
        }
        var text = await db.SignedTexts.AsNoTracking().SingleAsync(t => t.Sha256 == signUp.DocumentSha256, cancellation);
        var entries = await db.LedgerEntries.About(AgreementActs.Subject(signUp.Id)).AsNoTracking().ToListAsync(cancellation);
        return Results.File(Bundle(signUp, text, [.. entries.OrderBy(e => e.Sequence)]).ToZip(), "application/zip", $"{signUp.DocumentId}-{signUp.Version}-evidence.zip");
    }

    private static EvidenceBundle Bundle(SignUp signUp, SignedText text, IReadOnlyList<LedgerEntry> entries)
    {
        var order = entries.Where(e => e.Act == SignedEntry.Act).ToDictionary(e => e.Read<SignedEntry>().Signature, e => e.Sequence);
        var signatures = signUp.Places.Where(p => p.Signature is not null)
            .OrderBy(p => order.GetValueOrDefault(p.Signature!.Id, long.MaxValue))
            .Select(p => p.Signature!.SealedBy(p).Text());
        return new EvidenceBundle
        {
            Document = text.Bytes,
            Signatures = signUp.Countersignature is { } ours ? [.. signatures, ours.SealedText()] : [.. signatures],
            Entries = [.. entries.Select(e => e.HashedBytes())],
            Seal = entries[^1].Hash,
        };
    }
}
