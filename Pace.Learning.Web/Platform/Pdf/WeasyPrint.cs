using System.Diagnostics;

namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>WeasyPrint (Debian package <c>weasyprint</c>), one process a document, a few at a time.</summary>
internal sealed class WeasyPrint(IWebHostEnvironment environment) : IPdfPrinter, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim places = new(2);
    private readonly Lazy<string?> program = new(Find);
    private readonly Lazy<string> files = new(() => FilesOf(environment));

    public bool IsPresent => program.Value is not null;

    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellation)
    {
        var path = program.Value ?? throw new PdfException("WeasyPrint is not installed.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await places.WaitAsync(patience.Token);
        try
        {
            return await RunAsync(path, html, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new PdfException($"WeasyPrint took longer than {Patience.TotalSeconds} seconds.", e);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<byte[]> RunAsync(string path, string html, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(path, ["--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "--base-url", files.Value, "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var process = Process.Start(start) ?? throw new PdfException("WeasyPrint did not start.");
        try
        {
            using var pdf = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(pdf, cancellation);
            var complaints = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync(html.AsMemory(), cancellation);
            process.StandardInput.Close();
            await reading;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 && pdf.Length > 0 ? pdf.ToArray() : throw new PdfException($"WeasyPrint failed: {await complaints}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    // In a host's process our files need not be in its folder.
    private static string FilesOf(IWebHostEnvironment environment)
    {
        const string known = "css/certificate-print.css";
        return environment.WebRootFileProvider.GetFileInfo(known).PhysicalPath is { } path ? path[..^known.Length] : environment.WebRootPath + "/";
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "weasyprint.exe" : "weasyprint"))
            .FirstOrDefault(File.Exists);
}
