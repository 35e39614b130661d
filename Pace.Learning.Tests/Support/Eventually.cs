using System.Diagnostics;

namespace Pace.Learning.Tests.Support;

/// <summary>Waits for what others bring about, no longer than needed, and says what didn't come.</summary>
internal static class Eventually
{
    // A machine that builds and tests at once takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until it holds.</summary>
    /// <param name="holds">Asked again and again.</param>
    /// <param name="what">What was waited for, for those who read that it never came.</param>
    public static async Task HoldsAsync(Func<Task<bool>> holds, string what) => Assert.True(await HoldsWithinAsync(Patience, holds), $"Waited {Patience} for this: {what}");

    /// <summary>Waits until something is there that fits, and returns it.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> get, Func<T, bool> fits, Func<T, string> what)
    {
        var got = await get();
        if (!fits(got))
        {
            var found = await HoldsWithinAsync(Patience, async () => fits(got = await get()));
            Assert.True(found, $"Waited {Patience} for this: {what(got)}");
        }
        return got;
    }

    /// <summary>Whether it comes to hold within a time; for what must not come, the shortest time in which it would show itself.</summary>
    public static async Task<bool> HoldsWithinAsync(TimeSpan time, Func<Task<bool>> holds)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            if (waited.Elapsed > time)
            {
                return false;
            }
            await Task.Delay(Pause);
        }
        return true;
    }
}
