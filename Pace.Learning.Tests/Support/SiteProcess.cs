using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pace.Learning.Tests.Support;

/// <summary>The site in a process of its own, which can be killed at any moment.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process process;
    private readonly string url;

    private SiteProcess(Process process, string url) => (this.process, this.url) = (process, url);

    public static async Task<SiteProcess> StartAsync(string data, string connection, string content)
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
                ["Pace__ContentPath"] = content,
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new SiteProcess(process, url);
        await site.IsUpAsync();
        return site;
    }

    /// <summary>Somebody who hasn't signed in.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };

    public async Task<HttpClient> LearnerAsync()
    {
        var client = Stranger();
        using var answer = await client.GetAsync("/dev/sign-in?as=learner");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
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
        for (var i = 0; ; i++)
        {
            try
            {
                using var answer = await client.GetAsync("/health/live");
                return;
            }
            catch (HttpRequestException) when (i < 1200 && !process.HasExited)
            {
                await Task.Delay(100);
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
