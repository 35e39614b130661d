using System.Diagnostics;
using System.Net.Sockets;

namespace Pace.Learning.Tests.Support;

/// <summary>The site in a process of its own, which a test may kill at any moment.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process process;
    private readonly string url;

    private SiteProcess(Process process, string url) => (this.process, this.url) = (process, url);

    public static async Task<SiteProcess> StartAsync(string data, string connection, params (string Name, string Value)[] settings)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var program = Path.Combine(AppContext.BaseDirectory, "Pace.Learning.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", url])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "Pace.Learning.Web"), RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Pace"] = connection,
                ["Pace__DataPath"] = data,
                ["Pace__ContentPath"] = Repository.Content,
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new SiteProcess(process, url);
        try
        {
            await site.IsUpAsync();
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <summary>Somebody who hasn't signed in.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(url) };

    /// <summary>The demo person of a role, signed in: a process has a database of its own, on which one test runs.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var client = Stranger();
        using var answer = await client.GetAsync($"/dev/sign-in?as={role}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>As <c>kill -9</c>: nothing is finished, nothing is said goodbye to.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>As an operator stops it; answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }
        process.Dispose();
    }

    private async Task IsUpAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        await Eventually.HoldsAsync(AnswersAsync, "the site has started");

        async Task<bool> AnswersAsync()
        {
            try
            {
                using var answer = await client.GetAsync("/health/live");
                return true;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                return false;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
