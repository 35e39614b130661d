namespace Pace.Learning.Web.Studio.Published;

/// <summary>Brings documents and their files together whenever another library is published.</summary>
internal sealed class ReconcileFiles(IServiceScopeFactory scopes, ILogger<ReconcileFiles> log) : OnNotice(log)
{
    /// <summary>Does it now, before the site opens.</summary>
    public Task NowAsync() => ActAsync(CancellationToken.None);

    protected override async Task ActAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FileReconciler>().RunAsync(stopping);
    }
}
