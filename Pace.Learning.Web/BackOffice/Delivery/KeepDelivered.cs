using System.Runtime.CompilerServices;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Findings;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>After each delivery: what parents reviewed is known as public, ids that people's progress refers to are written down, and what could be published isn't told of as stopped.</summary>
internal sealed class KeepDelivered(IServiceScopeFactory scopes, DeliveredSite site, DeliveredPlaces places, PublishedContent published, ILogger<KeepDelivered> log) : OnNotice(log)
{
    private readonly ConditionalWeakTable<DeliveredItem, DeliveredText> texts = [];

    /// <summary>Hears of deliveries from now on, and looks at the one that there is.</summary>
    public void Listen()
    {
        // After the library: what can't be compiled isn't public.
        published.Replaced += Notice;
        Notice();
    }

    protected override async Task ActAsync(CancellationToken stopping)
    {
        if (site.Current is null)
        {
            return;
        }
        var byPath = places.ByPath;
        var faulty = published.Findings.Where(f => f.Severity is Severity.Error).Select(f => f.Path).ToHashSet();
        await using var scope = scopes.CreateAsyncScope();
        var recorder = scope.ServiceProvider.GetRequiredService<ElsewhereRecorder>();
        var shown = byPath.Keys.Where(p => !faulty.Contains(p) && DocumentPath.KindOf(p) is not null).ToHashSet();
        await recorder.TakeDeliveredAsync(shown, path => TextOf(path, byPath[path], site.Surroundings), stopping);
        await recorder.KeepIdsAsync(shown, stopping);
        await ForgetStoppedAsync(scope.ServiceProvider.GetRequiredService<PaceDbContext>(), byPath, stopping);
    }

    private DeliveredText? TextOf(string path, DeliveredItem item, DeliverySurroundings around)
    {
        try
        {
            return texts.GetValue(item, _ => DeliveredText.Of(NormalizedText.Of(path, DocumentProperties.TextOf(path, item, around))));
        }
        catch (UnreadableDeliveryException)
        {
            // What is public is its last good form.
            return null;
        }
    }

    // It was published after all, as it is now or otherwise.
    private static async Task ForgetStoppedAsync(PaceDbContext db, IReadOnlyDictionary<string, DeliveredItem> byPath, CancellationToken stopping)
    {
        var updated = byPath.Values.ToDictionary(i => i.Id, i => i.UpdatedAt);
        var stopped = await db.OfficeDocuments.AsNoTracking().Where(d => d.Stopped != null).Select(d => new { d.Key, d.Stopped!.At }).ToListAsync(stopping);
        foreach (var key in stopped.Where(s => updated.GetValueOrDefault(s.Key) > s.At).Select(s => s.Key))
        {
            await db.RetryOnConflictAsync(async stop => (await db.OfficeDocuments.SingleAsync(d => d.Key == key, stop)).Go(), stopping);
        }
    }
}
