using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>The load generator wrk (Debian package <c>wrk</c>): light enough not to be what is measured.</summary>
internal static partial class Wrk
{
    private const int Connections = 16;

    /// <summary>Asks for an address for some seconds and answers requests a second.</summary>
    public static async Task<double> RunAsync(string url, int seconds, string? cookie = null)
    {
        List<string> arguments = ["-t1", $"-c{Connections}", $"-d{seconds}s"];
        if (cookie is not null)
        {
            arguments.AddRange(["-H", $"Cookie: {cookie}"]);
        }
        arguments.Add(url);
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || !Rate().IsMatch(output))
        {
            throw new InvalidOperationException($"wrk did not measure {url}: {output}");
        }
        return double.Parse(Rate().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
