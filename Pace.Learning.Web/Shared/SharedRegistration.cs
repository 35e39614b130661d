using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Pace.Learning.Web.Platform.Mount;

namespace Pace.Learning.Web.Shared;

/// <summary>Razor Pages beside their domain, static files, and the pieces of markup that all rooms share.</summary>
internal static class SharedRegistration
{
    public static WebApplicationBuilder AddSharedPages(this WebApplicationBuilder builder)
    {
        OwnPages.Add(builder.Services.AddRazorPages().WithRazorPagesAtContentRoot());
        builder.Services.PostConfigure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.Add(new MissingNames());
            pages.Conventions.Add(new UnhandledForms());
        });
        builder.Services.PostConfigure<MvcOptions>(mvc => mvc.ModelMetadataDetailsProviders.Add(new BindingMessages()));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<RazorText>();
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddSingleton<SiteFonts>();
        builder.Services.AddSingleton<SiteMenus>();
        return builder;
    }

    public static IApplicationBuilder UseSharedPages(this IApplicationBuilder app)
    {
        if (!app.ApplicationServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            app.UseExceptionHandler("/status/500");
        }
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        return app;
    }

    public static IEndpointRouteBuilder MapSharedPages(this IEndpointRouteBuilder routes)
    {
        var files = SiteFiles.List(routes.ServiceProvider.GetRequiredService<IHostEnvironment>().ApplicationName);
        routes.MapStaticAssets(files).AllowAnonymous().KeepFontsForGood();
        routes.MapRazorPages().WithStaticAssets(files);
        return routes;
    }
}
