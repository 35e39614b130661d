using Pace.Learning.Web.Platform.Calendar;

namespace Pace.Learning.Web.Parents.Events;

/// <summary>What parents come together for. Kept as numbers: a value never changes its meaning.</summary>
public enum ParentEventKind
{
    /// <summary>The open group.</summary>
    OpenGroup = 1,

    /// <summary>A day or weekend with other parents.</summary>
    NetworkingDay = 2,

    /// <summary>An issue of the newsletter, made together.</summary>
    Newsletter = 3,
}

/// <summary>A date for parents among themselves.</summary>
public sealed class ParentEvent
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 1000;

    /// <summary>The longest place, in characters.</summary>
    public const int PlaceLength = 300;

    private ParentEvent()
    {
    }

    /// <summary>Sets a date.</summary>
    public ParentEvent(ParentEventKind kind, DateTime startsAt, string place, string about, Guid by, DateTime now) =>
        (Id, Kind, StartsAt, Place, About, CreatedBy, CreatedAt) = (Guid.CreateVersion7(), kind, startsAt, place.Trim(), about.Trim(), by, now);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What.</summary>
    public ParentEventKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>Where.</summary>
    public string Place { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public string About { get; private set; } = "";

    /// <summary>What came of it, for everyone to read. No names.</summary>
    public string? Notes { get; private set; }

    /// <summary>Who set it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>When it was set (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was called off (UTC).</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>How often it was changed or called off, so that calendars know which file is the newest and two who change it at once notice each other.</summary>
    public int Changes { get; private set; }

    /// <summary>The kind in plain words.</summary>
    public string Title => TitleOf(Kind);

    /// <summary>Whether somebody can still sign up.</summary>
    public bool IsOpenAt(DateTime now) => CancelledAt is null && StartsAt > now;

    /// <summary>Writes down what came of it.</summary>
    public void Write(string? notes) => Notes = string.IsNullOrWhiteSpace(notes) ? null : notes.Trim();

    /// <summary>Calls it off. Doing so twice keeps the first time.</summary>
    public void Cancel(DateTime now)
    {
        if (CancelledAt is null)
        {
            CancelledAt = now;
            Changes++;
        }
    }

    /// <summary>It is at another time or place.</summary>
    public Refusal? Move(DateTime startsAt, string place, DateTime now)
    {
        if (!IsOpenAt(now))
        {
            return new Refusal("", "This is off or over, so it can’t be changed");
        }
        if (startsAt <= now)
        {
            return new Refusal("Input.Day", "Enter a date and a time that are still to come");
        }
        if (startsAt != StartsAt || place.Trim() != Place)
        {
            (StartsAt, Place) = (startsAt, place.Trim());
            Changes++;
        }
        return null;
    }

    /// <summary>The date in the calendar of somebody who comes.</summary>
    public Appointment InCalendar() => new() { Id = Id, Sequence = Changes, StartsAt = StartsAt, Place = Place, IsCancelled = CancelledAt is not null };

    /// <summary>A kind in plain words.</summary>
    public static string TitleOf(ParentEventKind kind) => kind switch
    {
        ParentEventKind.OpenGroup => "Open group",
        ParentEventKind.NetworkingDay => "A day with other parents",
        _ => "Newsletter",
    };
}

/// <summary>A parent comes. Stepping back takes the row away: nothing is left that says they didn't come.</summary>
public sealed class ParentEventAttendance : IContestedRow
{
    private ParentEventAttendance()
    {
    }

    /// <summary>Signs up.</summary>
    public ParentEventAttendance(Guid gatheringId, Guid participantId, DateTime now) => (GatheringId, ParticipantId, At) = (gatheringId, participantId, now);

    /// <summary>For what.</summary>
    public Guid GatheringId { get; private set; }

    /// <summary>Who.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}

internal sealed class ParentEventMapping : IEntityTypeConfiguration<ParentEvent>, IEntityTypeConfiguration<ParentEventAttendance>
{
    public void Configure(EntityTypeBuilder<ParentEvent> builder)
    {
        builder.ToTable("ParentEvents");
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Changes).IsConcurrencyToken();
        builder.Property(g => g.Place).HasMaxLength(ParentEvent.PlaceLength);
        builder.Property(g => g.About).HasMaxLength(ParentEvent.TextLength);
        builder.Property(g => g.Notes).HasMaxLength(ParentEvent.TextLength);
        builder.HasIndex(g => g.StartsAt);
    }

    public void Configure(EntityTypeBuilder<ParentEventAttendance> builder)
    {
        builder.ToTable("ParentEventAttendances");
        builder.HasKey(s => new { s.GatheringId, s.ParticipantId });
        builder.HasOne<ParentEvent>().WithMany().HasForeignKey(s => s.GatheringId);
        builder.HasIndex(s => s.ParticipantId);
    }
}
