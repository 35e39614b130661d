namespace Pace.Learning.Web.Agreements;

// How it ends, and how it can come back.
public sealed partial class Agreement
{
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

    /// <summary>The area takes it back.</summary>
    public Refusal? Withdraw(Guid by, string? reason, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.Withdraw, State) ?? Words("Reason", reason, "Say why, for those who signed and for the public record")) is { } refusal)
        {
            return refusal;
        }
        End(AgreementState.Withdrawn, now);
        Note(AgreementEventKind.Withdrawn, now, by, null, reason);
        return null;
    }

    /// <summary>Its time has run out.</summary>
    public Refusal? Lapse(DateTime now)
    {
        if (AgreementTransitions.Check(AgreementAct.Lapse, State) is { } refusal)
        {
            return refusal;
        }
        if (LapsesOn > LondonTime.DayOf(now))
        {
            return new Refusal("", "Its time has not run out.");
        }
        End(AgreementState.Lapsed, now);
        Note(AgreementEventKind.Lapsed, now);
        return null;
    }

    /// <summary>Pace puts it back in force, until a day when its own time has run out.</summary>
    public Refusal? Reinstate(Guid by, string? reason, DateOnly? until, DateTime now)
    {
        var today = LondonTime.DayOf(now);
        if ((AgreementTransitions.Check(AgreementAct.Reinstate, State) ?? Words("Reason", reason, "Say why it is put back in force")) is { } refusal)
        {
            return refusal;
        }
        if (LapsesOn <= today)
        {
            if (until is null || until <= today || until > today.AddDays(MostDaysBack))
            {
                return new Refusal("Until", $"Its time has run out. Give a day in the next {MostDaysBack} days until which the area can sign anew");
            }
            // Until that day and no longer, whatever it was that ran out.
            GraceEndsOn = until;
            EndsOn = EndsOn < until ? until : EndsOn;
        }
        EndedAt = null;
        To(AgreementState.InForce, now);
        Note(AgreementEventKind.Reinstated, now, by, null, reason);
        return null;
    }

    /// <summary>Deletes addresses, and the names of those who didn't sign, once it has long ended.</summary>
    public bool ForgetAddresses(DateTime now)
    {
        if (EndedAt is not { } ended || now - ended < AddressesKeptFor || !signatories.Exists(p => p.Email is not null))
        {
            return false;
        }
        signatories.ForEach(p => p.ForgetAddress());
        Revision++;
        return true;
    }
}
