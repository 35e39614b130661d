using System.Threading.Channels;

namespace Pace.Learning.Web.Platform.Published;

/// <summary>
/// Compiles the content before the site opens, and again whenever its files change. The system's notices only make it look sooner:
/// it looks by itself as well, since network folders and containers often send none. A new day counts as a change: a version of an agreement may take effect on it.
/// </summary>
internal sealed class ContentWatch(PublishedContent published, ContentLayers layers, Folders folders, IOptions<PaceOptions> options, TimeProvider clock, ILogger<ContentWatch> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);
    private const int QuietAttempts = 10;

    private readonly WatchedFolder folder = new(folders.Content, TimeProvider.System);
    private readonly Channel<bool> notices = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Task? first;
    private (long Stamp, long Layers, DateOnly Day) compiled;

    /// <summary>Begins compiling while the site is still being put together; <see cref="StartAsync"/> waits for it.</summary>
    public void Begin() => first ??= Task.Run(CompileFirst);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        await first!.WaitAsync(cancellationToken);
        if (layers.Stamp() != compiled.Layers)
        {
            Look(compiled.Stamp);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        GiveMemoryBack();
        using var watcher = Watch();
        try
        {
            while (true)
            {
                await NoticeOrTimeAsync(LookEvery, stoppingToken);
                await LookSafelyAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site closes.
        }
    }

    // A database that is away for a moment is no reason to stop looking.
    private async Task LookSafelyAsync(CancellationToken stopping)
    {
        try
        {
            Look(await SettledAsync(stopping));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "What is laid under the content can't be read; what was published stays.");
        }
    }

    /// <summary>Looks now, since something was changed here.</summary>
    public void LookNow() => notices.Writer.TryWrite(true);

    private DateOnly Today => LondonTime.DayOf(clock.GetUtcNow().UtcDateTime);

    private void CompileFirst()
    {
        var now = (folder.Look(), layers.Stamp(), Today);
        compiled = published.Compile() ? now : default;
    }

    private void Look(long stamp)
    {
        var now = (stamp, layers.Stamp(), Today);
        if (now != compiled && published.Compile())
        {
            compiled = now;
            GiveMemoryBack();
        }
    }

    /// <summary>
    /// Compiling leaves tens of megabytes behind and is rare: on a small machine they are worth more than the moment this takes. In a process with much else in it
    /// everything waits for that moment, and it is long.
    /// </summary>
    public void GiveMemoryBack()
    {
        if (options.Value.GivesMemoryBack)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    // An editor or a copy writes many files: wait until two looks agree.
    private async Task<long> SettledAsync(CancellationToken stopping)
    {
        var stamp = folder.Look();
        for (var i = 0; i < QuietAttempts && stamp != compiled.Stamp; i++)
        {
            await Task.Delay(Quiet, stopping);
            var next = folder.Look();
            if (next == stamp)
            {
                break;
            }
            stamp = next;
        }
        return stamp;
    }

    private async Task NoticeOrTimeAsync(TimeSpan time, CancellationToken stopping)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timer.CancelAfter(time);
        try
        {
            await notices.Reader.ReadAsync(timer.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // No notice came: look all the same.
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(folders.Content) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => notices.Writer.TryWrite(true);
            watcher.Created += (_, _) => notices.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => notices.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => notices.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            log.LogWarning(failure, "The system doesn't tell when content changes; the folder is looked at every {Seconds} seconds.", LookEvery.TotalSeconds);
            return null;
        }
    }
}
