namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>
/// Somebody who uses the site until it is killed, one act after the other. They know what the site has acknowledged, and look for it once the site is back;
/// what was cut off may have been kept or not, but whole.
/// </summary>
internal abstract class Visitor(Tally tally) : IDisposable
{
    private string? underWay;

    protected Tally Tally => tally;

    /// <summary>Acts until the site stops answering.</summary>
    public async Task RunAsync(Func<bool> isKilled)
    {
        underWay = null;
        try
        {
            while (true)
            {
                await ActAsync();
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            CrashFailure.Unless(isKilled(), $"The site stopped answering before it was killed: {cut.Message}");
        }
        if (underWay is { } act)
        {
            tally.CutOff(act);
        }
    }

    /// <summary>Looks for everything that was acknowledged.</summary>
    /// <exception cref="CrashFailure">Something isn't there, or not whole.</exception>
    public abstract Task CheckAsync(StoredState stored);

    public abstract void Dispose();

    /// <summary>Does the next thing.</summary>
    protected abstract Task ActAsync();

    /// <summary>Sends what counts as an act. Once this returns, the site has acknowledged it.</summary>
    protected async Task<string> SendAsync(string act, Browser browser, PageForm form, string from)
    {
        underWay = act;
        var to = await browser.SendAsync(form, from);
        underWay = null;
        tally.Acknowledge(act);
        return to;
    }

    /// <summary>What was cut off turned out to have been kept.</summary>
    protected void WasKept()
    {
        if (underWay is { } act)
        {
            tally.Kept(act);
        }
    }
}
