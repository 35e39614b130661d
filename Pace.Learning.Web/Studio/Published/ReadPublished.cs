using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Studio.Published;

/// <summary>Reads again what is published after another process, or this one, told of it.</summary>
internal sealed class ReadPublished(StudioRevisions revisions, ILogger<ReadPublished> log) : OnNotice(log)
{
    public void Listen(Signals signals) => signals.Raised += topic =>
    {
        if (topic == SignalTopics.Published)
        {
            Notice();
        }
    };

    protected override Task ActAsync(CancellationToken stopping) => revisions.RefreshAsync(stopping);
}
