namespace Pace.Learning.Web.Platform.Signals;

/// <summary>Tells the site's processes that something changed, and hears it from them.</summary>
public sealed class Signals
{
    internal const string Channel = "pace_signals";

    /// <summary>Raised with the topic, in every process, soon after what raised it was stored; maybe more than once for one change.</summary>
    public event Action<string>? Raised;

    /// <summary>Part of an act: its transaction stores and tells it, or neither. Call <see cref="Here"/> once it is stored.</summary>
    public static async Task RaiseAsync(PaceDbContext db, string topic, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Added first where it is new, so that two who raise the first one wait for each other.
        var signals = db.Set<Signal>();
        if (await signals.Where(s => s.Topic == topic).ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + 1), cancellation) == 0)
        {
            var first = new Signal(topic);
            first.Raise();
            signals.Add(first);
        }
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {topic})", cancellation);
        }
    }

    /// <summary>The same in this process, which needn't wait for the notice.</summary>
    public void Here(string topic) => Raised?.Invoke(topic);
}
