using Pace.Learning.Content.Search;
using Pace.Learning.Web.Courses;

namespace Pace.Learning.Web.Studio.Statistics.Searches;

/// <summary>Words that people looked for in vain.</summary>
/// <param name="Words">The words, from A to Z.</param>
/// <param name="Days">On how many days.</param>
internal sealed record SoughtWords(string Words, int Days);

/// <summary>Keeps what people searched for in vain, as far as it tells nothing of anybody, and shows what was looked for on enough days.</summary>
internal sealed class UnmetSearches(PaceDbContext db, PublishedContent published, TimeProvider time)
{
    /// <summary>The fewest days on which something was looked for when it is shown: one person's evening is none of anybody's business.</summary>
    public const int FewestDays = SmallNumbers.Fewest;

    private const int MostShown = 50;

    private DateOnly Today => LondonTime.DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>Keeps what somebody searched for and didn't find, unless it may name somebody or stands there already.</summary>
    public async Task NoteAsync(SearchAnswer answer, CancellationToken cancellation)
    {
        var today = Today;
        if (SearchWords.ToKeep(answer.Query, published.Library) is not { } words
            || await db.UnmetSearches.AnyAsync(s => s.Day == today && s.Words == words, cancellation)
            || await db.UnmetSearches.CountAsync(s => s.Day == today, cancellation) >= UnmetSearch.MostADay)
        {
            return;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            if (!await db.UnmetSearches.AnyAsync(s => s.Day == today && s.Words == words, stop))
            {
                db.UnmetSearches.Add(new UnmetSearch(words, today));
            }
        }, cancellation);
    }

    /// <summary>What was looked for on several days, most first.</summary>
    public async Task<IReadOnlyList<SoughtWords>> ReadAsync(CancellationToken cancellation)
    {
        var from = Today.AddDays(-UnmetSearch.DaysKept);
        var sought = await db.UnmetSearches.Where(s => s.Day >= from).GroupBy(s => s.Words).Select(g => new { Words = g.Key, Days = g.Count() }).Where(s => s.Days >= FewestDays)
            .OrderByDescending(s => s.Days).ThenBy(s => s.Words).Take(MostShown).ToListAsync(cancellation);
        return sought.ConvertAll(s => new SoughtWords(s.Words, s.Days));
    }
}
