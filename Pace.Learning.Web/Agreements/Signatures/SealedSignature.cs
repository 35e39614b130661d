using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Signatures;

/// <summary>What is sealed of a signature, as the database holds it.</summary>
internal sealed record SealedSignature
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    public required Guid SignatoryId { get; init; }

    public required Guid? PersonId { get; init; }

    public required string TypedName { get; init; }

    public required string TypedRole { get; init; }

    public required string TypedAuthority { get; init; }

    /// <summary>Microseconds since 1970 in UTC.</summary>
    public required long SignedAt { get; init; }

    public required string DocumentSha256 { get; init; }

    public required string DeclarationSha256 { get; init; }

    public required string Declaration { get; init; }

    public required string IdentityShown { get; init; }

    public required bool NameMayBePublic { get; init; }

    public required string Salt { get; init; }

    public required string RoleKey { get; init; }

    public required string Role { get; init; }

    public required string Level { get; init; }

    public required Guid AgencyId { get; init; }

    public required string AgencyName { get; init; }

    /// <summary>Empty: nobody's.</summary>
    public required string OnBehalfOf { get; init; }

    /// <summary>The address that was shown to be theirs, where they agreed to that; otherwise empty.</summary>
    public required string Mailbox { get; init; }

    /// <summary>SHA-256 of that address with a salt that only the signatory has (<see cref="SignedMailbox"/>).</summary>
    public required string MailboxSha256 { get; init; }

    /// <summary>All of it in words, one way only; evidence holds exactly this.</summary>
    public string Text() => SealedRecord.Write(
        ("kind", "pace agreement signature 1"), ("id", Id), ("agreement", AgreementId), ("signatory", SignatoryId), ("person", PersonId),
        ("typedName", TypedName), ("typedRole", TypedRole), ("typedAuthority", TypedAuthority), ("onBehalfOf", OnBehalfOf),
        ("roleKey", RoleKey), ("role", Role), ("level", Level), ("agency", AgencyId), ("agencyName", AgencyName),
        ("signedAt", SealedRecord.Time(SignedAt)), ("identityShown", IdentityShown), ("mailbox", Mailbox), ("mailboxSha256", MailboxSha256),
        ("declaration", Declaration), ("declarationSha256", DeclarationSha256),
        ("documentSha256", DocumentSha256), ("nameMayBePublic", NameMayBePublic), ("salt", Salt));

    /// <summary>SHA-256 of <see cref="Text"/>, lower-case hex.</summary>
    public string Seal() => TextHash.Of(Text());
}
