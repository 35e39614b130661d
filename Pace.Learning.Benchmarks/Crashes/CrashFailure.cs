namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>Something that was promised doesn't hold.</summary>
internal sealed class CrashFailure(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds)
        {
            throw new CrashFailure(message);
        }
    }
}
