namespace Pace.Learning.Web.Agreements;

// Looking together, every so often, at how the promises are kept.
public sealed partial class Agreement
{
    /// <summary>The review was held; the next one is due as many months later.</summary>
    public Refusal? Review(Guid by, string? words, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.Review, State) ?? Words("Words", words, "Say in a few words what came of it")) is { } refusal)
        {
            return refusal;
        }
        ReviewOn = LondonTime.DayOf(now).AddMonths(ReviewMonths);
        Note(AgreementEventKind.Reviewed, now, by, null, words);
        return null;
    }

    /// <summary>Notes that the leads were told of a review.</summary>
    public bool TellOfReview(DateTime now) => Told(State == AgreementState.InForce && ReviewTold != ReviewOn, AgreementEventKind.ReviewDue, now, () => ReviewTold = ReviewOn);
}
