using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>Reads and writes an Umbraco's documents and types through its Management API.</summary>
internal sealed class ManagementClient(HttpClient http)
{
    private const string Root = "umbraco/management/api/v1";
    private const int PageSize = 100;

    public static ManagementClient For(ManagementOptions options) => new(new HttpClient(new ManagementToken(options, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }))
    {
        BaseAddress = new Uri(options.Url!.AbsoluteUri.TrimEnd('/') + "/"),
        Timeout = options.Timeout,
    });

    /// <summary>What stands in a document, or at the top, in the order in which editors sorted it.</summary>
    public Task<IReadOnlyList<TreeRow>> DocumentsInAsync(Guid? parent, CancellationToken cancellation) => TreeAsync("document", parent, cancellation);

    /// <summary>Types and folders of types.</summary>
    public Task<IReadOnlyList<TreeRow>> TypesInAsync(Guid? parent, CancellationToken cancellation) => TreeAsync("document-type", parent, cancellation);

    public async Task<ManagedDocument?> DocumentAsync(Guid id, CancellationToken cancellation) => await GetAsync($"document/{id}", cancellation) is { } body ? ManagementAnswers.Document(body) : null;

    public async Task<ManagedType?> TypeAsync(Guid id, CancellationToken cancellation) => await GetAsync($"document-type/{id}", cancellation) is { } body ? ManagementAnswers.Type(body) : null;

    public async Task<bool> HasDataTypeAsync(Guid id, CancellationToken cancellation) => await GetAsync($"data-type/{id}", cancellation) is not null;

    public Task<Refusal?> CreateAsync(string kind, JsonObject what, CancellationToken cancellation) => SendAsync(HttpMethod.Post, kind, what, cancellation);

    public Task<Refusal?> UpdateAsync(Guid document, JsonObject what, CancellationToken cancellation) => SendAsync(HttpMethod.Put, $"document/{document}", what, cancellation);

    public Task<Refusal?> PublishAsync(Guid document, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, $"document/{document}/publish", new JsonObject { ["publishSchedules"] = new JsonArray(new JsonObject { ["culture"] = null }) }, cancellation);

    private async Task<IReadOnlyList<TreeRow>> TreeAsync(string kind, Guid? parent, CancellationToken cancellation)
    {
        List<TreeRow> rows = [];
        while (true)
        {
            var address = parent is { } id ? $"tree/{kind}/children?parentId={id}&" : $"tree/{kind}/root?";
            var body = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"{address}skip={rows.Count}&take={PageSize}"), cancellation) ?? throw new ManagementFailedException("Umbraco doesn't give its tree. Is it an Umbraco from 14 on?");
            var (total, some) = ManagementAnswers.Tree(body);
            rows.AddRange(some);
            if (some.Count == 0 || rows.Count >= total)
            {
                return rows;
            }
        }
    }

    private Task<byte[]?> GetAsync(string address, CancellationToken cancellation) => AskedAsync(async () =>
    {
        using var answer = await http.GetAsync($"{Root}/{address}", cancellation);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => await answer.Content.ReadAsByteArrayAsync(cancellation),
            HttpStatusCode.NotFound => null,
            HttpStatusCode.Forbidden => throw new ManagementFailedException("The API user may not read this. Give its group the content and settings sections and the whole tree."),
            var status => throw Failed(status),
        };
    }, cancellation);

    private Task<Refusal?> SendAsync(HttpMethod method, string address, JsonObject what, CancellationToken cancellation) => AskedAsync(async () =>
    {
        using var request = new HttpRequestMessage(method, $"{Root}/{address}") { Content = JsonContent.Create(what) };
        // In memory, so that it can be sent once more with another token.
        await request.Content.LoadIntoBufferAsync(cancellation);
        using var answer = await http.SendAsync(request, cancellation);
        if (answer.IsSuccessStatusCode)
        {
            return null;
        }
        if (answer.StatusCode is HttpStatusCode.Unauthorized or (>= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest))
        {
            throw Failed(answer.StatusCode);
        }
        var notifications = answer.Headers.TryGetValues("Umb-Notifications", out var given) ? string.Join(",", given) : null;
        return ManagementAnswers.Refused((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellation), notifications, what);
    }, cancellation);

    private static ManagementFailedException Failed(HttpStatusCode status) => new(status switch
    {
        HttpStatusCode.Unauthorized => "Umbraco gave a token and then refused it.",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "Umbraco leads to another address. Set Pace__Umbraco__Url to where it is itself.",
        _ => $"Umbraco answered {(int)status}.",
    });

    private static async Task<T> AskedAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ManagementFailedException($"Umbraco doesn't answer: {(e is OperationCanceledException ? "it took too long" : e.Message)}", e);
        }
    }
}
