using System.Globalization;
using System.Net;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Umbraco couldn't be asked, or answered what nobody can use.</summary>
internal sealed class DeliveryFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Asks Umbraco's Content Delivery API (version 2). It never follows where an answer leads: a renamed page answers with an address of the site, not of the API. Documents that vary by
/// language are asked for in one language, the one of the settings; with a language, those that don't vary are no answer at all.
/// </summary>
internal sealed class DeliveryClient(HttpClient http, string? culture = null)
{
    /// <summary>The client's name.</summary>
    public const string Name = "umbraco-delivery";

    private const string Root = "umbraco/delivery/api/v2/content";
    private const int PageSize = 100;
    private const int IdsAtOnce = 40;

    // What is picked in a document, and in its blocks, comes with its own properties: a picture with its alternative text.
    private const string Expanded = "expand=properties[$all[properties[$all]]]";

    // Somebody publishes while pages are turned: what was listed is listed once more.
    private const int MostTries = 3;

    /// <summary>All documents, without their properties, siblings in the order in which editors sorted them.</summary>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public Task<IReadOnlyList<DeliveredItem>> ListAsync(CancellationToken cancellation) => ListAsync("", cancellation);

    /// <summary>The same of those below one.</summary>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public Task<IReadOnlyList<DeliveredItem>> ListBelowAsync(Guid id, CancellationToken cancellation) => ListAsync($"fetch=descendants:{id}&", cancellation);

    /// <summary>The same of those directly below one.</summary>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public Task<IReadOnlyList<DeliveredItem>> ListChildrenAsync(Guid id, CancellationToken cancellation) => ListAsync($"fetch=children:{id}&", cancellation);

    /// <summary>Documents with their properties. One that isn't published any more is left out.</summary>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public async Task<IReadOnlyList<DeliveredItem>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var items = await ReadAsync(ids, null, cancellation);
        if (culture is null || ids.Count == 0)
        {
            return items;
        }
        var invariant = items.Where(i => i.Cultures.Count == 0).ToList();
        return [.. invariant, .. (await ReadAsync([.. ids.Except(invariant.Select(i => i.Id))], culture, cancellation)).Where(IsInCulture)];
    }

    private async Task<IReadOnlyList<DeliveredItem>> ListAsync(string fetch, CancellationToken cancellation)
    {
        var items = await ListAsync(fetch, null, cancellation);
        if (culture is null)
        {
            return items;
        }
        var varying = (await ListAsync(fetch, culture, cancellation)).Where(IsInCulture).ToDictionary(i => i.Id);
        var listed = items.Select(i => i.Id).ToHashSet();
        return [.. items.Select(i => i.Cultures.Count == 0 ? i : varying.GetValueOrDefault(i.Id)).OfType<DeliveredItem>(), .. varying.Values.Where(i => !listed.Contains(i.Id))];
    }

    private async Task<IReadOnlyList<DeliveredItem>> ListAsync(string fetch, string? language, CancellationToken cancellation)
    {
        IReadOnlyList<DeliveredItem> last = [];
        for (var time = 1; ; time++)
        {
            List<DeliveredItem> items = [];
            var total = 0;
            for (var skip = 0; skip == 0 || skip < total; skip += PageSize)
            {
                var page = await PageAsync(string.Create(CultureInfo.InvariantCulture, $"{Root}?{fetch}sort=level:asc&sort=sortOrder:asc&fields=properties[title]&skip={skip}&take={PageSize}"), language, cancellation);
                total = page.Total;
                items.AddRange(page.Items);
            }
            var known = items.DistinctBy(i => i.Id).ToList();
            // Fewer than it says may also be documents that aren't published in the language.
            if (known.Count == total || time == MostTries || (time > 1 && known.Select(i => i.Id).SequenceEqual(last.Select(i => i.Id))))
            {
                return known;
            }
            last = known;
        }
    }

    private async Task<List<DeliveredItem>> ReadAsync(IReadOnlyCollection<Guid> ids, string? language, CancellationToken cancellation)
    {
        List<DeliveredItem> items = [];
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            items.AddRange((await PageAsync($"{Root}/items?{Expanded}&{string.Join('&', some.Select(id => $"id={id}"))}", language, cancellation)).Items);
        }
        return items;
    }

    private bool IsInCulture(DeliveredItem item) => item.Cultures.Keys.Contains(culture, StringComparer.OrdinalIgnoreCase);

    private async Task<DeliveredPage<DeliveredItem>> PageAsync(string address, string? language, CancellationToken cancellation) =>
        await GetAsync(address, language, cancellation) is { } body ? Understood(() => DeliveredAnswers.Items(body)) : throw new DeliveryFailedException($"{address} isn't there. Is the Content Delivery API on, and the start item right?");

    private async Task<byte[]?> GetAsync(string address, string? language, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (language is not null)
            {
                request.Headers.Add("Accept-Language", language);
            }
            using var answer = await http.SendAsync(request, cancellation);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await answer.Content.ReadAsByteArrayAsync(cancellation),
                HttpStatusCode.NotFound => null,
                HttpStatusCode.Unauthorized => throw new DeliveryFailedException("Umbraco refuses the key. Set Pace__Umbraco__ApiKey to the one of its Content Delivery API."),
                var status => throw new DeliveryFailedException($"Umbraco answered {(int)status} to {address}."),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or Polly.ExecutionRejectedException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new DeliveryFailedException($"Umbraco doesn't answer: {e.Message}", e);
        }
    }

    private static T Understood<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableDeliveryException e)
        {
            throw new DeliveryFailedException($"Umbraco answered what can't be read: {e.Message}", e);
        }
    }
}
