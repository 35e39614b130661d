namespace Pace.Learning.Web.Talks.Care;

/// <summary>A longer rest that a parent and the manager agreed on, beyond the days that preferences say.</summary>
public sealed class RestPeriod
{
    private RestPeriod()
    {
    }

    /// <summary>Agrees on it.</summary>
    public RestPeriod(Guid participantId, DateOnly until, Guid by, DateTime now) =>
        (Id, ParticipantId, Until, ByPersonId, At) = (Guid.CreateVersion7(), participantId, until, by, now);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public Guid ParticipantId { get; private set; }

    /// <summary>The last day of it.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }
}
