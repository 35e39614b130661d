using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pace.Learning.Web.Platform.Health;

/// <summary><c>/health/live</c> says that the process answers; <c>/health/ready</c> whether it can be used, and to administrators how each thing is that it depends on.</summary>
internal static class HealthRegistration
{
    // A host may check a database too, and what it checks is not for everybody to read.
    private const string Ours = "pace:";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthOf<DatabaseHealth>("database");
        builder.Services.AddHealthOf<ContentHealth>("content");
        builder.Services.AddHealthOf<PdfHealth>("pdf");
        builder.Services.AddHealthOf<SealedTextHealth>("sealed-texts");
    }

    /// <summary>Adds something that the site depends on.</summary>
    public static void AddHealthOf<TCheck>(this IServiceCollection services, string name) where TCheck : class, IHealthCheck =>
        services.AddHealthChecks().AddCheck<TCheck>(Ours + name);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = IsOurs, ResponseWriter = WriteAsync }).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).AllowAnonymous();
        return routes;
    }

    private static bool IsOurs(HealthCheckRegistration check) => check.Name.StartsWith(Ours, StringComparison.Ordinal);

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        if (!context.User.IsInRole(Roles.Admin))
        {
            // How a thing fails tells strangers how to make it fail.
            return JsonSerializer.SerializeAsync(context.Response.Body, new { status = report.Status is HealthStatus.Unhealthy ? "not ready" : "ready" });
        }
        return JsonSerializer.SerializeAsync(context.Response.Body, new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            checks = report.Entries.ToDictionary(
                e => e.Key[Ours.Length..], e => new { status = e.Value.Status.ToString().ToLowerInvariant(), message = e.Value.Description }),
        });
    }
}

internal sealed class DatabaseHealth(PaceDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy("answers")
            : HealthCheckResult.Unhealthy("does not answer");
}
