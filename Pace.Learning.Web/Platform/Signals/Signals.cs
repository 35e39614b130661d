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
        // With SQLite there is one process, and it knows.
        if (!db.Database.IsNpgsql())
        {
            return;
        }
        var signals = db.Set<Signal>();
        if (await signals.Where(s => s.Topic == topic).ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + 1), cancellation) == 0)
        {
            var first = new Signal(topic);
            first.Raise();
            signals.Add(first);
        }
        await NotifyAsync(db, topic, cancellation);
    }

    /// <summary>Part of an act that many do at once: a notice without a number, since all of them would wait for each other to count it. For what is looked at again before long anyway.</summary>
    public static async Task NotifyAsync(PaceDbContext db, string topic, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {topic})", cancellation);
        }
    }

    /// <summary>The same in this process, which needn't wait for the notice.</summary>
    public void Here(string topic) => Raised?.Invoke(topic);
}
