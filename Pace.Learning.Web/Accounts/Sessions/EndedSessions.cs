using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>
/// Whose sessions ended not long ago: their cookies are looked at with the next page, whenever that would have been due. It hears of every account that is closed or gets a new security
/// stamp, and tells the site's other processes.
/// </summary>
internal sealed class EndedSessions(Signals signals, TimeProvider time) : SaveChangesInterceptor
{
    private const string Topic = "session-ended:";

    // What is told before it is committed may be asked about before it is committed.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> ended = [];

    /// <summary>Hears of what other processes ended.</summary>
    public void Listen() => signals.Raised += topic =>
    {
        if (topic.StartsWith(Topic, StringComparison.Ordinal) && Guid.TryParseExact(topic.AsSpan(Topic.Length), "N", out var person))
        {
            Note(person);
        }
    };

    /// <summary>Whether a cookie that was made or looked at then has to be looked at again.</summary>
    public bool IsDue(Guid personId, DateTimeOffset? issued) => !ended.IsEmpty && ended.TryGetValue(personId, out var at) && !(issued > at + Grace);

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PaceDbContext db)
        {
            foreach (var person in EndedIn(db))
            {
                await TellAsync(db, person, cancellationToken);
            }
        }
        return result;
    }

    /// <summary>One of somebody's sessions ended.</summary>
    public Task TellAsync(PaceDbContext db, Guid personId, CancellationToken cancellation = default)
    {
        Note(personId);
        return Signals.NotifyAsync(db, $"{Topic}{personId:N}", cancellation);
    }

    private static List<Guid> EndedIn(PaceDbContext db) =>
    [
        .. db.ChangeTracker.Entries<Person>()
            .Where(e => e.State is EntityState.Deleted || (e.State is EntityState.Modified && e.Property(p => p.SecurityStamp) is var stamp && stamp.OriginalValue != stamp.CurrentValue)).Select(e => e.Entity.Id),
    ];

    // What ended so long ago no cookie outlives.
    private void Note(Guid person)
    {
        var now = time.GetUtcNow();
        ended[person] = now;
        foreach (var (old, at) in ended)
        {
            if (now - at > SessionCookie.Length)
            {
                ended.TryRemove(KeyValuePair.Create(old, at));
            }
        }
    }
}
