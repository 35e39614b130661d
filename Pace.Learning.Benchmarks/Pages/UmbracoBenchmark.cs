using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Pace.Learning.Benchmarks.Library;
using Pace.Learning.Tests.BackOffice.Delivery;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>
/// The site beside an Umbraco with 2,000 documents, each in a process of its own, and an Umbraco that takes a while over each answer: how long the first reading takes, from a webhook to the
/// changed page, from a webhook to a page that is gone, what comparing everything costs, and memory, beside the same site on files. <c>umbraco [DOCUMENTS]</c>.
/// </summary>
internal static class UmbracoBenchmark
{
    private const int Port = 5183;
    private const int Documents = 2_000;
    private const int Rounds = 25;
    private static readonly TimeSpan OverEachAnswer = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(string[] args)
    {
        var root = Directory.CreateTempSubdirectory("pace-benchmark-").FullName;
        var (published, content, data) = (Path.Combine(root, "site"), Path.Combine(root, "content"), Path.Combine(root, "data"));
        try
        {
            var library = new GeneratedLibrary(args is [var documents, ..] ? int.Parse(documents, CultureInfo.InvariantCulture) : Documents);
            library.WriteTo(content);
            await SiteProcess.PublishAsync(published);
            using (await SiteProcess.StartAsync(Port, published, data, null, content))
            {
                // Makes the database.
            }
            double onFiles;
            TimeSpan startOnFiles;
            using (var site = await SiteProcess.StartAsync(Port, published, data, null, content))
            {
                await SettleAsync(site);
                (onFiles, startOnFiles) = (site.ResidentMegabytes, site.FirstPageAfter);
            }
            Console.WriteLine(Text($"umbraco: {library.Documents.Count} documents, {OverEachAnswer.TotalMilliseconds:0} ms over each answer of Umbraco, {Environment.ProcessorCount} cores"));
            Console.WriteLine(Text($"  on files: first page {startOnFiles.TotalSeconds:0.0} s after the start, {onFiles:0} MB"));
            await BesideUmbracoAsync(library, published, content, data, onFiles);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task BesideUmbracoAsync(GeneratedLibrary library, string published, string content, string data, double onFiles)
    {
        var pages = library.Documents.Where(p => p.StartsWith("pages/", StringComparison.Ordinal)).ToDictionary(p => p, p => Encoding.UTF8.GetString(library.Files[p]));
        await using var umbraco = await FakeUmbraco.StartAsync(library.Documents.ToDictionary(p => p, p => Encoding.UTF8.GetString(library.Files[p])));
        umbraco.Slowness = OverEachAnswer;
        var (first, firstText) = pages.First();
        umbraco.Publish(first, firstText + "\nOnly Umbraco says this.\n");
        using var stranger = new HttpClient();
        var watch = Stopwatch.StartNew();
        using (var site = await SiteProcess.StartAsync(Port, published, data, null, content, Settings(umbraco)))
        {
            stranger.BaseAddress = new Uri(site.Url);
            await UntilAsync(async () => (await stranger.GetStringAsync(UrlOf(first))).Contains("Only Umbraco says this.", StringComparison.Ordinal));
            Console.WriteLine(Text($"  first read: {watch.Elapsed.TotalSeconds:0.0} s from the start of the process to Umbraco's text on a page, with {umbraco.Asked} questions"));
            await SettleAsync(site);
            Console.WriteLine(Text($"  memory: {site.ResidentMegabytes:0} MB, {site.ResidentMegabytes / onFiles:0.00} times that on files"));

            umbraco.Webhooks = new(new HttpClient { BaseAddress = stranger.BaseAddress }, () => DateTimeOffset.UtcNow);
            await TellAsync("one changed, from pressing Publish to the page", pages.Keys.Skip(1).Take(Rounds), async page =>
            {
                umbraco.Publish(page, $"{pages[page]}\nChanged in this round.\n");
                await UntilAsync(async () => (await stranger.GetStringAsync(UrlOf(page))).Contains("Changed in this round.", StringComparison.Ordinal));
            });
            await TellAsync("one taken away, from pressing Unpublish to a page that is gone", pages.Keys.Skip(1 + Rounds).Take(Rounds), async page =>
            {
                umbraco.Unpublish(page);
                await UntilAsync(async () =>
                {
                    using var answer = await stranger.GetAsync(UrlOf(page));
                    return answer.StatusCode == HttpStatusCode.NotFound;
                });
            });
            await SettleAsync(site);
            Console.WriteLine(Text($"  memory after these: {site.ResidentMegabytes:0} MB, {site.ResidentMegabytes / onFiles:0.00} times"));
            var (asked, before) = (umbraco.Asked, site.ProcessorTime);
            await Task.Delay(Idle);
            Console.WriteLine(Text($"  comparing everything every 5 s: {(site.ProcessorTime - before).TotalMilliseconds / (Idle.TotalSeconds / 5):0} ms of processor time and {(umbraco.Asked - asked) / (Idle.TotalSeconds / 5):0} questions each"));
        }
        umbraco.Trouble = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        using var again = await SiteProcess.StartAsync(Port, published, data, null, content, Settings(umbraco));
        var isKept = (await stranger.GetStringAsync(UrlOf(first))).Contains("Only Umbraco says this.", StringComparison.Ordinal);
        Console.WriteLine(Text($"  started without Umbraco: first page {again.FirstPageAfter.TotalSeconds:0.0} s after the start, {(isKept ? "with what Umbraco said last" : "WITHOUT what Umbraco said last")}"));
    }

    private static Dictionary<string, string> Settings(FakeUmbraco umbraco) => new()
    {
        ["Pace__Umbraco__Url"] = umbraco.Url, ["Pace__Umbraco__ApiKey"] = FakeUmbraco.Key, ["Pace__Umbraco__Secret"] = FakeWebhooks.Secret, ["Pace__Umbraco__CompareEvery"] = "00:00:05", ["Pace__Umbraco__SettleFor"] = "00:00:00",
    };

    private static async Task TellAsync(string what, IEnumerable<string> pages, Func<string, Task> act)
    {
        List<double> times = [];
        foreach (var page in pages)
        {
            var watch = Stopwatch.StartNew();
            await act(page);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(Text($"  {what}: median {times[times.Count / 2]:0} ms, slowest {times[^1]:0} ms"));
    }

    // What starting leaves behind is given back first.
    private static async Task SettleAsync(SiteProcess site)
    {
        for (var before = 0.0; Math.Abs(before - site.ResidentMegabytes) > 1;)
        {
            before = site.ResidentMegabytes;
            await Task.Delay(TimeSpan.FromSeconds(4));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(2);
        }
    }

    private static string UrlOf(string page) => $"/{Path.GetFileNameWithoutExtension(page)}";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
