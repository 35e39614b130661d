using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Web.Agreements;

/// <summary>Who is asked to sign, and as what.</summary>
public sealed record SignatoryDetails
{
    /// <summary>Which of the document's required signatories; the role's own key when it is an additional one.</summary>
    public required string RoleKey { get; init; }

    /// <summary>Such as Director of Children's Services.</summary>
    public required string Role { get; init; }

    /// <summary>The level.</summary>
    public required WorkforceLevel Level { get; init; }

    /// <summary>For which agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>What the agency is called now; it stays on the record.</summary>
    public required string AgencyName { get; init; }

    /// <summary>Whether the document can't come into force without it.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The turn, when they sign in order.</summary>
    public int Order { get; init; }

    /// <summary>The person.</summary>
    public required string Name { get; init; }

    /// <summary>Their address. Only who shows that it is theirs can sign.</summary>
    public required string Email { get; init; }
}

/// <summary>A signatory in words.</summary>
/// <param name="Name">The person; empty once it was deleted.</param>
/// <param name="Place">Role and agency.</param>
internal sealed record DescribedSignatory(string Name, string Place);

/// <summary>Somebody who is asked to sign an agreement.</summary>
public sealed class Signatory
{
    /// <summary>The longest name of a person, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The longest role, in characters.</summary>
    public const int RoleLength = 160;

    /// <summary>The longest name of an agency kept with a signatory, in characters.</summary>
    public const int AgencyLength = 200;

    /// <summary>How long somebody who opened the text is left to read before they are reminded.</summary>
    public static readonly TimeSpan ReadingTime = TimeSpan.FromHours(12);

    private Signatory()
    {
    }

    internal Signatory(Guid agreementId, SignatoryDetails wanted, Signatory? delegatedFrom, DateTime now)
    {
        Id = Guid.CreateVersion7();
        AgreementId = agreementId;
        (RoleKey, Role, Level) = (wanted.RoleKey, wanted.Role.Trim(), wanted.Level);
        (AgencyId, AgencyName) = (wanted.AgencyId, wanted.AgencyName);
        (IsRequired, Order) = (wanted.IsRequired, wanted.Order);
        (PersonName, Email, NormalizedEmail) = (wanted.Name.Trim(), wanted.Email.Trim(), EmailAddress.Normalized(wanted.Email.Trim()));
        if (delegatedFrom is not null)
        {
            (DelegatedFromId, OnBehalfOf) = (delegatedFrom.Id, $"{delegatedFrom.PersonName}, {delegatedFrom.Role}");
        }
        Since = now;
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The agreement.</summary>
    public Guid AgreementId { get; private set; }

    /// <summary>Which of the document's required signatories.</summary>
    public string RoleKey { get; private set; } = "";

    /// <summary>Such as Director of Children's Services.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The level.</summary>
    public WorkforceLevel Level { get; private set; }

    /// <summary>The agency.</summary>
    public Guid AgencyId { get; private set; }

    /// <summary>What the agency was called.</summary>
    public string AgencyName { get; private set; } = "";

    /// <summary>The turn, when they sign in order.</summary>
    public int Order { get; private set; }

    /// <summary>Whether the document can't come into force without it.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>The person, as invited.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>Their address, as invited; <c>null</c> once it was deleted, long after the agreement ended.</summary>
    public string? Email { get; private set; }

    /// <summary>The address as it is compared.</summary>
    public string? NormalizedEmail { get; private set; }

    /// <summary>Where they stand.</summary>
    public SignatoryState State { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; private set; }

    /// <summary>When the newest invitation was sent (UTC).</summary>
    public DateTime? InvitedAt { get; private set; }

    /// <summary>When it ends (UTC).</summary>
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>When they were reminded last (UTC).</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>When they last opened the text through a confirmed link (UTC).</summary>
    public DateTime? OpenedAt { get; private set; }

    /// <summary>The newest link. Older ones open nothing any more.</summary>
    public Guid? LinkId { get; private set; }

    /// <summary>For which expired invitation the lead was told.</summary>
    public DateTime? ExpiryTold { get; private set; }

    /// <summary>Why they said no.</summary>
    public string? DeclineComment { get; private set; }

    /// <summary>The signatory who named this person.</summary>
    public Guid? DelegatedFromId { get; private set; }

    /// <summary>In whose name they sign, as it stood when they were named.</summary>
    public string? OnBehalfOf { get; private set; }

    /// <summary>The signature.</summary>
    public Signature? Signature { get; private set; }

    /// <summary>In words, as it stands now.</summary>
    internal DescribedSignatory Described => new(PersonName, $"{Role}, {AgencyName}");

    /// <summary>Whether this person still has a part in it.</summary>
    public bool HasAPart => State is not (SignatoryState.Removed or SignatoryState.Delegated);

    /// <summary>Whether their answer is still waited for.</summary>
    public bool IsOutstanding => State is SignatoryState.Waiting or SignatoryState.Invited or SignatoryState.Declined;

    /// <summary>Whether the invitation has ended.</summary>
    public bool HasExpired(DateTime now) => State == SignatoryState.Invited && ExpiresAt <= now;

    /// <summary>Whether who shows this is the person who was asked. It is the mailbox that counts, not by which of our mails they came: a newer link ends nobody's session.</summary>
    public bool IsFor(VerifiedIdentity identity) => HasAPart && NormalizedEmail is not null && NormalizedEmail == identity.NormalizedEmail;

    /// <summary>What is said when two people are asked at one address: whoever reads that mailbox could sign for both.</summary>
    internal static string AddressTaken(string name) => $"Somebody else is asked at this address: {name.Trim()}. Each person needs an address of their own";

    internal static bool IsSameName(string one, string other) => WithoutSpaces(one).Equals(WithoutSpaces(other), StringComparison.OrdinalIgnoreCase);

    private static string WithoutSpaces(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));

    internal void Invite(DateTime now, int days)
    {
        To(SignatoryState.Invited, now);
        (InvitedAt, ExpiresAt, RemindedAt, OpenedAt, DeclineComment) = (now, now.AddDays(days), null, null, null);
    }

    internal void Remind(DateTime now) => RemindedAt = now;

    internal void Correct(string role, Guid agencyId, string agencyName) => (Role, AgencyId, AgencyName) = (role, agencyId, agencyName);

    internal void Rename(string name) => PersonName = name;

    internal void LinkBy(Guid linkId) => LinkId = linkId;

    internal void Open(DateTime now) => OpenedAt = now;

    internal void Sign(Signature signature, DateTime now)
    {
        Signature = signature;
        To(SignatoryState.Signed, now);
    }

    internal void Decline(string comment, DateTime now)
    {
        DeclineComment = comment.Trim();
        To(SignatoryState.Declined, now);
    }

    internal void End(SignatoryState state, DateTime now)
    {
        LinkId = null;
        To(state, now);
    }

    internal void TellOfExpiry() => ExpiryTold = ExpiresAt;

    internal void ForgetAddress()
    {
        (Email, NormalizedEmail, LinkId) = (null, null, null);
        if (State != SignatoryState.Signed)
        {
            PersonName = "";
        }
    }

    private void To(SignatoryState state, DateTime now) => (State, Since) = (state, now);
}
