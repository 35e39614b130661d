using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>Local areas: who they are, who acts for them, how many of their staff are trained.</summary>
internal static class LocalAreasRegistration
{
    public static WebApplicationBuilder AddLocalAreas(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<CoverageRequirement>(builder.Configuration.GetSection("Pace:Coverage"));
        builder.Services.AddScoped<CoverageCount>();
        builder.Services.AddScoped(services => new AreaDirectory(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<CoverageCount>()));
        return builder;
    }

    public static WebApplication MapLocalAreas(this WebApplication app) => app;
}
