using System.Diagnostics;
using Pace.Learning.Web.Studio.Releases;

namespace Pace.Learning.Tests.Studio;

/// <summary>Several processes on one PostgreSQL serve the same revision soon after one of them published it.</summary>
public sealed class TwoProcessesTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Address = "/courses/meetings-as-equals";

    [Fact]
    public async Task WhatOneProcessPublishes_TheOtherServes_WithinTwoSeconds()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "On SQLite there is one process.");
        await using var other = new AppOn(app.ConnectionString, app.DataFolder);
        using var reader = other.CreateClient();
        for (var round = 0; round < 3; round++)
        {
            var words = $"There is tea number {round}.";
            Assert.DoesNotContain(words, await reader.GetStringAsync(Address), StringComparison.Ordinal);
            var id = await app.ApprovedAsync("courses/meetings-as-equals/course.md", text => text + $"\n{words}\n");
            await using var scope = app.Services.CreateAsyncScope();
            var result = await scope.ServiceProvider.GetRequiredService<ReleaseRecorder>().PublishAsync("", [new WantedItem(id, [], [])], null, (await app.MemberAsync(Roles.Publisher)).Id, CancellationToken.None);
            Assert.True(result.IsPublished, string.Join('\n', result.Blockers));
            var watch = Stopwatch.StartNew();
            await Eventually.HoldsAsync(async () => (await reader.GetStringAsync(Address)).Contains(words, StringComparison.Ordinal), "the other process serves it");
            TestContext.Current.SendDiagnosticMessage("Served by the other process after {0} ms.", watch.ElapsedMilliseconds);
        }
    }
}
