using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>A mail to send, saved with the act that causes it: neither happens without the other.</summary>
public sealed class OutboxMail
{
    /// <summary>The longest address, in characters (RFC 5321).</summary>
    public const int AddressLength = 254;

    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectLength = 200;

    /// <summary>The longest key against duplicates, in characters.</summary>
    public const int DedupKeyLength = 200;

    /// <summary>How often sending is tried before it is given up: over about two days.</summary>
    public const int MostAttempts = 12;

    /// <summary>How long a process may be busy sending before another one takes over.</summary>
    public static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(5);

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

    /// <summary>The same act asks for the same mail only once.</summary>
    public string? DedupKey { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it is to be sent next; <c>null</c> once it was sent or given up.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>When a process took it to send it.</summary>
    public DateTime? ClaimedAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was sent.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>What went wrong last, without personal data.</summary>
    public string? LastError { get; set; }

    /// <summary>Notes that it was sent.</summary>
    public void Sent(DateTime now, bool keepsBody)
    {
        (SentAt, DueAt, ClaimedAt, LastError) = (now, null, null, null);
        if (!keepsBody)
        {
            Body = [];
        }
    }

    /// <summary>Notes that sending failed, and when to try again: one minute, then twice as long each time.</summary>
    public void Failed(DateTime now, string error)
    {
        Attempts++;
        ClaimedAt = null;
        LastError = error;
        DueAt = Attempts >= MostAttempts ? null : now + Wait(Attempts);
    }

    private static TimeSpan Wait(int attempts) =>
        TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << (attempts - 1), LongestWait.Ticks));
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.Property(m => m.To).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(m => m.Subject).HasMaxLength(OutboxMail.SubjectLength);
        builder.Property(m => m.DedupKey).HasMaxLength(OutboxMail.DedupKeyLength);
        builder.Property(m => m.LastError).HasMaxLength(500);
        builder.HasIndex(m => m.DedupKey).IsUnique();
        builder.HasIndex(m => m.DueAt);
        builder.HasIndex(m => m.CreatedAt);
    }
}
