using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements;

// Who is asked to sign, and how often.
public sealed partial class Agreement
{
    /// <summary>Asks one more person, who is invited at once when it was sent already and it is their turn.</summary>
    public Refusal? Add(SignatoryDetails wanted, Guid by, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.Add, State) ?? CheckPerson(wanted)) is { } refusal)
        {
            return refusal;
        }
        if (signatories.Count(p => p.HasAPart) >= MostSignatories)
        {
            return new Refusal("", $"One sign-up can have at most {MostSignatories} people.");
        }
        var signatory = AddSignatory(wanted, null, now);
        if (State != AgreementState.Draft)
        {
            Note(AgreementEventKind.Added, now, by, signatory);
            MoveOn(now);
        }
        return null;
    }

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

    /// <summary>Sends somebody's invitation again with a new link and a new time; the old link ends.</summary>
    public Refusal? Resend(Guid signatoryId, Guid by, DateTime now) => At(AgreementAct.Resend, signatoryId, signatory =>
    {
        signatory.Invite(now, InvitationDays);
        Note(AgreementEventKind.Resent, now, by, signatory);
        return null;
    });

    /// <summary>Sends a new link without more time, because the last one was used up. Only ever to the address that was invited.</summary>
    public Refusal? RenewLink(Guid signatoryId, DateTime now) => At(AgreementAct.Resend, signatoryId, signatory =>
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

    /// <summary>Asks somebody else in somebody's place.</summary>
    public Refusal? Replace(Guid signatoryId, Guid by, string? name, string? email, DateTime now) => At(AgreementAct.Replace, signatoryId, signatory =>
    {
        var wanted = Like(signatory, name ?? "", email ?? "", signatory.Role);
        if (CheckPerson(wanted, instead: signatory) is { } refusal)
        {
            return refusal;
        }
        var isDraft = State == AgreementState.Draft;
        signatory.End(SignatoryState.Removed, now);
        var next = AddSignatory(wanted, null, now);
        if (!isDraft)
        {
            Note(AgreementEventKind.Replaced, now, by, next);
            MoveOn(now);
        }
        return null;
    });

    /// <summary>Stops asking somebody. Required places can only be given to somebody else.</summary>
    public Refusal? Remove(Guid signatoryId, Guid by, DateTime now) => At(AgreementAct.Remove, signatoryId, signatory =>
    {
        if (signatory.IsRequired)
        {
            return new Refusal("", $"The document needs a {signatory.Role}. Ask somebody else in this place instead.");
        }
        signatory.End(SignatoryState.Removed, now);
        if (State != AgreementState.Draft)
        {
            Note(AgreementEventKind.Removed, now, by, signatory);
            MoveOn(now);
        }
        return null;
    });

    /// <summary>Stops it.</summary>
    public Refusal? Cancel(Guid by, string? reason, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.Cancel, State) ?? Words("Reason", reason, "Say why it stops. Everybody who was asked reads it")) is { } refusal)
        {
            return refusal;
        }
        End(AgreementState.Cancelled, now);
        Note(AgreementEventKind.Cancelled, now, by, null, reason);
        return null;
    }

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

    private Refusal? CheckPerson(SignatoryDetails wanted, Signatory? instead = null)
    {
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Trim().Length > Signatory.NameLength)
        {
            return new Refusal("Name", string.IsNullOrWhiteSpace(wanted.Name) ? "Enter their name" : $"A name can have at most {Signatory.NameLength} characters");
        }
        if (!EmailAddress.TryRead(wanted.Email, out var email))
        {
            return new Refusal("Email", "Enter their e-mail address, like name@example.org");
        }
        if (string.IsNullOrWhiteSpace(wanted.Role) || wanted.Role.Trim().Length > Signatory.RoleLength)
        {
            return new Refusal("Role", string.IsNullOrWhiteSpace(wanted.Role) ? "Enter their role" : $"A role can have at most {Signatory.RoleLength} characters");
        }
        var normalized = EmailAddress.Normalized(email);
        return signatories.Exists(p => p != instead && p.HasAPart && p.NormalizedEmail == normalized)
            ? new Refusal("Email", "Somebody with this address is asked already. Each person signs in one place")
            : null;
    }

    private static SignatoryDetails Like(Signatory signatory, string name, string email, string role) => new()
    {
        RoleKey = signatory.RoleKey, Role = role, Level = signatory.Level, AgencyId = signatory.AgencyId, AgencyName = signatory.AgencyName, IsRequired = signatory.IsRequired,
        Order = signatory.Order, Name = name, Email = email,
    };
}
