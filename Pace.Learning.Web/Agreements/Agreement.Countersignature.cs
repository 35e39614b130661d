using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Web.Agreements;

// What Pace asks, and its own signature, which brings it into force.
public sealed partial class Agreement
{
    /// <summary>Pace asks something before it countersigns.</summary>
    public Refusal? SendBack(Guid by, string? question, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.SendBack, State) ?? Words("Question", question, "Write the question")) is { } refusal)
        {
            return refusal;
        }
        Question = question!.Trim();
        Note(AgreementEventKind.Questioned, now, by, null, question);
        return null;
    }

    /// <summary>The lead answers.</summary>
    public Refusal? Answer(Guid by, string? answer, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.Answer, State) ?? Words("Answer", answer, "Write the answer")) is { } refusal)
        {
            return refusal;
        }
        if (Question is null)
        {
            return new Refusal("", "No question is open.");
        }
        Question = null;
        Note(AgreementEventKind.Answered, now, by, null, answer);
        return null;
    }

    /// <summary>Pace countersigns: it is in force.</summary>
    public Refusal? Countersign(Guid by, CountersignatureInput words, AgreementVersion version, DateTime now)
    {
        var today = LondonTime.DayOf(now);
        if ((AgreementTransitions.Check(AgreementAct.Countersign, State) ?? words.Check()) is { } refusal)
        {
            return refusal;
        }
        if (signatories.Exists(p => p.Signature?.PersonId == by))
        {
            return new Refusal("", "You signed this yourself. Somebody else has to countersign.");
        }
        if (version.Sha256 != DocumentSha256)
        {
            return new Refusal("", "The text under this version’s name isn’t what was signed. Don’t countersign; tell whoever looks after the site.");
        }
        if (version.SunsetOn <= today)
        {
            return new Refusal("", "This version is no longer in effect. Stop the sign-up and start one with the newer version.");
        }
        Question = null;
        Countersignature = new Countersignature(this, by, words, now);
        InForceAt = now;
        (ReviewMonths, GraceDays) = (version.ReviewMonths, version.GraceDays);
        (ReviewOn, EndsOn) = (today.AddMonths(version.ReviewMonths), today.AddMonths(version.TermMonths));
        To(AgreementState.InForce, now);
        Note(AgreementEventKind.Countersigned, now, by);
        return null;
    }
}
