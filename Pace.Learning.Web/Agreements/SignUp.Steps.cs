namespace Pace.Learning.Web.Agreements;

// What the acts have in common.
public sealed partial class SignUp
{
    private Refusal? At(SignUpAct act, Guid placeId, Func<Place, Refusal?> does)
    {
        if (SignUpRules.Check(act, State) is { } refusal)
        {
            return refusal;
        }
        return Find(placeId) is { } place ? SignUpRules.Check(act, place.State) ?? does(place) : new Refusal("", "There is no such place in this sign-up.");
    }

    private static Refusal? Words(string field, string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal(field, missing)
        : text.Trim().Length > CommentLength ? new Refusal(field, $"Use at most {CommentLength:N0} characters")
        : null;

    private Place AddPlace(PlaceFor wanted, Place? delegatedFrom, DateTime now)
    {
        var place = new Place(Id, wanted, delegatedFrom, now);
        places.Add(place);
        Revision++;
        return place;
    }

    private void MoveOn(DateTime now)
    {
        var outstanding = places.Where(p => p.IsOutstanding).ToList();
        if (outstanding.Count == 0)
        {
            To(SignUpState.Signed, now);
            Note(AgreementEventKind.Completed, now);
            return;
        }
        To(outstanding.Exists(p => p.State == PlaceState.Declined) ? SignUpState.Declined : SignUpState.Open, now);
        var turn = IsOrdered ? outstanding.Min(p => p.Order) : int.MaxValue;
        foreach (var place in outstanding.Where(p => p.State == PlaceState.Waiting && p.Order <= turn))
        {
            place.Invite(now, InvitationDays);
            Note(AgreementEventKind.Invited, now, null, place);
        }
    }

    private void End(SignUpState state, DateTime now)
    {
        EndedAt = now;
        To(state, now);
    }

    private void To(SignUpState state, DateTime now)
    {
        Since = state == State ? Since : now;
        State = state;
        Slot = IsUnderWay ? "under-way" : state == SignUpState.InForce ? "in-force" : null;
    }

    private void Note(AgreementEventKind kind, DateTime now, Guid? by = null, Place? place = null, string? words = null)
    {
        Events++;
        Revision++;
        happened.Add(new AgreementEvent(this, Events, kind, now, by, place, words));
    }
}
