using System.Security.Cryptography;

namespace Pace.Learning.Web.Talks.News;

/// <summary>What of a session touches its trainer's day. Kept as numbers: a value never changes its meaning.</summary>
[Flags]
public enum SessionParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>When it is.</summary>
    Time = 1,

    /// <summary>Where it is.</summary>
    Place = 2,

    /// <summary>Who speaks.</summary>
    Speakers = 4,

    /// <summary>Whether somebody or something can step in.</summary>
    Backup = 8,

    /// <summary>Whether it takes place.</summary>
    Off = 16,
}

/// <summary>A session as its trainer sees it. Parents are ids only.</summary>
/// <param name="StartsAt">When (UTC).</param>
/// <param name="Place">Where; empty when it is online.</param>
/// <param name="Speakers">Who speaks.</param>
/// <param name="Backup">Who or what can step in.</param>
/// <param name="IsOff">Whether it is called off.</param>
public sealed record SessionNow(DateTime StartsAt, string Place, IReadOnlyCollection<Guid> Speakers, IReadOnlyCollection<Guid> Backup, bool IsOff);

/// <summary>
/// A session as its trainer last heard of it. Acts tell the trainer at once what they change; whatever changes in another way, such as a consent that ends, differs from
/// this and is told soon after. So nothing that touches their day stays untold, whichever way it came about.
/// </summary>
public sealed class SessionAsTold : IContestedRow
{
    private SessionAsTold()
    {
    }

    /// <summary>As it was when the trainer asked: at that time and place, and nobody speaks yet.</summary>
    public SessionAsTold(Guid talkId, DateTime startsAt, string place) =>
        (TalkId, StartsAt, Place, Speakers, Backup) = (talkId, startsAt, place, MarkOf([]), MarkOf([]));

    /// <summary>Of which talk.</summary>
    public Guid TalkId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>Where.</summary>
    public string Place { get; private set; } = "";

    /// <summary>A mark of who speaks. It can't be turned back into who.</summary>
    public string Speakers { get; private set; } = "";

    /// <summary>A mark of what can step in.</summary>
    public string Backup { get; private set; } = "";

    /// <summary>Whether it was off.</summary>
    public bool IsOff { get; private set; }

    /// <summary>What acts have told since.</summary>
    public SessionParts Told { get; private set; }

    /// <summary>Changes with each telling, so that two at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>An act tells the trainer of these.</summary>
    public void Tell(SessionParts parts)
    {
        Told |= parts;
        Version++;
    }

    /// <summary>Remembers how it is now. Answers what has changed that nobody told.</summary>
    public SessionParts CatchUp(SessionNow now)
    {
        var (speakers, backup) = (MarkOf(now.Speakers), MarkOf(now.Backup));
        var changed = (now.StartsAt == StartsAt ? 0 : SessionParts.Time) | (now.Place == Place ? 0 : SessionParts.Place) | (speakers == Speakers ? 0 : SessionParts.Speakers)
            | (backup == Backup ? 0 : SessionParts.Backup) | (now.IsOff == IsOff ? 0 : SessionParts.Off);
        var untold = changed & ~Told;
        if (changed != SessionParts.None || Told != SessionParts.None)
        {
            (StartsAt, Place, Speakers, Backup, IsOff, Told) = (now.StartsAt, now.Place, speakers, backup, now.IsOff, SessionParts.None);
            Version++;
        }
        return untold;
    }

    private static string MarkOf(IReadOnlyCollection<Guid> ids) =>
        Convert.ToHexString(SHA256.HashData([.. ids.Order().SelectMany(id => id.ToByteArray())]));
}

internal sealed class SessionAsToldMapping : IEntityTypeConfiguration<SessionAsTold>
{
    private const int MarkLength = 64;

    public void Configure(EntityTypeBuilder<SessionAsTold> builder)
    {
        builder.ToTable("SessionsAsTold");
        builder.HasKey(s => s.TalkId);
        builder.Property(s => s.Place).HasMaxLength(Talk.LineLength);
        builder.Property(s => s.Speakers).HasMaxLength(MarkLength);
        builder.Property(s => s.Backup).HasMaxLength(MarkLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Talk>().WithOne().HasForeignKey<SessionAsTold>(s => s.TalkId);
    }
}
