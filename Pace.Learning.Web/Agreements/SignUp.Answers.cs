using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Web.Agreements;

// What those who are asked can do.
public sealed partial class SignUp
{
    /// <summary>Somebody showed that the address is theirs and reads.</summary>
    public void Open(Guid placeId, DateTime now)
    {
        Find(placeId)?.Open(now);
        Revision++;
    }

    /// <summary>Signs.</summary>
    /// <param name="placeId">The place.</param>
    /// <param name="proof">How whoever asks showed who they are.</param>
    /// <param name="words">What they typed.</param>
    /// <param name="shown">What the page showed them.</param>
    /// <param name="now">Now.</param>
    public Refusal? Sign(Guid placeId, SigningProof proof, SignatureWords words, ShownText shown, DateTime now)
    {
        if (Find(placeId) is not { } place || !place.IsFor(proof))
        {
            return NotYours;
        }
        if (place.State == PlaceState.Signed)
        {
            return AlreadySigned;
        }
        if ((SignUpRules.Check(SignUpAct.Sign, State) ?? CheckOwnPlace(SignUpAct.Sign, place, now) ?? shown.Check(this) ?? words.Check()) is { } refusal)
        {
            return refusal;
        }
        place.Sign(new Signature(this, place, proof, words, shown, now), now);
        Note(AgreementEventKind.Signed, now, proof.PersonId, place);
        MoveOn(now);
        return null;
    }

    /// <summary>Says no. Everybody who has a part is told, with the comment.</summary>
    public Refusal? Decline(Guid placeId, SigningProof proof, string? comment, DateTime now)
    {
        if (Find(placeId) is not { } place || !place.IsFor(proof))
        {
            return NotYours;
        }
        if ((SignUpRules.Check(SignUpAct.Decline, State) ?? CheckOwnPlace(SignUpAct.Decline, place, now)
            ?? Words("Comment", comment, "Say why, so that the others know what would help")) is { } refusal)
        {
            return refusal;
        }
        place.Decline(comment!, now);
        Note(AgreementEventKind.Declined, now, proof.PersonId, place, comment);
        MoveOn(now);
        return null;
    }

    /// <summary>Names somebody else who signs on one's behalf.</summary>
    public Refusal? Delegate(Guid placeId, SigningProof proof, string? name, string? email, string? role, string? reason, DateTime now)
    {
        if (Find(placeId) is not { } place || !place.IsFor(proof))
        {
            return NotYours;
        }
        if ((SignUpRules.Check(SignUpAct.Delegate, State) ?? CheckOwnPlace(SignUpAct.Delegate, place, now)) is { } refusal)
        {
            return refusal;
        }
        if (place.DelegatedFromId is not null)
        {
            return new Refusal("", "You were asked in somebody else’s place. If you can’t sign, decline and say why.");
        }
        var wanted = Like(place, name ?? "", email ?? "", role ?? "");
        if ((CheckPerson(wanted) ?? Words("Reason", reason, "Say why they sign and not you")) is { } wrong)
        {
            return wrong;
        }
        place.End(PlaceState.Delegated, now);
        var heir = AddPlace(wanted, place, now);
        Note(AgreementEventKind.Delegated, now, proof.PersonId, place, reason);
        heir.Invite(now, InvitationDays);
        Note(AgreementEventKind.Invited, now, null, heir);
        MoveOn(now);
        return null;
    }

    private static Refusal? CheckOwnPlace(SignUpAct act, Place place, DateTime now)
    {
        if (SignUpRules.IsPossible(act, place.State))
        {
            return place.HasExpired(now)
                ? new Refusal("", "Your invitation has ended. Ask for a new one: whoever leads this for your area can send it again.")
                : null;
        }
        return new Refusal("", place.State switch
        {
            PlaceState.Waiting => "It isn’t your turn yet. You can read the text now; we’ll write to you when the people before you have signed.",
            PlaceState.Signed => "You have signed. A signature stays as it is. If you think that it was a mistake, write to whoever leads this for your area.",
            _ => "You have said no. If you see it differently now, tell whoever leads this for your area: they can ask you again.",
        });
    }
}
