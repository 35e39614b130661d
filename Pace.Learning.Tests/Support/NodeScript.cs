using System.Diagnostics;

namespace Pace.Learning.Tests.Support;

/// <summary>A script of <c>Pace.Learning.Tests/npm</c> that runs beside a test and ends with it.</summary>
internal sealed class NodeScript : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private NodeScript(Process process) => this.process = process;

    /// <summary>The first line that it prints: where it can be reached.</summary>
    public string FirstLine { get; private set; } = "";

    public static async Task<NodeScript> StartAsync(string script, params string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "Pace.Learning.Tests", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException("The packages of Pace.Learning.Tests/npm are missing. Run ./test, or: npm ci --prefix Pace.Learning.Tests/npm");
        }
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var node = new NodeScript(Process.Start(start)!);
        // Nobody reads what it warns of, but a full pipe would stop it.
        node.process.ErrorDataReceived += (_, _) => { };
        node.process.BeginErrorReadLine();
        node.FirstLine = await node.ReadLineAsync() ?? throw new InvalidOperationException($"{script} ended before it said where it is.");
        return node;
    }

    public async Task<string?> ReadLineAsync() => await process.StandardOutput.ReadLineAsync().WaitAsync(StartTime);

    /// <summary>Sends it a line.</summary>
    public async Task TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Lets it end, and reads what it has printed since.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        process.StandardInput.Close();
        var lines = new List<string>();
        while (await ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill(entireProcessTree: true);
        }
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
