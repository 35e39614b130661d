using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements;

// Who is asked to sign.
public sealed partial class Agreement
{
    /// <summary>Asks one more person, who is invited at once when it was sent already and it is their turn.</summary>
    public Refusal? Add(SignatoryDetails wanted, Guid by, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.Add, State) ?? PersonProblems(wanted).FirstOrDefault()) is { } refusal)
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

    /// <summary>Asks somebody else instead of somebody.</summary>
    public Refusal? Replace(Guid signatoryId, Guid by, string? name, string? email, DateTime now) => At(AgreementAct.Replace, signatoryId, signatory =>
    {
        var wanted = Like(signatory, name ?? "", email ?? "", signatory.Role);
        if (PersonProblems(wanted, signatory).FirstOrDefault() is { } refusal)
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

    /// <summary>Stops asking somebody. Required signatories can only be given to somebody else.</summary>
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

    /// <summary>Puts somebody's role and agency right. Everybody concerned is told what they were and what they are.</summary>
    public Refusal? Correct(Guid signatoryId, Guid by, string? role, Guid agencyId, string agencyName, DateTime now) => At(AgreementAct.Correct, signatoryId, signatory =>
    {
        if ((TextLimit.Check("Role", role, Signatory.RoleLength, $"Enter the role of {signatory.PersonName}") ?? PlainName.Check("Role", role)) is { } refusal)
        {
            return refusal;
        }
        var (before, typed) = (signatory.Described.Place, role!.Trim());
        if (typed == signatory.Role && agencyId == signatory.AgencyId)
        {
            return new Refusal("Role", $"This is how it stands already. Change the role or the agency of {signatory.PersonName}, or go back");
        }
        if (Holds(signatory.NormalizedEmail, typed, agencyId, except: signatory))
        {
            return new Refusal("Role", $"{signatory.PersonName} is asked as {typed}, {agencyName} already");
        }
        signatory.Correct(typed, agencyId, agencyName);
        Revision++;
        if (State != AgreementState.Draft)
        {
            Note(AgreementEventKind.Corrected, now, by, signatory, Correction.Words(before, signatory.Described.Place));
        }
        return null;
    });

    /// <summary>
    /// Puts the spelling of somebody's name right, wherever the same mailbox is asked and hasn't signed. Everybody concerned is told what it was and what it is.
    /// What was signed stays under the name under which it was signed.
    /// </summary>
    public Refusal? Rename(Guid signatoryId, Guid by, string? name, DateTime now) => At(AgreementAct.Rename, signatoryId, signatory =>
    {
        if ((TextLimit.Check("Name", name, Signatory.NameLength, $"Enter the name of {signatory.PersonName}") ?? PlainName.Check("Name", name)) is { } refusal)
        {
            return refusal;
        }
        var typed = name!.Trim();
        var places = signatories.Where(p => p.IsOutstanding && p.NormalizedEmail == signatory.NormalizedEmail && p.PersonName != typed).OrderByDescending(p => p == signatory).ToList();
        if (places.Count == 0)
        {
            return new Refusal("Name", $"This is how it stands already. Change the name of {signatory.PersonName}, or go back");
        }
        foreach (var place in places)
        {
            var before = place.PersonName;
            place.Rename(typed);
            Revision++;
            if (State != AgreementState.Draft)
            {
                Note(AgreementEventKind.Renamed, now, by, place, Correction.Words(before, typed));
            }
        }
        return null;
    });

    /// <summary>All that is wrong with what is said of somebody who is to be asked. One person may sign in several places, but in each of them once.</summary>
    public IEnumerable<Refusal> PersonProblems(SignatoryDetails wanted, Signatory? instead = null)
    {
        if ((TextLimit.Check("Name", wanted.Name, Signatory.NameLength, "Enter their name") ?? PlainName.Check("Name", wanted.Name)) is { } wrongName)
        {
            yield return wrongName;
        }
        var address = EmailAddress.TryRead(wanted.Email, out var email) ? EmailAddress.Normalized(email) : null;
        if (address is null)
        {
            yield return new Refusal("Email", "Enter their e-mail address, like name@example.org");
        }
        if ((TextLimit.Check("Role", wanted.Role, Signatory.RoleLength, "Enter their role") ?? PlainName.Check("Role", wanted.Role)) is { } wrongRole)
        {
            yield return wrongRole;
        }
        if (address is not null && OtherAt(address, wanted.Name, instead) is { } other)
        {
            yield return new Refusal("Email", Signatory.AddressTaken(other.PersonName));
        }
        else if (address is not null && Holds(address, wanted.Role.Trim(), wanted.AgencyId, instead))
        {
            yield return new Refusal("Email", $"Somebody with this address is asked as {wanted.Role.Trim()}, {wanted.AgencyName} already");
        }
    }

    // Somebody who signed before their name was put right stands under both spellings.
    private Signatory? OtherAt(string address, string name, Signatory? except)
    {
        var there = signatories.FindAll(p => p != except && p.HasAPart && p.NormalizedEmail == address);
        return string.IsNullOrWhiteSpace(name) || there.Exists(p => Signatory.IsSameName(p.PersonName, name)) ? null : there.FirstOrDefault();
    }

    private bool Holds(string? address, string role, Guid agencyId, Signatory? except) => signatories.Exists(p =>
        p != except && p.HasAPart && p.NormalizedEmail == address && p.AgencyId == agencyId && p.Role.Equals(role, StringComparison.OrdinalIgnoreCase));

    private static SignatoryDetails Like(Signatory signatory, string name, string email, string role) => new()
    {
        RoleKey = signatory.RoleKey, Role = role, Level = signatory.Level, AgencyId = signatory.AgencyId, AgencyName = signatory.AgencyName, IsRequired = signatory.IsRequired,
        Order = signatory.Order, Name = name, Email = email,
    };

    private Signatory AddSignatory(SignatoryDetails wanted, Signatory? delegatedFrom, DateTime now)
    {
        var signatory = new Signatory(Id, wanted, delegatedFrom, now);
        signatories.Add(signatory);
        Revision++;
        return signatory;
    }
}
