namespace Pace.Learning.Web.Agreements;

// What the acts have in common.
public sealed partial class Agreement
{
    private Refusal? At(AgreementAct act, Guid signatoryId, Func<Signatory, Refusal?> does)
    {
        if (AgreementTransitions.Check(act, State) is { } refusal)
        {
            return refusal;
        }
        return Find(signatoryId) is { } signatory ? AgreementTransitions.Check(act, signatory.State) ?? does(signatory) : new Refusal("", "There is no such place in this sign-up.");
    }

    private static Refusal? Words(string field, string? text, string missing) =>
        TextLimit.Check(field, text, CommentLength, missing);

    private void MoveOn(DateTime now)
    {
        var outstanding = signatories.Where(p => p.IsOutstanding).ToList();
        if (State == AgreementState.Declined && !outstanding.Exists(p => p.State == SignatoryState.Declined))
        {
            Note(AgreementEventKind.Resumed, now);
        }
        if (outstanding.Count == 0)
        {
            To(AgreementState.Signed, now);
            Note(AgreementEventKind.Completed, now);
            return;
        }
        To(outstanding.Exists(p => p.State == SignatoryState.Declined) ? AgreementState.Declined : AgreementState.Open, now);
        if (State == AgreementState.Declined)
        {
            // Nobody is asked for something that may not come about.
            return;
        }
        var turn = IsOrdered ? outstanding.Min(p => p.Order) : int.MaxValue;
        foreach (var signatory in outstanding.Where(p => p.State == SignatoryState.Waiting && p.Order <= turn))
        {
            signatory.Invite(now, InvitationDays);
            Note(AgreementEventKind.Invited, now, null, signatory);
        }
    }

    private void End(AgreementState state, DateTime now)
    {
        (EndedAt, WithdrawalRequest) = (now, null);
        To(state, now);
    }

    private void To(AgreementState state, DateTime now)
    {
        Since = state == State ? Since : now;
        State = state;
        Slot = IsUnderWay ? "under-way" : state == AgreementState.InForce ? "in-force" : null;
    }

    private void Note(AgreementEventKind kind, DateTime now, Guid? by = null, Signatory? signatory = null, string? words = null)
    {
        Events++;
        Revision++;
        happened.Add(new AgreementEvent(this, Events, kind, now, by, signatory, words));
    }

    private bool Told(bool isNews, AgreementEventKind kind, DateTime now, Action note)
    {
        if (isNews)
        {
            note();
            Note(kind, now);
        }
        return isNews;
    }
}
