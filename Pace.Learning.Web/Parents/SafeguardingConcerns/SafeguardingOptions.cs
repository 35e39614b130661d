namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Settings under <c>Pace:Safeguarding</c>.</summary>
public sealed class SafeguardingOptions
{
    private const int Year = 365;

    /// <summary>For how many days a worry is kept once it is closed. Then it is deleted, and its key destroyed.</summary>
    public int DaysKeptAfterClosing { get; set; } = Year;

    /// <summary>For how many hours a worry may wait unread that is for today, or of which nobody can say how urgent it is. Nights and weekends count.</summary>
    public int HoursUnreadToday { get; set; } = 4;

    /// <summary>For how many hours a worry may wait unread that is for the next days.</summary>
    public int HoursUnreadSoon { get; set; } = 24;

    /// <summary>For how many hours a worry may wait unread that is in no hurry.</summary>
    public int HoursUnreadNoHurry { get; set; } = 72;

    /// <summary>How long a worry may wait unread, before more people are told.</summary>
    public TimeSpan MayWait(ConcernUrgency urgency) => TimeSpan.FromHours(urgency switch
    {
        ConcernUrgency.Soon => HoursUnreadSoon,
        ConcernUrgency.NoHurry => HoursUnreadNoHurry,
        _ => HoursUnreadToday,
    });

    /// <summary>The time in words.</summary>
    public string KeptFor => DaysKeptAfterClosing == Year ? "one year" : $"{DaysKeptAfterClosing} days";
}
