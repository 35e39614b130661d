using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Signatures;

/// <summary>What a signatory typed.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">Their role.</param>
/// <param name="Authority">What entitles them to sign for the agency.</param>
/// <param name="NameMayBePublic">Whether the public pages may tell the name.</param>
/// <param name="MailboxInEvidence">Whether evidence may hold their address itself, and not only its salted hash.</param>
public sealed record SignatureInput(string? Name, string? Role, string? Authority, bool NameMayBePublic, bool MailboxInEvidence = false)
{
    internal Refusal? Check() => Problems().FirstOrDefault();

    /// <summary>All that is wrong with it.</summary>
    internal IEnumerable<Refusal> Problems() => new[]
    {
        Field("Name", Name, Signature.NameLength, "Type your full name") ?? PlainName.Check("Name", Name),
        Field("Role", Role, Signature.RoleLength, "Type your role") ?? PlainName.Check("Role", Role),
        Field("Authority", Authority, Signature.AuthorityLength, "Say what entitles you to sign for your agency"),
    }.OfType<Refusal>();

    private static Refusal? Field(string field, string? typed, int most, string missing) =>
        string.IsNullOrWhiteSpace(typed) ? new Refusal(field, missing) : typed.Length > most ? new Refusal(field, TextLimit.Use(most)) : null;
}

/// <summary>What the page showed when somebody pressed the button, as the page itself says.</summary>
/// <param name="DocumentSha256">SHA-256 of the document version's bytes.</param>
/// <param name="Declaration">What they declare, word for word.</param>
public sealed record ShownText(string DocumentSha256, string Declaration)
{
    internal string DeclarationSha256 => TextHash.Of(Declaration);

    internal Refusal? Check(Agreement agreement) => DocumentSha256 == agreement.DocumentSha256 && DeclarationSha256 == agreement.DeclarationSha256
        ? null
        : new Refusal("", "The text on your screen isn’t the one that is to be signed here. Nothing was signed. Please read the text below, then sign.");
}

/// <summary>One person's signature. It is never changed; the database refuses it, and <c>ledger verify</c> finds it.</summary>
public sealed class Signature : IContestedRow
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The longest role, in characters.</summary>
    public const int RoleLength = 160;

    /// <summary>The longest statement of authority, in characters.</summary>
    public const int AuthorityLength = 500;

    private Signature()
    {
    }

    internal Signature(Agreement agreement, Signatory signatory, VerifiedIdentity identity, SignatureInput words, ShownText shown, DateTime now)
    {
        (Id, AgreementId, SignatoryId, PersonId) = (Guid.CreateVersion7(), agreement.Id, signatory.Id, identity.PersonId);
        // Kept exactly as typed: the spelling is part of the evidence.
        (TypedName, TypedRole, TypedAuthority, NameMayBePublic) = (words.Name!, words.Role!, words.Authority!, words.NameMayBePublic);
        SignedAt = LedgerTime.Of(LedgerTime.Microseconds(now));
        (DocumentSha256, DeclarationSha256, Declaration) = (agreement.DocumentSha256, shown.DeclarationSha256, shown.Declaration);
        IdentityShown = identity.IdentityShown;
        MailboxSalt = SignedMailbox.NewSalt();
        (Mailbox, MailboxSha256) = (words.MailboxInEvidence ? signatory.Email : null, SignedMailbox.Hash(MailboxSalt, signatory.Email!));
        Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The agreement.</summary>
    public Guid AgreementId { get; private set; }

    /// <summary>The signatory.</summary>
    public Guid SignatoryId { get; private set; }

    /// <summary>The account it was made through, if it was.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The name, exactly as typed.</summary>
    public string TypedName { get; private set; } = "";

    /// <summary>The role, exactly as typed.</summary>
    public string TypedRole { get; private set; } = "";

    /// <summary>What entitles them to sign, exactly as typed.</summary>
    public string TypedAuthority { get; private set; } = "";

    /// <summary>When (UTC, whole microseconds).</summary>
    public DateTime SignedAt { get; private set; }

    /// <summary>SHA-256 of the bytes of the document version that was shown.</summary>
    public string DocumentSha256 { get; private set; } = "";

    /// <summary>SHA-256 of the declaration.</summary>
    public string DeclarationSha256 { get; private set; } = "";

    /// <summary>The declaration, exactly as shown.</summary>
    public string Declaration { get; private set; } = "";

    /// <summary>How they showed who they are.</summary>
    public string IdentityShown { get; private set; } = "";

    /// <summary>Whether public pages tell the name.</summary>
    public bool NameMayBePublic { get; private set; }

    /// <summary>Random, so that nobody can try names against the seal in the ledger.</summary>
    public string Salt { get; private set; } = "";

    /// <summary>The address that was shown to be theirs, as it was typed for the invitation; <c>null</c>: only its hash is part of the evidence.</summary>
    public string? Mailbox { get; private set; }

    /// <summary>SHA-256 of that address with a salt (<see cref="SignedMailbox"/>).</summary>
    public string MailboxSha256 { get; private set; } = "";

    /// <summary>The salt, at the moment of signing only: it goes to the signatory, and nobody else keeps it.</summary>
    internal string? MailboxSalt { get; }

    /// <summary>SHA-256 over all of it and over what was said of the signatory, as it stands in the ledger.</summary>
    public string Seal(Signatory signatory) => SealedBy(signatory).Seal();

    internal SealedSignature SealedBy(Signatory signatory) => new()
    {
        Id = Id, AgreementId = AgreementId, SignatoryId = SignatoryId, PersonId = PersonId, TypedName = TypedName, TypedRole = TypedRole, TypedAuthority = TypedAuthority,
        SignedAt = LedgerTime.Microseconds(SignedAt), DocumentSha256 = DocumentSha256, DeclarationSha256 = DeclarationSha256, Declaration = Declaration,
        IdentityShown = IdentityShown, NameMayBePublic = NameMayBePublic, Salt = Salt, RoleKey = signatory.RoleKey, Role = signatory.Role, Level = signatory.Level.ToString(),
        AgencyId = signatory.AgencyId, AgencyName = signatory.AgencyName, OnBehalfOf = signatory.OnBehalfOf ?? "",
        Mailbox = Mailbox ?? "", MailboxSha256 = MailboxSha256,
    };
}

/// <summary>SHA-256 of text as UTF-8, in lower-case hex.</summary>
internal static class TextHash
{
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
