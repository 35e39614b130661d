using Pace.Learning.Web.Agreements.Plans;

namespace Pace.Learning.Web.Agreements;

// How it ends, and how it can come back.
public sealed partial class Agreement
{
    private static readonly Refusal NobodyAsked = new("", "Nobody asks to withdraw any more.");

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

    /// <summary>Somebody asks for the area to take it back. It stays in force until a second person confirms.</summary>
    public Refusal? AskToWithdraw(ActingFor by, string? reason, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.AskToWithdraw, State)
            ?? (WithdrawalRequest is null ? null : new Refusal("", "Somebody has asked to withdraw already. A second person confirms it or says that the area stays in."))
            ?? Words("Reason", reason, "Say why, for those who signed and for the public record")) is { } refusal)
        {
            return refusal;
        }
        WithdrawalRequest = new WithdrawalRequest(now, by.PersonId, by.Side, reason!.Trim());
        Note(AgreementEventKind.WithdrawalAsked, now, by.PersonId, null, reason);
        return null;
    }

    /// <summary>The request to take it back comes to nothing: anybody who could confirm it may say so, also whoever asked.</summary>
    public Refusal? StayIn(Guid by, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.StayIn, State) ?? (WithdrawalRequest is null ? NobodyAsked : null)) is { } refusal)
        {
            return refusal;
        }
        WithdrawalRequest = null;
        Note(AgreementEventKind.WithdrawalDropped, now, by);
        return null;
    }

    /// <summary>A second person confirms: the area takes it back.</summary>
    public Refusal? Withdraw(ActingFor by, DateTime now)
    {
        if (WhyNotConfirm(by) is { } refusal)
        {
            return refusal;
        }
        var reason = WithdrawalRequest!.Reason;
        End(AgreementState.Withdrawn, now);
        Note(AgreementEventKind.Withdrawn, now, by.PersonId, null, reason);
        return null;
    }

    /// <summary>Why somebody can't confirm that the area takes it back; <c>null</c> when they can.</summary>
    public Refusal? WhyNotConfirm(ActingFor by) => AgreementTransitions.Check(AgreementAct.Withdraw, State) ?? WithdrawalRequest switch
    {
        null => NobodyAsked,
        { By: var asked } when asked == by.PersonId => new Refusal("", "You asked to withdraw. Somebody else has to confirm it."),
        { Side: PlanSide.Pace } when by.Side == PlanSide.Pace => new Refusal("", "It is the area’s to withdraw. Somebody who acts for the area has to confirm it."),
        _ => null,
    };

    /// <summary>The area itself has ended: what is in force lapses with it, and what is being signed stops.</summary>
    /// <param name="what">What became of the area, for everybody who has a part and for the public record.</param>
    /// <param name="now">Now.</param>
    public Refusal? EndWithArea(string what, DateTime now)
    {
        var isInForce = State == AgreementState.InForce;
        if (AgreementTransitions.Check(isInForce ? AgreementAct.Lapse : AgreementAct.Cancel, State) is { } refusal)
        {
            return refusal;
        }
        End(isInForce ? AgreementState.Lapsed : AgreementState.Cancelled, now);
        Note(isInForce ? AgreementEventKind.AreaEnded : AgreementEventKind.Cancelled, now, null, null, what);
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
        if (EndedAt is not { } ended || now - ended < AddressesKeptFor || (Asker is null && !signatories.Exists(p => p.Email is not null)))
        {
            return false;
        }
        signatories.ForEach(p => p.ForgetAddress());
        Asker = null;
        Revision++;
        return true;
    }
}
