using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Tests.Contributions.Withdrawn;

/// <summary>The site with a printer that hands back the page it was given, so that what would stand in a PDF can be searched.</summary>
public sealed class AppThatPrintsHtml : AppUnderTest
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IPdfPrinter>();
            services.AddSingleton<IPdfPrinter, HtmlPrinter>();
        });
    }

    private sealed class HtmlPrinter : IPdfPrinter
    {
        public bool IsPresent => true;

        public Task<byte[]> PrintAsync(string html, PrintedFor whom, CancellationToken cancellation) => Task.FromResult(Encoding.UTF8.GetBytes(html));

        public Task<string> WithoutGlyphAsync(string text, CancellationToken cancellation) => Task.FromResult("");
    }
}
