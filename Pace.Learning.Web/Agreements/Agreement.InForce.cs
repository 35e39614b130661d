using Pace.Learning.Content.Library;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Web.Agreements;

// What Pace does about it, and what becomes of it once it is in force.
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
        var today = London.DayOf(now);
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

    /// <summary>The review was held; the next one is due as many months later.</summary>
    public Refusal? Review(Guid by, string? words, DateTime now)
    {
        if ((AgreementTransitions.Check(AgreementAct.Review, State) ?? Words("Words", words, "Say in a few words what came of it")) is { } refusal)
        {
            return refusal;
        }
        ReviewOn = London.DayOf(now).AddMonths(ReviewMonths);
        Note(AgreementEventKind.Reviewed, now, by, null, words);
        return null;
    }

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

    /// <summary>Notes that the leads were told of a review.</summary>
    public bool TellOfReview(DateTime now) => Told(State == AgreementState.InForce && ReviewTold != ReviewOn, AgreementEventKind.ReviewDue, now, () => ReviewTold = ReviewOn);

    /// <summary>Notes that the leads were told of the end coming near.</summary>
    public bool TellOfEnd(DateTime now) => Told(State == AgreementState.InForce && EndTold != LapsesOn, AgreementEventKind.EndNear, now, () => EndTold = LapsesOn);

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
        if (LapsesOn > London.DayOf(now))
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
        var today = London.DayOf(now);
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
