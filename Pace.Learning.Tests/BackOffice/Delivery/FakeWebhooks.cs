using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>
/// Sends webhooks as Umbraco does: from the background, in no certain order, again when the answer is no success. It signs them as our library does, or sends the secret; and can lose, double,
/// delay and reorder them.
/// </summary>
internal sealed class FakeWebhooks : IAsyncDisposable
{
    public const string Secret = "a secret of tests, long enough to sign with";

    private const int MostSends = 6;
    private static readonly TimeSpan SendAgainAfter = TimeSpan.FromMilliseconds(200);

    private readonly Channel<(string Event, string Body)> waiting = Channel.CreateUnbounded<(string, string)>();
    private readonly CancellationTokenSource over = new();
    private readonly HttpClient client;
    private readonly Func<DateTimeOffset> now;
    private readonly Task sending;
    private int answered;

    /// <summary>Sends to a site.</summary>
    /// <param name="client">Knows the site's address.</param>
    /// <param name="now">The site's time.</param>
    public FakeWebhooks(HttpClient client, Func<DateTimeOffset> now)
    {
        (this.client, this.now) = (client, now);
        sending = SendAllAsync();
    }

    /// <summary>Whether it sends the secret itself, as an Umbraco without our library can.</summary>
    public bool SaysSecret { get; set; }

    /// <summary>Whether the next are lost.</summary>
    public bool Loses { get; set; }

    /// <summary>How often each is sent, whatever the answer.</summary>
    public int Times { get; set; } = 1;

    /// <summary>How many it waits for, to send the last first.</summary>
    public int Reversed { get; set; } = 1;

    /// <summary>How long it waits before it sends.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many were answered with success.</summary>
    public int Answered => answered;

    /// <summary>Something happened to documents.</summary>
    public void Tell(string name, params IReadOnlyList<Guid> ids)
    {
        if (!Loses)
        {
            var isArray = name is "Umbraco.ContentMovedToRecycleBin" or "Umbraco.ContentMoved";
            var bodies = ids.Select(id => name == "Umbraco.ContentPublish" ? $$"""{"id":"{{id}}","cultures":[]}""" : $$"""{"id":"{{id}}"}""").ToList();
            waiting.Writer.TryWrite((name, isArray ? $"[{string.Join(',', bodies)}]" : bodies[0]));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await sending;
        over.Dispose();
        client.Dispose();
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (true)
            {
                List<(string Event, string Body)> some = [await waiting.Reader.ReadAsync(over.Token)];
                while (some.Count < Reversed)
                {
                    some.Add(await waiting.Reader.ReadAsync(over.Token));
                }
                some.Reverse();
                foreach (var (name, body) in some.SelectMany(s => Enumerable.Repeat(s, Times)))
                {
                    await Task.Delay(Delay, over.Token);
                    await SendAsync(name, body);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was switched off.
        }
    }

    private async Task SendAsync(string name, string body)
    {
        for (var time = 0; time < MostSends; time++)
        {
            try
            {
                using var answer = await client.SendAsync(RequestOf(name, body, time), over.Token);
                if (answer.IsSuccessStatusCode)
                {
                    Interlocked.Increment(ref answered);
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // The site is down.
            }
            await Task.Delay(SendAgainAfter, over.Token);
        }
    }

    private HttpRequestMessage RequestOf(string name, string body, int time)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/umbraco-webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Umb-Webhook-Event", name);
        request.Headers.Add("Umb-Webhook-RetryCount", time.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(SaysSecret ? "X-Pace-Secret" : "X-Pace-Signature", SaysSecret ? Secret : SignatureOf(body, now()));
        return request;
    }

    /// <summary>As our library signs.</summary>
    public static string SignatureOf(string body, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }
}
