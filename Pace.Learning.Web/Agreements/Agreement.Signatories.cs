using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements;

// Who is asked to sign.
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

    /// <summary>Asks somebody else instead of somebody.</summary>
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

    private Signatory AddSignatory(SignatoryDetails wanted, Signatory? delegatedFrom, DateTime now)
    {
        var signatory = new Signatory(Id, wanted, delegatedFrom, now);
        signatories.Add(signatory);
        Revision++;
        return signatory;
    }
}
