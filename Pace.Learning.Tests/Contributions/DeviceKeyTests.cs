using Pace.Learning.Tests.Parents;

namespace Pace.Learning.Tests.Contributions;

/// <summary>The key that locks an unsent recording on a parent's device.</summary>
public sealed class DeviceKeyTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task TheKey_IsAlwaysTheSameForItsParent_NobodyElses_AndGoneWithTheWords()
    {
        var (one, other) = (await app.BeginRecordingAsync(), await app.BeginRecordingAsync());
        var parent = await app.SignedInAsync("parent");
        using var first = await parent.GetAsync(Key(one));
        var key = await first.Content.ReadAsByteArrayAsync();
        Assert.Equal(32, key.Length);
        Assert.True(first.Headers.CacheControl?.NoStore);
        Assert.Equal(key, await parent.GetByteArrayAsync(Key(one)));
        Assert.NotEqual(key, await parent.GetByteArrayAsync(Key(other)));
        foreach (var somebody in (HttpClient[])[await app.JoinedAsync("device@family.example", "Device"), await app.SignedInAsync("participation-manager")])
        {
            using var refused = await somebody.GetAsync(Key(one));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        using var erased = await parent.PressAsync(await parent.GetPageAsync($"/taking-part/contributions/{one}/erase"), "Erase them");
        using var gone = await parent.GetAsync(Key(one));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        // Signing out deletes what lies on the device.
        using var left = await parent.SubmitAsync((await parent.GetPageAsync("/sign-out")).QuerySelector("main form")!);
        Assert.Equal("\"storage\"", left.Headers.GetValues("Clear-Site-Data").Single());
    }

    private static string Key(Guid id) => $"/taking-part/contributions/{id}/recording/key";
}
