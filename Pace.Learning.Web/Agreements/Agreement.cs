using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Agreements;

/// <summary>
/// One area's signing of one version of one document, and all its rules. What it was asked to do it does or refuses with words; it never does half of it.
/// </summary>
public sealed partial class Agreement : IContestedRow
{
    /// <summary>The longest comment, reason, question or answer, in characters.</summary>
    public const int CommentLength = 2000;

    /// <summary>How long invitations are open, in days, unless the lead chooses otherwise.</summary>
    public const int UsualDays = 21;

    /// <summary>The most people in one agreement.</summary>
    public const int MostSignatories = 30;

    /// <summary>How far ahead a lapsed one can be put back in force, in days.</summary>
    public const int MostDaysBack = 92;

    /// <summary>How long after its end addresses are kept, and names of those who didn't sign.</summary>
    public static readonly TimeSpan AddressesKeptFor = TimeSpan.FromDays(90);

    /// <summary>Signed already: what a double click gets. Nothing happens, and nothing is wrong.</summary>
    public static readonly Refusal AlreadySigned = new("", "You have signed already. There is nothing more for you to do.");

    /// <summary>Somebody else's to sign, or nobody's.</summary>
    public static readonly Refusal NotYours = new("", "This place is not yours to sign. If you were asked before, the invitation has been changed since.");

    /// <summary>A delegate hands it on to nobody.</summary>
    private static readonly Refusal NotAgain = new("", "You were asked in somebody else’s place. If you can’t sign, say no and write why.");

    private readonly List<Signatory> signatories = [];
    private readonly List<AgreementEvent> happened = [];

    private Agreement()
    {
    }

    /// <summary>Begins one.</summary>
    public Agreement(Guid areaId, string areaName, AgreementDocument document, AgreementVersion version, Guid startedBy, DateTime now, Guid? replaces = null, Asker? asker = null, string? areaCode = null)
    {
        Id = Guid.CreateVersion7();
        (AreaId, AreaName, AreaCode) = (areaId, areaName, areaCode);
        (DocumentId, DocumentTitle, Version) = (document.Id, document.Title, version.Number);
        (DocumentSha256, DeclarationSha256) = (version.Sha256, TextHash.Of(version.Declaration));
        Code = CertificateCode.New();
        (StartedBy, CreatedAt, StartedAt, Since) = (startedBy, now, now, now);
        Replaces = replaces;
        Asker = asker?.Trimmed();
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>What the area was called.</summary>
    public string AreaName { get; private set; } = "";

    /// <summary>The area's official code, as it was; <c>null</c> for a partnership.</summary>
    public string? AreaCode { get; private set; }

    /// <summary>The document.</summary>
    public string DocumentId { get; private set; } = "";

    /// <summary>What the document was called.</summary>
    public string DocumentTitle { get; private set; } = "";

    /// <summary>Which version.</summary>
    public int Version { get; private set; }

    /// <summary>SHA-256 of that version's bytes: what is signed, whatever stands under its name.</summary>
    public string DocumentSha256 { get; private set; } = "";

    /// <summary>SHA-256 of what signatories declare.</summary>
    public string DeclarationSha256 { get; private set; } = "";

    /// <summary>By which anybody can check it; can't be guessed.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public AgreementState State { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; private set; }

    /// <summary>Who started it.</summary>
    public Guid StartedBy { get; private set; }

    /// <summary>Who asks, for whom, and who answers questions; <c>null</c> when nobody said, and once it was deleted long after the end.</summary>
    public Asker? Asker { get; private set; }

    /// <summary>Whether they sign one after the other.</summary>
    public bool IsOrdered { get; private set; }

    /// <summary>How long invitations are open, in days.</summary>
    public int InvitationDays { get; private set; } = UsualDays;

    /// <summary>When it was begun (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When Pace countersigned (UTC).</summary>
    public DateTime? InForceAt { get; private set; }

    /// <summary>When it stopped, lapsed, was withdrawn or superseded (UTC).</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>When the promises are to be reviewed next.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>How many months lie between reviews.</summary>
    public int ReviewMonths { get; private set; }

    /// <summary>When its term ends.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The newer version that the area was asked to sign.</summary>
    public int? RenewalVersion { get; private set; }

    /// <summary>Until when the area can sign the newer version before this one lapses.</summary>
    public DateOnly? GraceEndsOn { get; private set; }

    /// <summary>How long after its term it stays in force, in days, so that the area can sign anew.</summary>
    public int GraceDays { get; private set; }

    /// <summary>The day from which it is no longer in force unless it is renewed.</summary>
    public DateOnly? LapsesOn => EndsOn?.AddDays(GraceDays) is var end && GraceEndsOn < end ? GraceEndsOn : end;

    /// <summary>For which review the leads were told.</summary>
    public DateOnly? ReviewTold { get; private set; }

    /// <summary>For which end the leads were told a second time.</summary>
    public DateOnly? EndTold { get; private set; }

    /// <summary>What Pace asked before countersigning; <c>null</c> when nothing is open.</summary>
    public string? Question { get; private set; }

    /// <summary>That somebody asked for the area to take it back, and nobody has confirmed it yet.</summary>
    public WithdrawalRequest? WithdrawalRequest { get; private set; }

    /// <summary>The agreement that this one renews.</summary>
    public Guid? Replaces { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Revision { get; private set; }

    /// <summary>How many things have happened.</summary>
    public int Events { get; private set; }

    /// <summary>Keeps the database from holding two that are under way, or two in force, for one area and document.</summary>
    public string? Slot { get; private set; } = "under-way";

    /// <summary>Who was asked, in order; those who were removed or replaced too.</summary>
    public IReadOnlyList<Signatory> Signatories => [.. signatories.OrderBy(p => p.Order).ThenBy(p => p.Id)];

    /// <summary>Pace's signature.</summary>
    public Countersignature? Countersignature { get; private set; }

    /// <summary>Whether it is under way.</summary>
    public bool IsUnderWay => State is AgreementState.Draft or AgreementState.Open or AgreementState.Declined or AgreementState.Signed;

    /// <summary>Whether it came into force, whatever became of it.</summary>
    public bool WasInForce => InForceAt is not null;

    internal IReadOnlyList<AgreementEvent> Happened => happened;

    internal void Settle() => happened.Clear();

    /// <summary>The role of whoever named this person to sign for them; <c>null</c> when nobody did.</summary>
    public string? RoleInWhosePlace(Signatory signatory) => signatory.DelegatedFromId is { } from ? Find(from)?.Role : null;

    /// <summary>A signatory by their id.</summary>
    public Signatory? Find(Guid signatoryId) => signatories.Find(p => p.Id == signatoryId);

    /// <summary>Whether somebody has a part in it.</summary>
    public bool HasAPart(VerifiedIdentity identity) => signatories.Exists(p => p.IsFor(identity));
}

/// <summary>Somebody asked for an area to withdraw; a second person confirms it, or not.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who asked.</param>
/// <param name="Side">For whom they act.</param>
/// <param name="Reason">Why; it becomes public with the withdrawal.</param>
public sealed record WithdrawalRequest(DateTime At, Guid By, PlanSide Side, string Reason);
