using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Agreements.Evidence;

/// <summary>What the script says of a bundle.</summary>
internal sealed record Verdict(string Name, bool IsGenuine, string Output);

/// <summary>The scripts that docs/evidence.md prints, run as they are printed.</summary>
internal static partial class PrintedScript
{
    /// <summary>The one that checks a bundle, and the one that holds a newer checkpoint against an older one.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Python().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "evidence.md"))).Select(m => m.Groups[1].Value)];

    /// <summary>Judges bundles, each with a checkpoint that somebody kept and the site's key.</summary>
    public static async Task<List<Verdict>> JudgeAsync(IReadOnlyList<(string Name, byte[] Zip, string Kept)> files, string keyPem)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "check.py"), All[0]);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "key.pem"), keyPem);
        // One interpreter for all of them: starting one takes longer than the check.
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "all.py"), """
            import sys
            script = compile(open("check.py", encoding="utf-8").read(), "check.py", "exec")
            for number in range(int(sys.argv[1])):
                sys.argv = ["check.py", f"{number}.zip", f"{number}.json", "key.pem"]
                try: exec(script, {})
                except SystemExit as e: print(e)
                except Exception as e: print("ERROR", type(e).__name__)
                print("--")
            """);
        for (var i = 0; i < files.Count; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, $"{i}.zip"), files[i].Zip);
            await File.WriteAllTextAsync(Path.Combine(folder.Path, $"{i}.json"), files[i].Kept);
        }
        var (_, output, errors) = await RunAsync(folder.Path, "all.py", $"{files.Count}");
        var verdicts = output.Split("--\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(verdicts.Length == files.Count, errors);
        return [.. files.Zip(verdicts, (f, o) => new Verdict(f.Name, o.StartsWith("Genuine ", StringComparison.Ordinal), o))];
    }

    /// <summary>Runs a script on files that are given as text.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, params (string Name, byte[] Content)[] files)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "script.py"), script);
        foreach (var (name, content) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, name), content);
        }
        var (exitCode, output, errors) = await RunAsync(folder.Path, ["script.py", .. files.Select(f => f.Name)]);
        return (exitCode, output + errors);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var errors = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return (python.ExitCode, output, await errors);
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Python();
}
