namespace Pace.Learning.Web.Agreements;

// Signing anew before its time runs out.
public sealed partial class Agreement
{
    /// <summary>Notes that the area is asked to sign a newer version, or anew. Asking twice for the same changes nothing.</summary>
    /// <returns>Whether it was news.</returns>
    public bool AskToRenew(int version, DateOnly graceEndsOn, DateTime now)
    {
        if (AgreementTransitions.Check(AgreementAct.AskToRenew, State) is not null || RenewalVersion >= version)
        {
            return false;
        }
        (RenewalVersion, GraceEndsOn) = (version, graceEndsOn);
        Note(AgreementEventKind.RenewalAsked, now);
        return true;
    }

    /// <summary>Notes that the leads were told of the end coming near.</summary>
    public bool TellOfEnd(DateTime now) => Told(State == AgreementState.InForce && EndTold != LapsesOn, AgreementEventKind.EndNear, now, () => EndTold = LapsesOn);

    /// <summary>A newer one has come into force.</summary>
    public Refusal? Supersede(DateTime now)
    {
        if (AgreementTransitions.Check(AgreementAct.Supersede, State) is { } refusal)
        {
            return refusal;
        }
        End(AgreementState.Superseded, now);
        Note(AgreementEventKind.Superseded, now);
        return null;
    }
}
