namespace Pace.Learning.Tests.BackOffice.Delivery;

/// <summary>The next version of an agreement may come from Umbraco; one that has been locked stays as people signed it.</summary>
public sealed class AgreementVersionTests : IAsyncLifetime
{
    private const string First = "agreements/parent-charter/1.md";

    private FakeUmbraco umbraco = null!;
    private AppWithUmbraco app = null!;

    public async ValueTask InitializeAsync()
    {
        umbraco = await FakeUmbraco.StartAsync(Repository.Content);
        app = await AppWithUmbraco.OpenAsync(umbraco);
    }

    public async ValueTask DisposeAsync()
    {
        await umbraco.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task TheNextVersion_IsTaken_AndALockedOneStaysByteForByte()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Content, First), TestContext.Current.CancellationToken);
        var before = app.Published.Library.FindAgreement("parent-charter")!.Version(1)!;
        var page = await app.Stranger().GetStringAsync("/agreements/documents/parent-charter/1");
        var next = text.Replace(text.Split('\n').First(l => l.StartsWith("effective:", StringComparison.Ordinal)), "effective: 2029-03-01\nchanges: Clearer words.", StringComparison.Ordinal);
        umbraco.Publish("agreements/parent-charter/2.md", next);
        await Eventually.HoldsAsync(() => Task.FromResult(app.Published.Library.FindAgreement("parent-charter")!.Version(2) is { IsLocked: false }), "the next version came");
        Assert.Empty(app.Site.Problems);

        umbraco.Publish(First, text.Replace("declaration:", "declaration: Other words.\nx:", StringComparison.Ordinal));
        await Eventually.HoldsAsync(() => Task.FromResult(app.Site.Problems.Count == 1), "editors are told");
        Assert.Contains("locked", app.Site.Problems[0].Reason, StringComparison.Ordinal);
        var after = app.Published.Library.FindAgreement("parent-charter")!.Version(1)!;
        Assert.Equal((before.Sha256, true), (after.Sha256, after.IsLocked));
        Assert.Equal(page, await app.Stranger().GetStringAsync("/agreements/documents/parent-charter/1"));

        // What is taken away there is gone as long as nobody could have signed it, and stays where somebody could.
        umbraco.Delete("agreements/parent-charter/2.md");
        umbraco.Delete("agreements/parent-charter/agreement.md");
        await Eventually.HoldsAsync(() => Task.FromResult(app.Published.Library.FindAgreement("parent-charter")!.Version(2) is null), "the next version is gone");
        Assert.Equal(page, await app.Stranger().GetStringAsync("/agreements/documents/parent-charter/1"));
    }
}
