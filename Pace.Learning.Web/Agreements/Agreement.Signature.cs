using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Web.Agreements;

// What those who are asked can do.
public sealed partial class Agreement
{
    /// <summary>Somebody showed that the address is theirs and reads.</summary>
    public void Open(Guid signatoryId, DateTime now)
    {
        Find(signatoryId)?.Open(now);
        Revision++;
    }

    /// <summary>Signs.</summary>
    /// <param name="signatoryId">The signatory.</param>
    /// <param name="identity">How whoever asks showed who they are.</param>
    /// <param name="words">What they typed.</param>
    /// <param name="shown">What the page showed them.</param>
    /// <param name="now">Now.</param>
    public Refusal? Sign(Guid signatoryId, VerifiedIdentity identity, SignatureInput words, ShownText shown, DateTime now)
    {
        if (Find(signatoryId) is not { } signatory || !signatory.IsFor(identity))
        {
            return NotYours;
        }
        if (signatory.State == SignatoryState.Signed)
        {
            return AlreadySigned;
        }
        if ((AgreementTransitions.Check(AgreementAct.Sign, State) ?? CheckOwnSignatory(AgreementAct.Sign, signatory, now) ?? shown.Check(this) ?? words.Check()) is { } refusal)
        {
            return refusal;
        }
        signatory.Sign(new Signature(this, signatory, identity, words, shown, now), now);
        Note(AgreementEventKind.Signed, now, identity.PersonId, signatory);
        MoveOn(now);
        return null;
    }

    /// <summary>Says no. Everybody who has a part is told, with the comment.</summary>
    public Refusal? Decline(Guid signatoryId, VerifiedIdentity identity, string? comment, DateTime now)
    {
        if (Find(signatoryId) is not { } signatory || !signatory.IsFor(identity))
        {
            return NotYours;
        }
        if ((WhyNot(AgreementAct.Decline, signatory, now) ?? Words("Comment", comment, "Say why, so that the others know what would help")) is { } refusal)
        {
            return refusal;
        }
        signatory.Decline(comment!, now);
        Note(AgreementEventKind.Declined, now, identity.PersonId, signatory, comment);
        MoveOn(now);
        return null;
    }

    /// <summary>Names somebody else who signs on one's behalf.</summary>
    public Refusal? Delegate(Guid signatoryId, VerifiedIdentity identity, string? name, string? email, string? role, string? reason, DateTime now)
    {
        if (Find(signatoryId) is not { } signatory || !signatory.IsFor(identity))
        {
            return NotYours;
        }
        if ((WhyNot(AgreementAct.Delegate, signatory, now) ?? DelegateProblems(signatory, name, email, role, reason).FirstOrDefault()) is { } refusal)
        {
            return refusal;
        }
        var wanted = Like(signatory, name ?? "", email ?? "", role ?? "");
        signatory.End(SignatoryState.Delegated, now);
        var heir = AddSignatory(wanted, signatory, now);
        Note(AgreementEventKind.Delegated, now, identity.PersonId, signatory, reason);
        if (State == AgreementState.Open)
        {
            // At once, in the place of somebody whose turn it is.
            heir.Invite(now, InvitationDays);
            Note(AgreementEventKind.Invited, now, null, heir);
        }
        MoveOn(now);
        return null;
    }

    /// <summary>Why somebody who was asked can't do something now; <c>null</c> when they can.</summary>
    public Refusal? WhyNot(AgreementAct act, Signatory signatory, DateTime now) =>
        signatory.State == SignatoryState.Signed ? CheckOwnSignatory(act, signatory, now) : AgreementTransitions.Check(act, State) ?? CheckOwnSignatory(act, signatory, now)
            ?? (act == AgreementAct.Delegate && signatory.DelegatedFromId is not null ? NotAgain : null);

    /// <summary>All that is wrong with what somebody typed to name another.</summary>
    public IEnumerable<Refusal> DelegateProblems(Signatory signatory, string? name, string? email, string? role, string? reason) =>
        PersonProblems(Like(signatory, name ?? "", email ?? "", role ?? ""), signatory).Concat(new[]
        {
            EmailAddress.TryRead(email, out var address) && EmailAddress.Normalized(address) == signatory.NormalizedEmail
                ? new Refusal("Email", "This is your own address. Enter the address of whoever signs for you, or sign yourself") : null,
            Words("Reason", reason, "Say why they sign and not you"),
        }.OfType<Refusal>());

    private static Refusal? CheckOwnSignatory(AgreementAct act, Signatory signatory, DateTime now)
    {
        if (AgreementTransitions.IsPossible(act, signatory.State))
        {
            return signatory.HasExpired(now)
                ? new Refusal("", "Your invitation has ended. Ask for a new one: whoever leads this for your area can send it again.")
                : null;
        }
        return new Refusal("", signatory.State switch
        {
            SignatoryState.Waiting => "It isn’t your turn yet. You can read the text now; we’ll write to you when the people before you have signed.",
            SignatoryState.Signed => $"You signed this on {LondonTime.LongWithTime(signatory.Signature!.SignedAt)}, so there is nothing more for you to do. Thank you. A signature stays as it is. If you think that it was a mistake, write to whoever leads this for your area.",
            _ => "You have said no. If you see it differently now, tell whoever leads this for your area: they can ask you again.",
        });
    }
}
