using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Shared;

/// <summary>
/// Letters where a number or a date belongs: every form of the site that asks for one is sent so, by whoever may see it. What comes back says what to do in plain
/// words, once for each question, in the order of the page.
/// </summary>
public sealed partial class PlainErrorsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Numbers = "input[type=number], input[type=date], input[type=time], input[inputmode=numeric], input[inputmode=decimal]";

    [Fact]
    public async Task EveryForm_SentLettersForNumbersAndDates_SaysWhatToDo()
    {
        var (tried, refused, problems) = (new HashSet<string>(), 0, new List<string>());
        foreach (var role in Roles.All.Prepend("stranger"))
        {
            var client = role == "stranger" ? app.Stranger() : await app.SignedInAsync(role);
            var walk = new SiteWalk(SiteWalk.PatternsOf(app.Services), []);
            while (walk.Next() is { } url)
            {
                using var answer = await client.GetAsync(url);
                walk.Answered(url, answer.StatusCode);
                await walk.FollowAsync(answer);
                if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
                {
                    continue;
                }
                foreach (var form in (await answer.ReadPageAsync()).QuerySelectorAll<IHtmlFormElement>("form[method=post]"))
                {
                    var names = form.QuerySelectorAll<IHtmlInputElement>(Numbers).Select(i => i.Name!).Distinct().ToList();
                    if (names.Count > 0 && tried.Add($"{walk.ShapeOf(url)} {string.Join(' ', names)}"))
                    {
                        using var sent = await client.ForgeAsync(form, [.. names.Select(n => (n, "lots"))]);
                        Assert.True(sent.StatusCode < HttpStatusCode.InternalServerError, $"{url} answered {(int)sent.StatusCode}");
                        if (sent.Content.Headers.ContentType?.MediaType == "text/html" && await sent.ReadPageAsync() is var page && page.QuerySelector(".error-summary") is not null)
                        {
                            refused++;
                            problems.AddRange(ProblemsOf(page, names).Select(p => $"{role} {url}: {p}"));
                        }
                    }
                }
            }
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(refused >= 10, $"Only {refused} of {tried.Count} forms were refused: {string.Join(", ", tried)}");
    }

    private static IEnumerable<string> ProblemsOf(IHtmlDocument page, List<string> names)
    {
        var words = string.Join('\n', page.QuerySelectorAll(".error-summary, .error").Select(e => e.TextContent));
        if (FrameworksWords.Match(words) is { Success: true } developers)
        {
            yield return developers.Value;
        }
        foreach (var property in names.Select(n => n.Split('.')[^1]).Where(p => TwoWords.IsMatch(p) && words.Contains(p, StringComparison.Ordinal)))
        {
            yield return $"names {property}";
        }
        var links = page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")![1..]).ToList();
        var targets = links.Select(id => page.GetElementById(id)).ToList();
        if (targets.Contains(null))
        {
            yield return $"#{links[targets.IndexOf(null)]} leads nowhere";
            yield break;
        }
        for (var i = 1; i < targets.Count; i++)
        {
            if (!targets[i - 1]!.CompareDocumentPosition(targets[i]!).HasFlag(DocumentPositions.Following))
            {
                yield return $"#{links[i]} stands after #{links[i - 1]}";
            }
        }
        var questions = targets.ConvertAll(t => t!.Closest(".field") ?? t);
        if (questions.Distinct().Count() != questions.Count)
        {
            yield return $"one question has several errors: {string.Join(", ", links)}";
        }
    }

    [GeneratedRegex("is not valid for|The value '|The field |The \\w+ field|is invalid|must be a number|lots")]
    private static partial Regex FrameworksWords { get; }

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex TwoWords { get; }
}
