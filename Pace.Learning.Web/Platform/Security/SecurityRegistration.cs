using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Pace.Learning.Web.Platform.Mount;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>Headers, cookies, form tokens, shared keys, limits: what protects every page.</summary>
internal static class SecurityRegistration
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var site = builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions();
        builder.Services.Configure<SecurityOptions>(builder.Configuration.GetSection("Pace:Security"));
        if (builder.Configuration.GetSection("Pace:Mount").Get<MountOptions>() is not { HostProtectsData: true })
        {
            builder.AddProtectionKeys();
        }
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "pace-form";
            form.Cookie.SecurePolicy = SecureWhen(site);
            form.HeaderName = "RequestVerificationToken";
        });
        builder.Services.Configure<CookieTempDataProviderOptions>(note =>
        {
            note.Cookie.Name = "pace-note";
            note.Cookie.SecurePolicy = SecureWhen(site);
        });
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new StaleForms.PageFilter()));
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddScoped<TryCounter>();
    }

    /// <summary>What the site says for a whole process when that is its own: in a host's, which names it answers to and which proxies it believes is the host's to say.</summary>
    public static WebApplicationBuilder AddOwnProcess(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SecurityOptions>>((forwarded, options) => Trust(forwarded, options.Value.TrustedProxies));
        if (!builder.Environment.IsDevelopment())
        {
            var site = builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions();
            builder.Services.PostConfigure<HostFilteringOptions>(hosts => AnswerOnlyTo(hosts, site, builder.Configuration["AllowedHosts"]));
        }
        return builder;
    }

    /// <summary>Keys for cookies and form tokens, in the database so that all processes share them. For a site that has none of its own.</summary>
    public static void AddProtectionKeys(this WebApplicationBuilder builder)
    {
        // One pass for each cookie and form token, where the usual pair of algorithms takes two.
        builder.Services.AddDataProtection().SetApplicationName("Pace.Learning").PersistKeysToDbContext<PaceDbContext>()
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        builder.Services.AddOptions<KeyManagementOptions>().Configure<MasterKey>((keys, master) => keys.XmlEncryptor = new SealedXmlEncryptor(master));
    }

    /// <summary>First of all: nothing may answer without the headers.</summary>
    public static IApplicationBuilder UseSecurity(this IApplicationBuilder app)
    {
        var forwarded = new ForwardedHeadersOptions();
        Trust(forwarded, app.ApplicationServices.GetRequiredService<IOptions<SecurityOptions>>().Value.TrustedProxies);
        app.UseForwardedHeaders(forwarded);
        app.UseMiddleware<SecurityHeaders>();
        return app;
    }

    public static CookieSecurePolicy SecureWhen(PaceOptions site) =>
        site.PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static void Trust(ForwardedHeadersOptions forwarded, string[] proxies)
    {
        forwarded.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }

    // Links in mail are made from the request's host when no public address is set, so a made-up host must not get this far.
    private static void AnswerOnlyTo(HostFilteringOptions hosts, PaceOptions site, string? allowed)
    {
        if (allowed is { Length: > 0 } and not "*")
        {
            return;
        }
        hosts.AllowedHosts = Uri.TryCreate(site.PublicUrl, UriKind.Absolute, out var url)
            ? [url.Host, "localhost", "127.0.0.1", "[::1]"]
            : ["localhost", "127.0.0.1", "[::1]"];
    }
}
