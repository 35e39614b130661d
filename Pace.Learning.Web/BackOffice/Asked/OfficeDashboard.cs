using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Emptied;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>What waits for those who write in Umbraco.</summary>
/// <param name="Emptied">Places where a parent's words stood.</param>
/// <param name="Reviews">Documents that parents read, or have approved.</param>
/// <param name="Refused">What couldn't be published, or can't be shown.</param>
internal sealed record DashboardAnswer(IReadOnlyList<Waiting> Emptied, IReadOnlyList<Waiting> Reviews, IReadOnlyList<Waiting> Refused);

/// <summary>Something that waits.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where to look at it.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="State">How a review stands.</param>
/// <param name="Message">Why it couldn't be published.</param>
internal sealed record Waiting(string Title, string Url, DateTime Since, string? State = null, string? Message = null);

/// <summary>Reads what waits for editors.</summary>
internal sealed class OfficeDashboard(PaceDbContext db, EmptiedSpots emptied, ElsewhereReviews reviews, DeliveredSite delivered, DeliverySync sync, PublicUrl site, TimeProvider time)
{
    private const int Most = 50;

    /// <summary>All of it.</summary>
    public async Task<DashboardAnswer> ReadAsync(CancellationToken cancellation) => new(
        [.. (await emptied.ReadAsync(cancellation)).Take(Most).Select(s => new Waiting($"{Count.List(s.Documents.Select(d => d.Title))}: {AboutOf(s)}", site.Of(StudioAddresses.Emptied), s.Since))],
        [.. (await reviews.OpenAsync(cancellation)).Take(Most).Select(r => new Waiting(r.Title, site.Of(DraftAddresses.Comments(r.DocumentId)), r.Since, DocumentPanel.StateOf(r.Standing)))],
        [.. await StoppedAsync(cancellation), .. Undelivered()]);

    // What staff called a file of a parent's is for staff; its path stands in the text, so whoever writes it knows it.
    private static string AboutOf(EmptiedSpot spot) => spot.IsFile ? spot.Name : spot.About;

    private async Task<IEnumerable<Waiting>> StoppedAsync(CancellationToken cancellation) =>
        (await db.OfficeDocuments.AsNoTracking().Where(d => d.Stopped != null).OrderByDescending(d => d.Stopped!.At).Take(Most).ToListAsync(cancellation))
            .Select(d => new Waiting(d.Title, WrittenInUmbraco.EditPath(d.Key), d.Stopped!.At, Message: d.Stopped.Words));

    private IEnumerable<Waiting> Undelivered() => delivered.Problems.Take(Most)
        .Select(p => new Waiting(p.Name, WrittenInUmbraco.EditPath(p.Item), sync.ComparedAt ?? time.GetUtcNow().UtcDateTime, Message: $"It is published in Umbraco, and can’t be shown. {p.Reason}"));
}
