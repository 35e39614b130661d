namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Where a mail is on its way.</summary>
public enum MailState
{
    /// <summary>Not tried yet.</summary>
    Waiting,

    /// <summary>Tried in vain, and to be tried again.</summary>
    Retrying,

    /// <summary>It was taken.</summary>
    Sent,

    /// <summary>It could not be delivered; staff decide.</summary>
    Dead,

    /// <summary>It was handed over, and nobody knows whether it was taken; staff decide.</summary>
    Unsure,

    /// <summary>Its time ran out first.</summary>
    TooLate,

    /// <summary>Staff let it go.</summary>
    Dropped,
}

/// <summary>A mail to send, saved with the act that causes it: neither happens without the other.</summary>
public sealed class OutboxMail
{
    /// <summary>The longest address, in characters (RFC 5321).</summary>
    public const int AddressLength = 254;

    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectLength = 200;

    /// <summary>How often sending is tried before it is given up: over about two days.</summary>
    public const int MostAttempts = 12;

    /// <summary>How long a mail waits at most for its reader's quiet times to end; the summer holidays are the longest.</summary>
    public static readonly TimeSpan LongestQuiet = TimeSpan.FromDays(60);

    /// <summary>How long a process may be busy sending before another one takes over: longer than any sending lasts.</summary>
    public static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(15);

    private const double MostJitter = 0.25;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    /// <summary>Identifies the mail; also its Message-ID, so that a copy sent twice is recognised.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who gets it.</summary>
    public string To { get; init; } = "";

    /// <summary>The subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The body in both forms, encrypted: it may hold a link that signs somebody in. Emptied once it was delivered elsewhere.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>After this it would be of no use, such as a link that has run out (UTC).</summary>
    public DateTime? UsefulUntil { get; init; }

    /// <summary>Whether it waits while its reader doesn't want to be written to.</summary>
    public bool KeepsQuiet { get; init; }

    /// <summary>It doesn't wait for that if the wait would last until then or longer (UTC), such as when a talk of tomorrow is off.</summary>
    public DateTime? NeededBy { get; init; }

    /// <summary>When it is to be sent next; <c>null</c> once nothing is to be done by itself.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>When a process took it to send it.</summary>
    public DateTime? ClaimedAt { get; set; }

    /// <summary>Names that taking: who sent it notes so only while the mail is still theirs.</summary>
    public Guid? ClaimId { get; set; }

    /// <summary>When it was about to be handed over. From then on it may have arrived, so it isn't sent again by itself.</summary>
    public DateTime? HandedOverAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was sent.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>When staff let it go.</summary>
    public DateTime? DroppedAt { get; set; }

    /// <summary>What went wrong last.</summary>
    public MailProblem Problem { get; set; }

    /// <summary>The server's codes, without personal data.</summary>
    public string? LastError { get; set; }

    /// <summary>Where it is on its way.</summary>
    public MailState State => this switch
    {
        { SentAt: not null } => MailState.Sent,
        { DroppedAt: not null } => MailState.Dropped,
        { DueAt: not null, Attempts: 0 } => MailState.Waiting,
        { DueAt: not null } => MailState.Retrying,
        { Problem: MailProblem.TooLate } => MailState.TooLate,
        { HandedOverAt: not null } => MailState.Unsure,
        _ => MailState.Dead,
    };

    /// <summary>Whether it waits for somebody to decide.</summary>
    public bool IsUndelivered => State is MailState.Dead or MailState.Unsure;

    /// <summary>Notes, before the step after which it may have arrived, that this step comes.</summary>
    public void HandOver(DateTime now) => (HandedOverAt, ClaimedAt) = (now, now);

    /// <summary>Notes that it was sent.</summary>
    public void Sent(DateTime now, bool keepsBody)
    {
        (SentAt, DueAt, ClaimedAt, Problem, LastError) = (now, null, null, MailProblem.None, null);
        if (!keepsBody)
        {
            Body = [];
        }
    }

    /// <summary>Notes that sending failed. What may pass is tried again: after a minute, then twice as long each time, never all at the same moment.</summary>
    public void Failed(DateTime now, MailProblem problem, string detail)
    {
        Attempts++;
        (ClaimedAt, Problem, LastError) = (null, problem, detail);
        if (problem is MailProblem.Unsure)
        {
            DueAt = null;
            return;
        }
        HandedOverAt = null;
        DueAt = problem.IsForGood || Attempts >= MostAttempts ? null : now + Wait(Attempts);
    }

    /// <summary>Puts it off: its reader doesn't want to be written to before then. After a very long time it would be about something that is over.</summary>
    public void WaitUntil(DateTime quietEnds)
    {
        if (quietEnds > CreatedAt + LongestQuiet)
        {
            RanOut();
            return;
        }
        (DueAt, ClaimedAt) = (quietEnds, null);
    }

    /// <summary>Notes that it would come too late.</summary>
    public void RanOut() => (DueAt, ClaimedAt, Problem, Body) = (null, null, MailProblem.TooLate, []);

    /// <summary>Gives it back untried: the site is being stopped.</summary>
    public void GiveBack() => ClaimedAt = null;

    /// <summary>Sends it once more, because somebody decided so.</summary>
    public void Resend(DateTime now) =>
        (DueAt, ClaimedAt, ClaimId, HandedOverAt, Attempts, Problem, LastError) = (now, null, Guid.CreateVersion7(), null, 0, MailProblem.None, null);

    /// <summary>Lets it go, because somebody decided so.</summary>
    public void Drop(DateTime now) => (DroppedAt, DueAt, ClaimedAt, ClaimId, Body) = (now, null, null, Guid.CreateVersion7(), []);

    private static TimeSpan Wait(int attempts)
    {
        var wait = Math.Min(FirstWait.Ticks << (attempts - 1), LongestWait.Ticks);
        return TimeSpan.FromTicks(wait + (long)(wait * MostJitter * Random.Shared.NextDouble()));
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("OutboxMails");
        builder.Property(m => m.To).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(m => m.Subject).HasMaxLength(OutboxMail.SubjectLength);
        builder.Property(m => m.Problem).HasConversion<string>().HasMaxLength(30);
        builder.Property(m => m.LastError).HasMaxLength(500);
        builder.Property(m => m.ClaimId).IsConcurrencyToken();
        builder.Ignore(m => m.State).Ignore(m => m.IsUndelivered);
        builder.HasIndex(m => m.DueAt);
        builder.HasIndex(m => m.CreatedAt);
    }
}
