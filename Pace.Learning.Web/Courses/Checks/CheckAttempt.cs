using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>One answer to a knowledge check. Attempts are only added, and the best one counts.</summary>
public sealed class CheckAttempt : IContestedRow
{
    private CheckAttempt()
    {
    }

    /// <summary>Records an answer.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="lessonId">The lesson's id.</param>
    /// <param name="checkId">The check's full id.</param>
    /// <param name="number">1 for the first attempt at this check.</param>
    /// <param name="token">Made with the form: the same form sent twice counts once.</param>
    /// <param name="answer">What was chosen, as JSON; never what somebody wrote.</param>
    /// <param name="score">0 to 1; <c>null</c> until the learner has marked their own words.</param>
    /// <param name="sealedText">What somebody wrote, encrypted with their key; otherwise <c>null</c>.</param>
    /// <param name="now">When.</param>
    public CheckAttempt(
        Guid personId, string lessonId, string checkId, int number, Guid token, string answer, double? score, byte[]? sealedText, DateTime now)
    {
        PersonId = personId;
        LessonId = lessonId;
        CheckId = checkId;
        Number = number;
        Token = token;
        Answer = answer;
        Score = score;
        SealedText = sealedText;
        SubmittedAt = now;
    }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The lesson in which the check stands.</summary>
    public string LessonId { get; private set; } = "";

    /// <summary>The check's full id.</summary>
    public string CheckId { get; private set; } = "";

    /// <summary>1 for the first attempt at this check.</summary>
    public int Number { get; private set; }

    /// <summary>Made with the form: the same form sent twice counts once.</summary>
    public Guid Token { get; private set; }

    /// <summary>What was chosen, as JSON; never what somebody wrote.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>0 to 1; <c>null</c> until the learner has marked their own words.</summary>
    public double? Score { get; private set; }

    /// <summary>What somebody wrote, encrypted with their key; otherwise <c>null</c>.</summary>
    public byte[]? SealedText { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>The learner's own marks of what they wrote. Marked once: to do better, they write again.</summary>
    public void Mark(string marks, double score)
    {
        if (Score is null)
        {
            Answer = marks;
            Score = score;
        }
    }
}

internal sealed class CheckAttemptMapping : IEntityTypeConfiguration<CheckAttempt>
{
    public void Configure(EntityTypeBuilder<CheckAttempt> builder)
    {
        builder.ToTable("CheckAttempts");
        builder.HasKey(a => new { a.PersonId, a.LessonId, a.CheckId, a.Number });
        builder.HasIndex(a => new { a.PersonId, a.Token }).IsUnique();
        builder.HasIndex(a => new { a.CheckId, a.Number });
        builder.BelongsToPerson(a => a.PersonId);
    }
}
