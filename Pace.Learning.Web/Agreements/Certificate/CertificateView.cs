using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Certificate;

/// <summary>A signed agreement with its evidence, as page and paper show it.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Version">The text; <c>null</c> when it is no longer published.</param>
/// <param name="Entries">The ledger's entries about it.</param>
/// <param name="WithNames">Whether names are told, or only those that may be public.</param>
/// <param name="Own">In somebody's own copy, which signatures are theirs: only of those it tells how they were made. <c>null</c>: of all.</param>
internal sealed record CertificateView(Agreement Agreement, AgreementVersion? Version, IReadOnlyList<LedgerEntry> Entries, bool WithNames, IReadOnlyList<Signatory>? Own = null)
{
    /// <summary>Whether how a signature was made is told: what entitled them, how they showed who they are, and its place in the record.</summary>
    public bool TellsHow(Signatory signatory) => Own is null || Own.Contains(signatory);

    /// <summary>In whose place somebody signed: by name to those who have a part, by role to everybody else.</summary>
    public string? InPlaceOf(Signatory signatory) => WithNames ? signatory.OnBehalfOf : Agreement.RoleInWhosePlace(signatory);

    /// <summary>Everybody who signed, in the order of their turns.</summary>
    public IEnumerable<Signatory> Signed => Agreement.Signatories.Where(p => p.Signature is not null);

    public string? NameOf(Signatory signatory) => WithNames || signatory.Signature!.NameMayBePublic ? signatory.Signature!.TypedName : null;

    /// <summary>The ledger's entry of a signature.</summary>
    public LedgerEntry? EntryOf(Signatory signatory) => Entries.FirstOrDefault(e => e.Act == SignedEntry.Act && e.Read<SignedEntry>().Signature == signatory.Signature?.Id);

    public static async Task<CertificateView> ReadAsync(PaceDbContext db, ContentLibrary library, Agreement agreement, bool withNames, CancellationToken cancellation, IReadOnlyList<Signatory>? own = null) => new(
        agreement, library.FindAgreement(agreement.DocumentId)?.Version(agreement.Version) is { } version && version.Sha256 == agreement.DocumentSha256 ? version : null,
        await db.LedgerEntries.About(AgreementRecorder.Subject(agreement.Id)).ToListAsync(cancellation), withNames, own);
}
