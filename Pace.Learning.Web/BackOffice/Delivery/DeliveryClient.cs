using System.Globalization;
using System.Net;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Umbraco couldn't be asked, or answered what nobody can use.</summary>
internal sealed class DeliveryFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Asks Umbraco's Content Delivery API (version 2). It never follows where an answer leads: a renamed page answers with an address of the site, not of the API.</summary>
internal sealed class DeliveryClient(HttpClient http)
{
    /// <summary>The client's name.</summary>
    public const string Name = "umbraco-delivery";

    private const string Root = "umbraco/delivery/api/v2/content";
    private const int PageSize = 100;
    private const int IdsAtOnce = 20;

    // Somebody publishes while pages are turned: what was listed is listed once more.
    private const int MostTries = 3;

    /// <summary>All documents, without their properties, siblings in the order in which editors sorted them.</summary>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public async Task<IReadOnlyList<DeliveredItem>> ListAsync(CancellationToken cancellation)
    {
        for (var time = 1; ; time++)
        {
            List<DeliveredItem> items = [];
            var total = 0;
            do
            {
                var page = await PageAsync(string.Create(CultureInfo.InvariantCulture, $"{Root}?sort=level:asc&sort=sortOrder:asc&fields=properties[title]&skip={items.Count}&take={PageSize}"), cancellation);
                total = page.Total;
                items.AddRange(page.Items);
                if (page.Items.Count == 0)
                {
                    break;
                }
            }
            while (items.Count < total);
            var known = items.DistinctBy(i => i.Id).ToList();
            if (known.Count == total || time == MostTries)
            {
                return known;
            }
        }
    }

    /// <summary>Documents with their properties. One that isn't published any more is left out.</summary>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public async Task<IReadOnlyList<DeliveredItem>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        List<DeliveredItem> items = [];
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            items.AddRange((await PageAsync($"{Root}/items?{string.Join('&', some.Select(id => $"id={id}"))}", cancellation)).Items);
        }
        return items;
    }

    /// <summary>One document; <c>null</c>: it isn't published.</summary>
    /// <exception cref="DeliveryFailedException">It can't be asked.</exception>
    public async Task<DeliveredItem?> FindAsync(Guid id, CancellationToken cancellation) =>
        await GetAsync($"{Root}/item/{id}", cancellation) is { } body ? Understood(() => DeliveredAnswers.Item(body)) : null;

    private async Task<DeliveredPage<DeliveredItem>> PageAsync(string address, CancellationToken cancellation) =>
        await GetAsync(address, cancellation) is { } body ? Understood(() => DeliveredAnswers.Items(body)) : throw new DeliveryFailedException($"{address} isn't there. Is the Content Delivery API on, and the start item right?");

    private async Task<byte[]?> GetAsync(string address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellation);
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
