using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace Pace.Learning.Web.Shared;

/// <summary>Razor Pages beside their domain, static files, and the pieces of markup that all rooms share.</summary>
internal static class SharedRegistration
{
    public static WebApplicationBuilder AddSharedPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages().WithRazorPagesAtContentRoot();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<RazorText>();
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return builder;
    }

    public static WebApplication UseSharedPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        return app;
    }

    public static WebApplication MapSharedPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}
