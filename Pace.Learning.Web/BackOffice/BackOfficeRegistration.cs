using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pace.Learning.Web.BackOffice.Asked;
using Pace.Learning.Web.BackOffice.Delivery;
using Pace.Learning.Web.BackOffice.Files;
using Pace.Learning.Web.BackOffice.Webhooks;
using Pace.Learning.Web.Platform.Health;
using Pace.Learning.Web.Platform.Signals;
using Pace.Learning.Web.Studio.Elsewhere;

namespace Pace.Learning.Web.BackOffice;

/// <summary>An Umbraco in which documents are written. Without its address in the settings, nothing of this is there.</summary>
internal static class BackOfficeRegistration
{
    public static WebApplicationBuilder AddBackOffice(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Pace:Umbraco");
        builder.Services.Configure<UmbracoOptions>(section);
        if (section.Get<UmbracoOptions>() is not { IsOn: true } umbraco)
        {
            return builder;
        }
        if (umbraco.Wrong is { } wrong)
        {
            throw new InvalidOperationException(wrong);
        }
        // Everything is asked for again and again: what of it fails is told once, by who asks.
        builder.Services.AddHttpClient(DeliveryClient.Name, http =>
        {
            http.BaseAddress = new Uri(umbraco.Url!.AbsoluteUri.TrimEnd('/') + "/");
            AddHeader(http, "Api-Key", umbraco.ApiKey);
            AddHeader(http, "Start-Item", umbraco.StartItem);
        }).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).AddStandardResilienceHandler(steps =>
        {
            steps.AttemptTimeout.Timeout = umbraco.Timeout;
            steps.TotalRequestTimeout.Timeout = umbraco.Timeout * 3;
            steps.CircuitBreaker.SamplingDuration = umbraco.Timeout * 3;
            steps.Retry.MaxRetryAttempts = 2;
            steps.Retry.Delay = TimeSpan.FromMilliseconds(200);
        });
        builder.Services.AddHttpClient(UmbracoFiles.Name, http => http.BaseAddress = new Uri(umbraco.Url!.AbsoluteUri.TrimEnd('/') + "/"))
            .RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).AddStandardResilienceHandler();
        builder.Services.AddSingleton(services => new DeliveryClient(services.GetRequiredService<IHttpClientFactory>().CreateClient(DeliveryClient.Name), umbraco.Culture));
        builder.Services.AddSingleton(services => new UmbracoFiles(services.GetRequiredService<IHttpClientFactory>().CreateClient(UmbracoFiles.Name))).AddSingleton<FileBringer>().AddSingleton<BroughtFiles>().AddSingleton<UmbracosMedia>();
        builder.Services.AddSingleton<KeptDelivery>().AddSingleton<DeliveredSite>().AddSingleton<IDeliveredDocuments>(services => services.GetRequiredService<DeliveredSite>());
        builder.Services.AddSingleton<Takeover>().AddSingleton<DeliveryIntake>().AddSingleton<DeliverySync>().AddHostedService(services => services.GetRequiredService<DeliverySync>());
        builder.Services.AddSingleton<DeliveredPlaces>().AddSingleton<IWrittenElsewhere, WrittenInUmbraco>();
        builder.Services.AddSingleton<KeepDelivered>().AddHostedService(services => services.GetRequiredService<KeepDelivered>());
        builder.Services.AddScoped<DocumentPlacing>().AddScoped<PublishCheck>().AddScoped<AskForReview>().AddScoped<DocumentPanel>().AddScoped<FindPlaces>().AddScoped<OfficeDashboard>();
        builder.Services.AddHealthOf<DeliveryHealth>("umbraco");
        return builder;
    }

    public static IEndpointRouteBuilder MapBackOffice(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<DeliverySync>() is { } sync)
        {
            sync.Listen(routes.ServiceProvider.GetRequiredService<Signals>());
            routes.ServiceProvider.GetRequiredService<DeliveredSite>().Heed(routes.ServiceProvider.GetRequiredService<PublishedContent>());
            routes.ServiceProvider.GetRequiredService<KeepDelivered>().Listen();
            routes.MapWebhooks();
            routes.MapAsked();
            routes.MapBroughtFiles();
        }
        return routes;
    }

    private static void AddHeader(HttpClient http, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            http.DefaultRequestHeaders.Add(name, value);
        }
    }
}

/// <summary>Whether Umbraco answers, and what of it can't be used.</summary>
internal sealed class DeliveryHealth(DeliverySync sync, DeliveredSite site) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        sync.Failure is { } failure ? HealthCheckResult.Degraded(site.Current is null ? failure : $"{failure} The last good copy is served.")
        : site.Problems.Count > 0 ? HealthCheckResult.Degraded($"{Count.Of(site.Problems.Count, "document")} can’t be used as {(site.Problems.Count == 1 ? "it is" : "they are")}. Our dashboard in Umbraco says which, and why.")
        : HealthCheckResult.Healthy($"{site.Items.Count} documents"));
}
