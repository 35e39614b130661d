namespace Pace.Learning.Tests.Support;

/// <summary>
/// A clock that goes on as usual until a test moves it, for a whole site with people and timers in it. <c>FakeTimeProvider</c> stands still until it is
/// moved, starts no timer by itself, and never goes back.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;

    public void Advance(TimeSpan by) => offset += by;
}
