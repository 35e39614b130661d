using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
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
        // No script checks forms in the browser, so pages needn't carry rules for one.
        builder.Services.Configure<MvcViewOptions>(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddSingleton<SiteFonts>();
        return builder;
    }

    public static WebApplication UseSharedPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/status/500");
        }
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        return app;
    }

    public static WebApplication MapSharedPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().KeepFontsForGood();
        app.MapRazorPages().WithStaticAssets();
        // An address that nothing answers is "not found" for everyone; without this the closed-by-default rule would ask strangers to sign in first.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }
}
