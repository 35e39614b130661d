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

    internal static EvidenceBundle Bundle(SignUp signUp, SignedText text, IReadOnlyList<LedgerEntry> entries)
    {
        var signed = entries.Where(e => e.Act == SignedEntry.Act).ToDictionary(e => e.Read<SignedEntry>().Signature, e => e.Sequence);
        return new EvidenceBundle
        {
            SignUp = signUp.Id,
            Area = signUp.AreaId,
            Document = signUp.DocumentId,
            Version = signUp.Version,
            DocumentBytes = text.Bytes,
            Signatures = [.. signUp.Places.Where(p => p.Signature is not null).OrderBy(p => signed[p.Signature!.Id]).Select(p => Of(p, p.Signature!, signed[p.Signature!.Id]))],
            Countersignature = signUp.Countersignature is { } counter
                ? new(entries.Last(e => e.Act == CountersignedEntry.Act).Sequence, counter.ByPersonId, counter.TypedName, counter.At, counter.Salt)
                : null,
            Entries = [.. entries.Select(EntryEvidence.Of)],
        };
    }

    private static SignatureEvidence Of(Place place, Signature signature, long entry) => new()
    {
        Entry = entry,
        Id = signature.Id,
        Place = place.Id,
        Person = signature.PersonId,
        TypedName = signature.TypedName,
        TypedRole = signature.TypedRole,
        TypedAuthority = signature.TypedAuthority,
        SignedAt = signature.SignedAt,
        DocumentSha256 = signature.DocumentSha256,
        DeclarationSha256 = signature.DeclarationSha256,
        Declaration = signature.Declaration,
        IdentityShown = signature.IdentityShown,
        NameMayBePublic = signature.NameMayBePublic,
        Salt = signature.Salt,
        RoleKey = place.RoleKey,
        Role = place.Role,
        Level = place.Level.ToString(),
        Agency = place.AgencyId,
        AgencyName = place.AgencyName,
        OnBehalfOf = place.OnBehalfOf ?? "",
    };
}
