namespace Pace.Learning.Web.Platform.Calendar;

/// <summary>Something in somebody's calendar, as one person has it.</summary>
public sealed record Appointment
{
    /// <summary>What it is called. Neutral on purpose: others may see the calendar.</summary>
    public const string NeutralTitle = "Appointment";

    /// <summary>How long before it somebody gets ready or is on the way: a change that they would hear of later than this is told at once.</summary>
    public static readonly TimeSpan GettingReady = TimeSpan.FromHours(12);

    /// <summary>Stays the same whatever changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>Rises with every change: calendars keep to the file with the highest one.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it starts (UTC).</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>When it ends (UTC), if that is known.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>What the reader's calendar shows.</summary>
    public string Title { get; init; } = NeutralTitle;

    /// <summary>Where; empty when that isn't to be in a calendar.</summary>
    public string Place { get; init; } = "";

    /// <summary>Whether it is off, for everybody or for this person.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The words of the link to its file.</summary>
    public static string LinkText(bool isCancelled) => isCancelled ? "Take it out of your calendar" : "Put it in your calendar";
}
