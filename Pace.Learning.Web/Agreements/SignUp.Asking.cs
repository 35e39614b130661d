using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements;

// Who is asked to sign, and how often.
public sealed partial class SignUp
{
    /// <summary>Asks one more person, who is invited at once when it was sent already and it is their turn.</summary>
    public Refusal? Add(PlaceFor wanted, Guid by, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.Add, State) ?? CheckPerson(wanted)) is { } refusal)
        {
            return refusal;
        }
        if (places.Count(p => p.HasAPart) >= MostPlaces)
        {
            return new Refusal("", $"One sign-up can have at most {MostPlaces} people.");
        }
        var place = AddPlace(wanted, null, now);
        if (State != SignUpState.Draft)
        {
            Note(AgreementEventKind.Added, now, by, place);
            MoveOn(now);
        }
        return null;
    }

    /// <summary>Sends it: everybody is invited, or the first when there is an order.</summary>
    public Refusal? Send(AgreementVersion version, bool isOrdered, int days, DateTime now)
    {
        if (SignUpRules.Check(SignUpAct.Send, State) is { } refusal)
        {
            return refusal;
        }
        if (version.Places.FirstOrDefault(r => !places.Exists(p => p.RoleKey == r.Key && p.IsRequired && p.HasAPart)) is { } missing)
        {
            return new Refusal("", $"Say who signs as {missing.Role}.");
        }
        if (days is < 1 or > 90)
        {
            return new Refusal("Days", "Invitations can be open for 1 to 90 days.");
        }
        (IsOrdered, InvitationDays, StartedAt) = (isOrdered, days, now);
        To(SignUpState.Open, now);
        Note(AgreementEventKind.Started, now, StartedBy);
        MoveOn(now);
        return null;
    }

    /// <summary>Sends somebody's invitation again with a new link and a new time; the old link ends.</summary>
    public Refusal? Resend(Guid placeId, Guid by, DateTime now) => At(SignUpAct.Resend, placeId, place =>
    {
        place.Invite(now, InvitationDays);
        Note(AgreementEventKind.Resent, now, by, place);
        return null;
    });

    /// <summary>Sends a new link without more time, because the last one was used up. Only ever to the address that was invited.</summary>
    public Refusal? RenewLink(Guid placeId, DateTime now) => At(SignUpAct.Resend, placeId, place =>
    {
        if (place.HasExpired(now))
        {
            return new Refusal("", "This invitation has ended.");
        }
        Note(AgreementEventKind.LinkRenewed, now, null, place);
        return null;
    });

    /// <summary>Reminds somebody: at most once a day, and not while they are reading.</summary>
    public Refusal? Remind(Guid placeId, Guid? by, DateTime now) => At(SignUpAct.Remind, placeId, place =>
    {
        if (place.HasExpired(now))
        {
            return new Refusal("", "This invitation has ended. Send it again instead.");
        }
        if (place.OpenedAt is { } opened && now - opened < Place.ReadingTime)
        {
            return new Refusal("", "They have opened it today. Give them until tomorrow.");
        }
        if (now - (place.RemindedAt ?? place.InvitedAt!.Value) < TimeSpan.FromHours(20))
        {
            return new Refusal("", "They have had a mail in the last day. Give them until tomorrow.");
        }
        place.Remind(now);
        Note(AgreementEventKind.Reminded, now, by, place);
        return null;
    });

    /// <summary>Asks once more who said no.</summary>
    public Refusal? Reinvite(Guid placeId, Guid by, string? words, DateTime now) => At(SignUpAct.Reinvite, placeId, place =>
    {
        if (Words("Words", words, "Answer what they said, so that they know what has changed") is { } refusal)
        {
            return refusal;
        }
        place.Invite(now, InvitationDays);
        Note(AgreementEventKind.Reinvited, now, by, place, words);
        MoveOn(now);
        return null;
    });

    /// <summary>Asks somebody else in somebody's place.</summary>
    public Refusal? Replace(Guid placeId, Guid by, string? name, string? email, DateTime now) => At(SignUpAct.Replace, placeId, place =>
    {
        var wanted = Like(place, name ?? "", email ?? "", place.Role);
        if (CheckPerson(wanted, instead: place) is { } refusal)
        {
            return refusal;
        }
        var isDraft = State == SignUpState.Draft;
        place.End(PlaceState.Removed, now);
        var next = AddPlace(wanted, null, now);
        if (!isDraft)
        {
            Note(AgreementEventKind.Replaced, now, by, next);
            MoveOn(now);
        }
        return null;
    });

    /// <summary>Stops asking somebody. Required places can only be given to somebody else.</summary>
    public Refusal? Remove(Guid placeId, Guid by, DateTime now) => At(SignUpAct.Remove, placeId, place =>
    {
        if (place.IsRequired)
        {
            return new Refusal("", $"The document needs a {place.Role}. Ask somebody else in this place instead.");
        }
        place.End(PlaceState.Removed, now);
        if (State != SignUpState.Draft)
        {
            Note(AgreementEventKind.Removed, now, by, place);
            MoveOn(now);
        }
        return null;
    });

    /// <summary>Stops it.</summary>
    public Refusal? Cancel(Guid by, string? reason, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.Cancel, State) ?? Words("Reason", reason, "Say why it stops. Everybody who was asked reads it")) is { } refusal)
        {
            return refusal;
        }
        End(SignUpState.Cancelled, now);
        Note(AgreementEventKind.Cancelled, now, by, null, reason);
        return null;
    }

    /// <summary>Notes that the leads were told of an invitation that ended.</summary>
    public bool TellOfExpiry(Guid placeId, DateTime now)
    {
        var place = Find(placeId);
        if (State is not (SignUpState.Open or SignUpState.Declined) || place is null || !place.HasExpired(now) || place.ExpiryTold == place.ExpiresAt)
        {
            return false;
        }
        place.TellOfExpiry();
        Note(AgreementEventKind.Expired, now, null, place);
        return true;
    }

    private Refusal? CheckPerson(PlaceFor wanted, Place? instead = null)
    {
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Trim().Length > Place.NameLength)
        {
            return new Refusal("Name", string.IsNullOrWhiteSpace(wanted.Name) ? "Enter their name" : $"A name can have at most {Place.NameLength} characters");
        }
        if (!EmailAddress.TryRead(wanted.Email, out var email))
        {
            return new Refusal("Email", "Enter their e-mail address, like name@example.org");
        }
        if (string.IsNullOrWhiteSpace(wanted.Role) || wanted.Role.Trim().Length > Place.RoleLength)
        {
            return new Refusal("Role", string.IsNullOrWhiteSpace(wanted.Role) ? "Enter their role" : $"A role can have at most {Place.RoleLength} characters");
        }
        var normalized = EmailAddress.Normalized(email);
        return places.Exists(p => p != instead && p.HasAPart && p.NormalizedEmail == normalized)
            ? new Refusal("Email", "Somebody with this address is asked already. Each person signs in one place")
            : null;
    }

    private static PlaceFor Like(Place place, string name, string email, string role) => new()
    {
        RoleKey = place.RoleKey, Role = role, Level = place.Level, AgencyId = place.AgencyId, AgencyName = place.AgencyName, IsRequired = place.IsRequired,
        Order = place.Order, Name = name, Email = email,
    };
}
