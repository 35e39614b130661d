using Pace.Learning.Web.Platform.Calendar;

namespace Pace.Learning.Web.Talks;

/// <summary>Settings under <c>Pace:Talks</c>.</summary>
public sealed class TalkOptions
{
    /// <summary>Debriefs that one person listens to on a day, at most. Those who listen are looked after as well.</summary>
    public int DebriefsADay { get; set; } = 2;

    /// <summary>What a talk is called in a parent's calendar. Neutral on purpose: others may see the calendar.</summary>
    public string CalendarTitle { get; set; } = Appointment.NeutralTitle;
}
