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
        if ((AgreementTransitions.Check(AgreementAct.Decline, State) ?? CheckOwnSignatory(AgreementAct.Decline, signatory, now)
            ?? Words("Comment", comment, "Say why, so that the others know what would help")) is { } refusal)
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
        if ((AgreementTransitions.Check(AgreementAct.Delegate, State) ?? CheckOwnSignatory(AgreementAct.Delegate, signatory, now)) is { } refusal)
        {
            return refusal;
        }
        if (signatory.DelegatedFromId is not null)
        {
            return new Refusal("", "You were asked in somebody else’s place. If you can’t sign, decline and say why.");
        }
        var wanted = Like(signatory, name ?? "", email ?? "", role ?? "");
        if ((CheckPerson(wanted) ?? Words("Reason", reason, "Say why they sign and not you")) is { } wrong)
        {
            return wrong;
        }
        signatory.End(SignatoryState.Delegated, now);
        var heir = AddSignatory(wanted, signatory, now);
        Note(AgreementEventKind.Delegated, now, identity.PersonId, signatory, reason);
        heir.Invite(now, InvitationDays);
        Note(AgreementEventKind.Invited, now, null, heir);
        MoveOn(now);
        return null;
    }

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
            SignatoryState.Signed => "You have signed. A signature stays as it is. If you think that it was a mistake, write to whoever leads this for your area.",
            _ => "You have said no. If you see it differently now, tell whoever leads this for your area: they can ask you again.",
        });
    }
}
