using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Pace.Learning.Benchmarks.Pages;

/// <summary>What a page is measured against: the same server answering the same bytes from memory, and doing nothing else.</summary>
internal static class BytesServer
{
    public static async Task<WebApplication> StartAsync(int port, IReadOnlyDictionary<string, byte[]> pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        var app = builder.Build();
        app.Run(async context =>
        {
            var bytes = pages[context.Request.Path];
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        });
        await app.StartAsync();
        return app;
    }
}
