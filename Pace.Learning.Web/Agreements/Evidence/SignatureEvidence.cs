using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>A signature: everything that its seal in the ledger is the SHA-256 of.</summary>
public sealed record SignatureEvidence
{
    /// <summary>The place in the chain of the entry that records it, from 1.</summary>
    public required long Entry { get; init; }

    /// <summary>The signature's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The place's id.</summary>
    public required Guid Place { get; init; }

    /// <summary>The account that it was made through; <c>null</c>: none.</summary>
    public required Guid? Person { get; init; }

    /// <summary>The name, exactly as typed.</summary>
    public required string TypedName { get; init; }

    /// <summary>The role, exactly as typed.</summary>
    public required string TypedRole { get; init; }

    /// <summary>What entitles them to sign, exactly as typed.</summary>
    public required string TypedAuthority { get; init; }

    /// <summary>When (UTC, whole microseconds).</summary>
    public required DateTime SignedAt { get; init; }

    /// <summary>SHA-256 of the text that was shown.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary>SHA-256 of the declaration.</summary>
    public required string DeclarationSha256 { get; init; }

    /// <summary>What was declared, exactly as it was shown.</summary>
    public required string Declaration { get; init; }

    /// <summary>How they showed who they are.</summary>
    public required string IdentityShown { get; init; }

    /// <summary>Whether public pages may tell the name.</summary>
    public required bool NameMayBePublic { get; init; }

    /// <summary>Random, so that nobody can try names against the seal.</summary>
    public required string Salt { get; init; }

    /// <summary>The key of the role in the document.</summary>
    public required string RoleKey { get; init; }

    /// <summary>The role that the place is for.</summary>
    public required string Role { get; init; }

    /// <summary>Its level.</summary>
    public required string Level { get; init; }

    /// <summary>The agency's id.</summary>
    public required Guid Agency { get; init; }

    /// <summary>The agency's name.</summary>
    public required string AgencyName { get; init; }

    /// <summary>On whose behalf; empty: nobody's.</summary>
    public required string OnBehalfOf { get; init; }

    /// <summary>What is hashed, in this order; docs/evidence.md names the fields.</summary>
    internal IReadOnlyList<(string Name, object Value)> Sealed(Guid signUp) =>
    [
        ("kind", "pace agreement signature 1"), ("id", Upper(Id)), ("signUp", Upper(signUp)), ("place", Upper(Place)), ("person", Person is { } person ? Upper(person) : ""),
        ("typedName", TypedName), ("typedRole", TypedRole), ("typedAuthority", TypedAuthority), ("signedAt", LedgerTime.Microseconds(SignedAt)),
        ("documentSha256", DocumentSha256), ("declarationSha256", DeclarationSha256), ("declaration", Declaration), ("identityShown", IdentityShown),
        ("nameMayBePublic", NameMayBePublic ? 1L : 0L), ("salt", Salt), ("roleKey", RoleKey), ("role", Role), ("level", Level), ("agency", Upper(Agency)),
        ("agencyName", AgencyName), ("onBehalfOf", OnBehalfOf),
    ];

    internal static string Upper(Guid id) => id.ToString().ToUpperInvariant();
}

/// <summary>Our own signature at the end.</summary>
/// <param name="Entry">The place in the chain of the entry that records it, from 1.</param>
/// <param name="By">Who.</param>
/// <param name="Name">Their name, exactly as typed.</param>
/// <param name="At">When (UTC, whole microseconds).</param>
/// <param name="Salt">Random.</param>
public sealed record CountersignatureEvidence(long Entry, Guid By, string Name, DateTime At, string Salt)
{
    internal IReadOnlyList<(string Name, object Value)> Sealed(Guid signUp) =>
    [
        ("kind", "pace agreement countersignature 1"), ("signUp", SignatureEvidence.Upper(signUp)), ("by", SignatureEvidence.Upper(By)), ("name", Name),
        ("at", LedgerTime.Microseconds(At)), ("salt", Salt),
    ];
}
