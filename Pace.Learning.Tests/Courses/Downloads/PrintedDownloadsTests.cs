using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Tests.Courses.Downloads;

/// <summary>A sheet is printed once, however many ask for it; and nobody waits without an end.</summary>
public sealed class PrintedDownloadsTests : IAsyncLifetime
{
    private const string Sheet = "/downloads/list.pdf";

    private readonly SlowPrinter printer = new();
    private readonly AppWithPrinter app;

    public PrintedDownloadsTests() => app = new AppWithPrinter(printer);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task ManyStrangersAtOnce_GetOnePrintOut()
    {
        var asked = Enumerable.Range(0, 16).Select(_ => app.Stranger().GetByteArrayAsync(Sheet)).ToList();
        await printer.Begun.Task;
        printer.MayEnd.SetResult();
        foreach (var pdf in await Task.WhenAll(asked))
        {
            Assert.Contains("Oars and sails.", Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        }
        Assert.Equal([PrintedFor.Strangers], printer.Prints);
    }

    [Fact]
    public async Task WhoeverAskedFirstAndWentAway_StopsNothing()
    {
        using var away = new CancellationTokenSource();
        var first = app.Stranger().GetByteArrayAsync(Sheet, away.Token);
        await printer.Begun.Task;
        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = app.Stranger().GetByteArrayAsync(Sheet);
        printer.MayEnd.SetResult();
        Assert.NotEmpty(await second);
        Assert.Single(printer.Prints);
    }

    [Fact]
    public async Task AFullQueue_IsSaidInWords_WithWhenToComeBack_AndIsNotKept()
    {
        printer.MayEnd.SetResult();
        printer.Failure = new PdfQueueFullException();
        using var answer = await app.Stranger().GetAsync(Sheet);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("Wait half a minute", (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        printer.Failure = null;
        Assert.NotEmpty(await app.Stranger().GetByteArrayAsync(Sheet));
    }

    [Fact]
    public async Task LettersThatNoFontHas_AreNamed_WithAWayOn()
    {
        printer.MayEnd.SetResult();
        printer.Failure = new NoGlyphException("龍");
        using var answer = await app.Stranger().GetAsync(Sheet);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var words = (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent;
        Assert.Contains("龍", words, StringComparison.Ordinal);
        Assert.Contains("print the page itself", words, StringComparison.Ordinal);
    }

    private sealed class AppWithPrinter(SlowPrinter printer) : CoursesApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<IPdfPrinter>();
                services.AddSingleton<IPdfPrinter>(printer);
            });
        }
    }

    private sealed class SlowPrinter : IPdfPrinter
    {
        public List<PrintedFor> Prints { get; } = [];

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public PdfException? Failure { get; set; }

        public bool IsPresent => true;

        public async Task<byte[]> PrintAsync(string html, PrintedFor whom, CancellationToken cancellation)
        {
            Prints.Add(whom);
            Begun.TrySetResult();
            await MayEnd.Task.WaitAsync(cancellation);
            return Failure is null ? Encoding.UTF8.GetBytes(html) : throw Failure;
        }

        public Task<string> WithoutGlyphAsync(string text, CancellationToken cancellation) => Task.FromResult("");
    }
}

public sealed class PrintPlacesTests
{
    [Fact]
    public async Task WhoeverComesWhenAllIsTaken_IsToldAtOnce_AndAPlaceIsFreeAgainAfterwards()
    {
        using var places = new PrintPlaces(places: 1, mostWaiting: 1);
        var end = new TaskCompletionSource();
        var stop = TestContext.Current.CancellationToken;
        var first = places.InTurnAsync(async () => { await end.Task; return 1; }, stop);
        var second = places.InTurnAsync(() => Task.FromResult(2), stop);
        await Assert.ThrowsAsync<PdfQueueFullException>(() => places.InTurnAsync(() => Task.FromResult(3), stop));
        end.SetResult();
        Assert.Equal((1, 2), (await first, await second));
        Assert.Equal(4, await places.InTurnAsync(() => Task.FromResult(4), stop));
    }

    [Fact]
    public async Task WhoeverGoesAwayOrFails_LeavesThePlace()
    {
        using var places = new PrintPlaces(places: 1, mostWaiting: 0);
        var stop = TestContext.Current.CancellationToken;
        await Assert.ThrowsAsync<PdfException>(() => places.InTurnAsync<int>(() => throw new PdfException("x"), stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => places.InTurnAsync(() => Task.FromResult(1), new CancellationToken(canceled: true)));
        Assert.Equal(2, await places.InTurnAsync(() => Task.FromResult(2), stop));
    }
}
