namespace Pace.Learning.Tests.Support;

/// <summary>A clock that goes on as usual until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;

    public void Advance(TimeSpan by) => offset += by;
}
