using System.Diagnostics;
using System.Text;

namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>WeasyPrint (Debian package <c>weasyprint</c>), one process a document, a few at a time. Each runs <c>print.py</c>, which lets it read our style sheets and fonts only.</summary>
internal sealed class WeasyPrint(IWebHostEnvironment environment, Folders folders) : IPdfPrinter, IDisposable
{
    private const int NoGlyph = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Script = ReadScript();

    private readonly PrintPlaces people = new(places: 2, mostWaiting: 16);
    private readonly PrintPlaces strangers = new(places: 1, mostWaiting: 8);
    private readonly Lazy<string?> python = new(Find);
    private readonly Lazy<string> files = new(() => FilesOf(environment));

    public bool IsPresent => python.Value is not null;

    public async Task<byte[]> PrintAsync(string html, PrintedFor whom, CancellationToken cancellation)
    {
        var places = whom is PrintedFor.Strangers ? strangers : people;
        return await places.InTurnAsync(() => PatientlyAsync(stop => RunAsync(html, [files.Value], stop), cancellation), cancellation) is { Length: > 0 } pdf
            ? pdf : throw new PdfException("WeasyPrint made nothing.");
    }

    public async Task<string> WithoutGlyphAsync(string text, CancellationToken cancellation) =>
        Encoding.UTF8.GetString(await PatientlyAsync(stop => RunAsync(text, [], stop), cancellation));

    public void Dispose()
    {
        people.Dispose();
        strangers.Dispose();
    }

    private static async Task<byte[]> PatientlyAsync(Func<CancellationToken, Task<byte[]>> workAsync, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await workAsync(patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new PdfException($"WeasyPrint took longer than {Patience.TotalSeconds} seconds.", e);
        }
    }

    private async Task<byte[]> RunAsync(string text, string[] about, CancellationToken cancellation)
    {
        var path = python.Value ?? throw new PdfException("WeasyPrint is not installed.");
        using var process = Process.Start(StartOf(path, about, Path.Combine(folders.Data, "print"))) ?? throw new PdfException("WeasyPrint did not start.");
        try
        {
            using var made = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(made, cancellation);
            var complaints = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync(text.AsMemory(), cancellation);
            process.StandardInput.Close();
            await reading;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode switch
            {
                0 => made.ToArray(),
                NoGlyph => throw new NoGlyphException(await complaints),
                _ => throw new PdfException($"WeasyPrint failed: {await complaints}"),
            };
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
    /// <param name="python">The Python that WeasyPrint runs on.</param>
    /// <param name="about">What it is asked for; for a print-out the folder of style sheets and fonts.</param>
    /// <param name="home">A folder of its own, for what it keeps of fonts.</param>
    internal static ProcessStartInfo StartOf(string python, string[] about, string home)
    {
        // Isolated: nothing lying about in a folder or said in a variable becomes part of it.
        var start = new ProcessStartInfo(python, ["-I", "-c", Script, .. about])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
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

    private static string ReadScript()
    {
        using var script = new StreamReader(typeof(WeasyPrint).Assembly.GetManifestResourceStream("Pdf/print.py")!);
        return script.ReadToEnd();
    }

    /// <summary>The Python that WeasyPrint is installed for: the first line of its command says which.</summary>
    internal static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "weasyprint.exe" : "weasyprint"))
            .FirstOrDefault(File.Exists) is not { } command ? null
        : OperatingSystem.IsWindows() ? Path.Combine(Path.GetDirectoryName(command)!, "python.exe")
        : File.ReadLines(command).FirstOrDefault() is ['#', '!', .. var program] ? program.Split(' ')[0] : null;
}
