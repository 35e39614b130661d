using System.Net.Sockets;
using System.Text;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Tests.Platform.Security;

/// <summary>The program that prints knows nothing of what the site knows, and reaches nothing but our style sheets and fonts.</summary>
public sealed class PrintProgramTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public void Environment_HoldsNoSecretOfTheSite()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs its own variables");
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("PACE_SECRET_OF_A_TEST", "whatever");
        try
        {
            var start = WeasyPrint.StartOf("/usr/bin/python3", ["/files/"], Path.Combine(folder.Path, "print"));
            Assert.Equal(["HOME", "LANG", "PATH"], start.Environment.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(Path.Combine(folder.Path, "print"), start.Environment["HOME"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PACE_SECRET_OF_A_TEST", null);
        }
    }

    [Fact]
    public async Task Page_GetsNothingFromTheNetworkOrTheDisk()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "secret.css");
        await File.WriteAllTextAsync(file, "p::after { content: ' read from the disk' }");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var web = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";

        var pdf = await PrintAsync($"""<link rel="stylesheet" href="file://{file}"><link rel="stylesheet" href="{web}.css"><link rel="attachment" href="file:///etc/passwd"><p>Only this<img src="{web}.png" alt=""><img src="file:///etc/passwd" alt=""></p>""");

        Assert.False(listener.Pending());
        Assert.Equal("Only this", PdfText.Of(pdf).Trim());
        Assert.DoesNotContain("/EmbeddedFile", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALetterThatNoFontHas_IsRefused_NotLeftOut()
    {
        var refused = await Assert.ThrowsAsync<NoGlyphException>(() => PrintAsync("<p>Before \U000E0FFF after</p>"));
        Assert.Equal("\U000E0FFF", refused.Letters);
    }

    private Task<byte[]> PrintAsync(string body) => app.Services.GetRequiredService<IPdfPrinter>().PrintAsync(
        $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>T</title></head><body>{body}</body></html>", PrintedFor.People, TestContext.Current.CancellationToken);
}
