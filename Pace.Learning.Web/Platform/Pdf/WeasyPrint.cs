using System.Diagnostics;

namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>WeasyPrint (Debian package <c>weasyprint</c>), one process a document, a few at a time.</summary>
internal sealed class WeasyPrint(IWebHostEnvironment environment, Folders folders) : IPdfPrinter, IDisposable
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
        using var process = Process.Start(StartOf(path, files.Value, Path.Combine(folders.Data, "print"))) ?? throw new PdfException("WeasyPrint did not start.");
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

    /// <summary>How the program is started: with nothing of what the site knows, such as its master key, which stands in the environment.</summary>
    /// <param name="path">The program.</param>
    /// <param name="files">Where style sheets and fonts are.</param>
    /// <param name="home">A folder of its own, for what it keeps of fonts.</param>
    internal static ProcessStartInfo StartOf(string path, string files, string home)
    {
        var start = new ProcessStartInfo(path, ["--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "--base-url", files, "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        OwnFile.CreateFolder(home);
        var search = start.Environment["PATH"];
        if (!OperatingSystem.IsWindows())
        {
            start.Environment.Clear();
        }
        (start.Environment["PATH"], start.Environment["HOME"], start.Environment["LANG"]) = (search, home, "C.UTF-8");
        return start;
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
