namespace Pace.Learning.Web.Agreements;

// Asking them, and asking again.
public sealed partial class Agreement
{
    /// <summary>Sends it: everybody is invited, or the first when there is an order.</summary>
    public Refusal? Send(AgreementVersion version, bool isOrdered, int days, DateTime now)
    {
        if (AgreementTransitions.Check(AgreementAct.Send, State) is { } refusal)
        {
            return refusal;
        }
        if (version.Signatories.FirstOrDefault(r => !signatories.Exists(p => p.RoleKey == r.Key && p.IsRequired && p.HasAPart)) is { } missing)
        {
            return new Refusal("", $"Say who signs as {missing.Role}.");
        }
        if (days is < 1 or > 90)
        {
            return new Refusal("Days", "Invitations can be open for 1 to 90 days.");
        }
        (IsOrdered, InvitationDays, StartedAt) = (isOrdered, days, now);
        To(AgreementState.Open, now);
        Note(AgreementEventKind.Started, now, StartedBy);
        MoveOn(now);
        return null;
    }

    /// <summary>Sends somebody's invitation again with a new link and a new time.</summary>
    public Refusal? Resend(Guid signatoryId, Guid by, DateTime now) => At(AgreementAct.Resend, signatoryId, signatory =>
    {
        signatory.Invite(now, InvitationDays);
        Note(AgreementEventKind.Resent, now, by, signatory);
        return null;
    });

    /// <summary>Sends a new link without more time, because the last one was used up: whoever was asked may read and answer while it stands. Only ever to the address that was invited.</summary>
    public Refusal? RenewLink(Guid signatoryId, DateTime now) => At(AgreementAct.Decline, signatoryId, signatory =>
    {
        if (signatory.HasExpired(now))
        {
            return new Refusal("", "This invitation has ended.");
        }
        Note(AgreementEventKind.LinkRenewed, now, null, signatory);
        return null;
    });

    /// <summary>Reminds somebody: at most once a day, and not while they are reading.</summary>
    public Refusal? Remind(Guid signatoryId, Guid? by, DateTime now) => At(AgreementAct.Remind, signatoryId, signatory =>
    {
        if (signatory.HasExpired(now))
        {
            return new Refusal("", "This invitation has ended. Send it again instead.");
        }
        if (signatory.OpenedAt is { } opened && now - opened < Signatory.ReadingTime)
        {
            return new Refusal("", "They have opened it today. Give them until tomorrow.");
        }
        if (now - (signatory.RemindedAt ?? signatory.InvitedAt!.Value) < TimeSpan.FromHours(20))
        {
            return new Refusal("", "They have had a mail in the last day. Give them until tomorrow.");
        }
        signatory.Remind(now);
        Note(AgreementEventKind.Reminded, now, by, signatory);
        return null;
    });

    /// <summary>Asks once more who said no.</summary>
    public Refusal? Reinvite(Guid signatoryId, Guid by, string? words, DateTime now) => At(AgreementAct.Reinvite, signatoryId, signatory =>
    {
        if (Words("Words", words, "Answer what they said, so that they know what has changed") is { } refusal)
        {
            return refusal;
        }
        signatory.Invite(now, InvitationDays);
        Note(AgreementEventKind.Reinvited, now, by, signatory, words);
        MoveOn(now);
        return null;
    });

    /// <summary>Notes that the leads were told of an invitation that ended.</summary>
    public bool TellOfExpiry(Guid signatoryId, DateTime now)
    {
        var signatory = Find(signatoryId);
        if (State is not (AgreementState.Open or AgreementState.Declined) || signatory is null || !signatory.HasExpired(now) || signatory.ExpiryTold == signatory.ExpiresAt)
        {
            return false;
        }
        signatory.TellOfExpiry();
        Note(AgreementEventKind.Expired, now, null, signatory);
        return true;
    }
}
