namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>
/// What a room does by itself at certain times, listed with its time in <c>Timetable.cs</c>. It never runs beside itself, but may run again after a crash or
/// a failure, so doing it twice must change nothing more.
/// </summary>
public interface IRecurringJob
{
    /// <summary>Names it in settings and in the database; never changes.</summary>
    static abstract string Name { get; }

    /// <summary>What it does, in plain words for staff.</summary>
    static abstract string What { get; }

    /// <summary>Does it.</summary>
    Task RunAsync(CancellationToken cancellation);
}
