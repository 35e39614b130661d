using System.Globalization;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>
/// What asking for consent costs a lesson with three parents' voices, among 10,000 contributions and 100,000 consents: beside it a lesson with the same text
/// and no voices. On SQLite in a temporary folder.
/// </summary>
internal static class ConsentBenchmark
{
    private const string Course = "/courses/relational-safeguarding";
    private const string Module = Course + "/where-the-harm-is";
    private const int Port = 5183;
    private const int WarmSeconds = 12;
    private const int Seconds = 4;
    private const int Rounds = 5;

    public static async Task RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("pace-benchmark-").FullName;
        try
        {
            var published = Path.Combine(folder, "site");
            await SiteProcess.PublishAsync(published);
            var content = LessonsWithVoices.Write(Path.Combine(folder, "content"));
            using (await SiteProcess.StartAsync(Port, published, folder, connection: null, content))
            {
                // The first start makes the database and the demo parents.
            }
            await ManyConsents.FillAsync(Path.Combine(folder, "pace.db"));
            using var site = await SiteProcess.StartAsync(Port, published, folder, connection: null, content);
            await MeasureAsync(site);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(SiteProcess site)
    {
        var (voices, plain) = ($"{site.Url}{Module}/{LessonsWithVoices.ContributionBlocks}", $"{site.Url}{Module}/{LessonsWithVoices.Plain}");
        using var learner = new Learner(site.Url, "learner");
        await learner.EnrolAsync(Course);
        await AssertShownAsync(voices, learner.Cookie);
        await Wrk.RunAsync(voices, WarmSeconds, learner.Cookie);
        await Wrk.RunAsync(plain, WarmSeconds, learner.Cookie);
        List<double> withVoices = [], without = [], timeWith = [], timeWithout = [];
        for (var round = 0; round < Rounds; round++)
        {
            await OneAsync(site, voices, learner.Cookie, withVoices, timeWith);
            await OneAsync(site, plain, learner.Cookie, without, timeWithout);
        }
        var (three, none) = (Median(withVoices), Median(without));
        Print($"a lesson with three voices {three:N0} /s, with the same text and none {none:N0} /s: {100 * (none / three - 1):0} % more time (goal: under 10 %)");
        Print($"  {Median(timeWith):0.000} and {Median(timeWithout):0.000} ms of processor time each");
    }

    private static async Task OneAsync(SiteProcess site, string url, string cookie, List<double> rates, List<double> times)
    {
        var before = site.ProcessorTime;
        var rate = await Wrk.RunAsync(url, Seconds, cookie);
        rates.Add(rate);
        times.Add((site.ProcessorTime - before).TotalMilliseconds / (rate * Seconds));
    }

    private static async Task AssertShownAsync(string url, string cookie)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var page = await client.GetStringAsync(url);
        var shown = page.Split("voice-note\">Shared here with consent").Length - 1;
        if (shown != 3)
        {
            throw new InvalidOperationException($"The lesson shows {shown} voices instead of three.");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
