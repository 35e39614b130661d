using Microsoft.EntityFrameworkCore;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Proof;

/// <summary>A signed agreement with its evidence, as page and paper show it.</summary>
/// <param name="SignUp">The sign-up.</param>
/// <param name="Version">The text; <c>null</c> when it is no longer published.</param>
/// <param name="Entries">The ledger's entries about it.</param>
/// <param name="WithNames">Whether names are told, or only those that may be public.</param>
internal sealed record AgreementPaper(SignUp SignUp, AgreementVersion? Version, IReadOnlyList<LedgerEntry> Entries, bool WithNames)
{
    /// <summary>Everybody who signed, in the order of their turns.</summary>
    public IEnumerable<Place> Signed => SignUp.Places.Where(p => p.Signature is not null);

    public string? NameOf(Place place) => WithNames || place.Signature!.NameMayBePublic ? place.Signature!.TypedName : null;

    /// <summary>The ledger's entry of a signature.</summary>
    public LedgerEntry? EntryOf(Place place) => Entries.FirstOrDefault(e => e.Act == SignedEntry.Act && e.Read<SignedEntry>().Signature == place.Signature?.Id);

    public static async Task<AgreementPaper> ReadAsync(PaceDbContext db, ContentLibrary library, SignUp signUp, bool withNames, CancellationToken cancellation) => new(
        signUp, library.FindAgreement(signUp.DocumentId)?.Version(signUp.Version) is { } version && version.Sha256 == signUp.DocumentSha256 ? version : null,
        await db.LedgerEntries.About(AgreementActs.Subject(signUp.Id)).ToListAsync(cancellation), withNames);
}
