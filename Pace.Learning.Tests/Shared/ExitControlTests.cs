namespace Pace.Learning.Tests.Shared;

/// <summary>Rule of care 5: leaving this site is one tap or key away on every page that a parent, a learner or a stranger is shown, errors included.</summary>
public sealed class ExitControlTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Stranger = "stranger";

    [Theory]
    [InlineData(Stranger)]
    [InlineData(Roles.Learner)]
    [InlineData(Roles.Parent)]
    public async Task EveryPage_CanBeLeftAtOnce(string role)
    {
        var client = role == Stranger ? app.Stranger() : await app.SignedInAsync(role);
        var walk = new SiteWalk(SiteWalk.PatternsOf(app.Services), ["/no-such-page", "/status/400", "/status/429", "/status/500"]);
        var (without, statuses) = (new List<string>(), new HashSet<HttpStatusCode>());
        while (walk.Next() is { } url)
        {
            using var answer = await client.GetAsync(url);
            walk.Answered(url, answer.StatusCode);
            await walk.FollowAsync(answer);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || url.StartsWith("/dev/", StringComparison.Ordinal))
            {
                continue;
            }
            statuses.Add(answer.StatusCode);
            var page = await answer.ReadPageAsync();
            if (page.QuerySelectorAll(".exit a.exit-button[data-exit]").Length != 1 || page.QuerySelector("script[src*='exit']") is null)
            {
                without.Add($"{(int)answer.StatusCode} {url}");
            }
        }
        Assert.Empty(without);
        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.InternalServerError }, statuses);
    }
}
