namespace Pace.Learning.Tests.Content;

/// <summary>Tests that measure time. They run by themselves, and count the processor's time, so that a busy machine doesn't fail them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measured
{
    public const string Name = "Measured";

    /// <summary>The processor time that an act takes, on all threads together.</summary>
    public static TimeSpan TimeOf(Action act)
    {
        var before = Environment.CpuUsage.TotalTime;
        act();
        return Environment.CpuUsage.TotalTime - before;
    }
}
