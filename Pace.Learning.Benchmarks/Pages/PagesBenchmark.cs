using System.Diagnostics;
using System.Globalization;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>
/// A learner's lesson page and a public course page beside the same bytes from memory, saving an answer beside a bare insert, start-up and memory; then the
/// same with 100,000 learners and 5 million rows of progress. <c>pages [POSTGRES-CONNECTION]</c>; without one, SQLite in a temporary folder.
/// </summary>
internal static class PagesBenchmark
{
    private const string Course = "/courses/relational-safeguarding";
    private const string Lesson = Course + "/where-the-harm-is/two-maps";
    private const int Rounds = 3;
    private const int Seconds = 4;
    private const int WarmSeconds = 12;
    private const int AnswersEach = 100;
    private const int WarmAnswersEach = 1_000;
    private static readonly string[] Roles = ["learner", "editor", "trainer", "area-lead", "signatory", "evaluator", "dso", "admin"];

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("pace-benchmark-").FullName;
        var published = Path.Combine(folder, "site");
        var postgres = args.FirstOrDefault();
        try
        {
            await SiteProcess.PublishAsync(published);
            Write("Small database");
            var small = await MeasureAsync(published, folder, postgres);
            Write($"With {ManyLearners.Learners:N0} learners and {ManyLearners.Learners * ManyLearners.LessonsEach:N0} rows of progress");
            await ManyLearners.FillAsync(Connection(folder, postgres), postgres is not null);
            var large = await MeasureAsync(published, folder, postgres);
            Write("Time with many learners, as a multiple of the time without (goal: at most 1.2)");
            Write($"  lesson page    {small.Lesson / large.Lesson:0.00}");
            Write($"  course page    {small.Course / large.Course:0.00}");
            Write($"  saved answer   {small.Answers / large.Answers:0.00}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Lesson, double Course, double Answers)> MeasureAsync(string published, string folder, string? postgres)
    {
        var first = await StartOnceAsync(published, folder, postgres);
        List<double> starts = [];
        for (var round = 1; round < Rounds; round++)
        {
            starts.Add(await StartOnceAsync(published, folder, postgres));
        }
        using var site = await SiteProcess.StartAsync(5181, published, folder, postgres);
        starts.Add(site.FirstPageAfter.TotalSeconds);
        var learners = new List<Learner>();
        foreach (var role in Roles)
        {
            var learner = new Learner(site.Url, role);
            await learner.StartAsync(Course, Lesson);
            learners.Add(learner);
        }
        var lessonPage = await learners[0].LessonAsync();
        using var stranger = new HttpClient();
        var coursePage = await stranger.GetByteArrayAsync(site.Url + Course);
        await using var bytes = await BytesServer.StartAsync(5182, new Dictionary<string, byte[]> { [Lesson] = lessonPage, [Course] = coursePage });

        var lesson = await CompareAsync(site.Url + Lesson, "http://127.0.0.1:5182" + Lesson, learners[0].Cookie);
        var course = await CompareAsync(site.Url + Course, "http://127.0.0.1:5182" + Course, null);
        var answers = await CompareAnswersAsync(learners, Connection(folder, postgres), postgres is not null);
        var before = site.ProcessorTime;
        var rate = await Wrk.RunAsync(site.Url + Lesson, Seconds, learners[0].Cookie);
        var each = (site.ProcessorTime - before).TotalMilliseconds / (rate * Seconds);

        Write($"  first page     {Median(starts):0.00} s after the process started (goal: 1.5); {first:0.00} s the first time on this database");
        Write($"  lesson page    {lesson.Site,9:N0} /s of {lesson.Memory,9:N0} /s from memory ({lessonPage.Length / 1024} KB): {lesson.Site / lesson.Memory:0.00} (goal: 0.20), {each:0.000} ms of processor time each");
        Write($"  course page    {course.Site,9:N0} /s of {course.Memory,9:N0} /s from memory ({coursePage.Length / 1024} KB): {course.Site / course.Memory:0.00} (goal: 0.80)");
        Write($"  saved answer   {answers.Site,9:N0} /s of {answers.Bare,9:N0} bare inserts /s: {answers.Site / answers.Bare:0.00} (goal: 0.50)");
        Write($"  resident after load {site.ResidentMegabytes:0} MB (goal: 150)");
        learners.ForEach(l => l.Dispose());
        return (lesson.Site, course.Site, answers.Site);
    }

    private static async Task<double> StartOnceAsync(string published, string folder, string? postgres)
    {
        using var site = await SiteProcess.StartAsync(5181, published, folder, postgres);
        return site.FirstPageAfter.TotalSeconds;
    }

    private static async Task<(double Site, double Memory)> CompareAsync(string site, string memory, string? cookie)
    {
        await Wrk.RunAsync(site, WarmSeconds, cookie);
        await Wrk.RunAsync(memory, Seconds, cookie);
        List<double> ofSite = [], ofMemory = [];
        for (var round = 0; round < Rounds; round++)
        {
            ofSite.Add(await Wrk.RunAsync(site, Seconds, cookie));
            ofMemory.Add(await Wrk.RunAsync(memory, Seconds, cookie));
        }
        return (Median(ofSite), Median(ofMemory));
    }

    private static async Task<(double Site, double Bare)> CompareAnswersAsync(List<Learner> learners, string connection, bool isPostgres)
    {
        await AnswersAsync(learners, WarmAnswersEach);
        List<double> ofSite = [], ofBare = [];
        for (var round = 0; round < Rounds; round++)
        {
            await BareInserts.ForgetAnswersAsync(connection, isPostgres);
            ofSite.Add(await AnswersAsync(learners, AnswersEach));
            ofBare.Add(await BareInserts.RunAsync(connection, isPostgres, learners.Count, AnswersEach * 4));
        }
        await BareInserts.ForgetAnswersAsync(connection, isPostgres);
        return (Median(ofSite), Median(ofBare));
    }

    private static async Task<double> AnswersAsync(List<Learner> learners, int each)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(learners.Select(learner => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await learner.AnswerAsync();
            }
        })));
        return learners.Count * each / watch.Elapsed.TotalSeconds;
    }

    private static string Connection(string folder, string? postgres) => postgres ?? $"Data Source={Path.Combine(folder, "pace.db")}";

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Write(string line) => Console.WriteLine(line);
}
