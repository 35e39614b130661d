using FsCheck.Xunit;
using Pace.Learning.Tests.Contributions.Withdrawn;

namespace Pace.Learning.Tests.Contributions;

/// <summary>
/// Generated sequences of what a parent can do with three contributions, one of them a recording, while readers of every kind ask for every surface
/// without a stop. A model knows which words may show to whom after each act. No answer that began after a withdrawal was answered may have them.
/// </summary>
public sealed class NeverServedAgainTests(AppThatPrintsHtml app) : IClassFixture<AppThatPrintsHtml>
{
    [Property(MaxTest = 2, Replay = "11,2027", Arbitrary = [typeof(Steps)])]
    public async Task NothingWithdrawn_IsEverServedAgain_WhateverHappensAtTheSameTime(Steps steps) => Assert.Null(await RunAsync(steps.All));

    private async Task<string?> RunAsync(IReadOnlyList<Step> steps)
    {
        var scene = await WithdrawnScene.SetAsync(app);
        using var readers = new SurfaceReaders(app, scene);
        await readers.StartAsync();
        try
        {
            foreach (var step in steps)
            {
                if (readers.Problem is not null)
                {
                    break;
                }
                await scene.TakeAsync(step);
                await readers.ReadEverythingOnceAsync();
            }
        }
        finally
        {
            await readers.StopAsync();
            await scene.TidyAsync();
        }
        if (readers.Problem is null)
        {
            Assert.All((Audience[])[Audience.Learners, Audience.Editors, Audience.Manager], audience =>
                Assert.True(readers.SeenBy(audience) > 3, $"{audience} got words only {readers.SeenBy(audience)} times where they might: they look in the wrong place."));
            Assert.True(readers.LookedWhereHidden > 20, $"Only {readers.LookedWhereHidden} answers came while something was hidden.");
        }
        return readers.Problem;
    }
}
