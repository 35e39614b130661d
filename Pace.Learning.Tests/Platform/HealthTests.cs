using System.Net.Http.Json;
using System.Text.Json;

namespace Pace.Learning.Tests.Platform;

public sealed class HealthTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task Ready_NamesEachDependencyToAnyone()
    {
        var health = await app.Stranger().GetFromJsonAsync<JsonElement>("/health/ready");
        var checks = health.GetProperty("checks");
        Assert.Equal("healthy", checks.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("healthy", checks.GetProperty("content").GetProperty("status").GetString());
        Assert.True(checks.TryGetProperty("pdf", out _));
    }

    [Fact]
    public async Task Live_AnswersWithoutAskingAnythingElse()
    {
        var health = await app.Stranger().GetFromJsonAsync<JsonElement>("/health/live");
        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.Empty(health.GetProperty("checks").EnumerateObject());
    }
}
