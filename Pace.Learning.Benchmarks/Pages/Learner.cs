using System.Net;
using System.Text.RegularExpressions;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>A demo person who takes a course through the site's own forms.</summary>
internal sealed partial class Learner(string site, string role) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient client = null!;
    private string lesson = "";
    private string check = "";
    private string option = "";
    private string token = "";
    private string? owner;

    public string Cookie => cookies.GetCookieHeader(new Uri(site));

    public async Task StartAsync(string course, string lessonUrl)
    {
        await EnrolAsync(course);
        lesson = lessonUrl;
        Read(await client.GetStringAsync(lesson));
    }

    public async Task EnrolAsync(string course)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(site) };
        await client.GetAsync($"/dev/sign-in?as={role}");
        var page = await client.GetStringAsync(course);
        using var started = await client.PostAsync(course + "/enrolment", Form(page, ("level", "frontline-staff")));
    }

    public Task<byte[]> LessonAsync() => client.GetByteArrayAsync(lesson);

    /// <summary>Answers a check; the answer is saved when this returns.</summary>
    public async Task AnswerAsync()
    {
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["token"] = Guid.NewGuid().ToString(), ["chosen"] = option };
        if (owner is not null)
        {
            fields["__form"] = owner;
        }
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync($"{lesson}/checks/{check}", form);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            throw new InvalidOperationException($"The answer was not saved: {answer.StatusCode}");
        }
    }

    public void Dispose() => client.Dispose();

    private void Read(string page)
    {
        token = Token().Match(page).Groups[1].Value;
        owner = Owner().Match(page) is { Success: true } found ? found.Groups[1].Value : null;
        var form = SingleCheck().Match(page);
        check = form.Groups[1].Value;
        option = form.Groups[2].Value;
        if (token.Length == 0 || option.Length == 0)
        {
            throw new InvalidOperationException($"{lesson} has no knowledge check with one right answer.");
        }
    }

    private static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] fields) =>
        new(fields.Append(("__RequestVerificationToken", Token().Match(page).Groups[1].Value)).ToDictionary(f => f.Item1, f => f.Item2));

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""name="__form"[^>]*value="([^"]+)""")]
    private static partial Regex Owner();

    [GeneratedRegex("""action="[^"]*/checks/([a-z0-9-]+)(?:(?!</form>).)*?type="radio"[^>]*value="([^"]+)""", RegexOptions.Singleline)]
    private static partial Regex SingleCheck();
}
