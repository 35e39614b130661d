using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using AngleSharp.Dom;
using Pace.Learning.Tests.Support;

namespace Pace.Learning.Tests.Courses;

/// <summary>What was acknowledged survives the process being killed at that moment.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Answers_AreThereAfterTheProcessWasKilled()
    {
        var data = Directory.CreateTempSubdirectory("pace-crash-").FullName;
        await using var database = await TestDatabase.CreateAsync(data);
        try
        {
            using (var site = await Site.StartAsync(data, database.ConnectionString))
            {
                var learner = await site.LearnerAsync();
                using var check = await learner.SubmitAsync((await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#one form")!, ("chosen", "the-oar"));
                Assert.Equal(HttpStatusCode.Redirect, check.StatusCode);
                using var note = await learner.SubmitAsync(
                    (await learner.GetPageAsync(CoursesApp.Thinking)).QuerySelector("#last-trip form")!, ("text", "Written just before"));
                site.Kill();
                Assert.Equal(HttpStatusCode.Redirect, note.StatusCode);
            }
            using (var site = await Site.StartAsync(data, database.ConnectionString))
            {
                var learner = await site.LearnerAsync();
                Assert.NotNull((await learner.GetPageAsync(CoursesApp.Oars)).QuerySelector("#one .verdict-helps"));
                var text = (await learner.GetPageAsync(CoursesApp.Thinking)).QuerySelector<IHtmlTextAreaElement>("#last-trip textarea")!.Value;
                Assert.Equal("Written just before", text);
                site.Kill();
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private sealed class Site : IDisposable
    {
        private readonly Process process;
        private readonly string url;

        private Site(Process process, string url) => (this.process, this.url) = (process, url);

        public static async Task<Site> StartAsync(string data, string connection)
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
                    ["Pace__ContentPath"] = Path.Combine(Repository.Root, "Pace.Learning.Tests", "Courses", "Content"),
                },
            };
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var site = new Site(process, url);
            await site.IsUpAsync();
            return site;
        }

        public async Task<HttpClient> LearnerAsync()
        {
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
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
                catch (HttpRequestException) when (i < 300 && !process.HasExited)
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
}
