using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>The site in a process of its own, as it runs in earnest, on a loopback port.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process process;

    private SiteProcess(Process process, string url, TimeSpan firstPageAfter)
    {
        this.process = process;
        Url = url;
        FirstPageAfter = firstPageAfter;
    }

    public string Url { get; }

    /// <summary>From starting the process until the front page had been answered.</summary>
    public TimeSpan FirstPageAfter { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Publishes the site as the README tells to, with its code made ready for this machine.</summary>
    public static async Task PublishAsync(string folder)
    {
        string[] arguments =
        [
            "publish", Path.Combine(Root, "Pace.Learning.Web"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet", "-nologo",
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The site could not be published.");
        }
    }

    public static async Task<SiteProcess> StartAsync(int port, string published, string dataFolder, string? connection, string? content = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var url = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        var web = Path.Combine(published, "Pace.Learning.Web.dll");
        var start = new ProcessStartInfo("dotnet", [web, "--urls", url]) { RedirectStandardOutput = true, WorkingDirectory = published };
        // The demo people can be signed in only in Development; nothing else about a page differs.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Pace__ContentPath"] = content ?? Path.Combine(Root, "content");
        start.Environment["Pace__DataPath"] = dataFolder;
        start.Environment["ConnectionStrings__Pace"] = connection;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(url + "/");
                answer.EnsureSuccessStatusCode();
                return new SiteProcess(process, url, watch.Elapsed);
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    /// <summary>As <c>kill -9</c> does, or a power cut: nothing is finished.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pace.Learning.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the benchmarks from inside the repository.");
        }
        return folder;
    }
}
