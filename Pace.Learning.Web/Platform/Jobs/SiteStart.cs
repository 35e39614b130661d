namespace Pace.Learning.Web.Platform.Jobs;

internal static class SiteStart
{
    extension(IHostApplicationLifetime site)
    {
        /// <summary>Waits until the site answers: nobody's first page should wait for work behind it.</summary>
        public async Task StartedAsync(CancellationToken cancellation)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = site.ApplicationStarted.Register(() => started.TrySetResult());
            await started.Task.WaitAsync(cancellation);
        }
    }
}
