using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.LocalAreas.Agencies;
using Pace.Learning.Web.LocalAreas.Coverage;
using Pace.Learning.Web.LocalAreas.Leads;
using Pace.Learning.Web.LocalAreas.MyArea;
using Pace.Learning.Web.LocalAreas.Workplaces;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>Local areas: who they are, who acts for them, how many of their staff are trained.</summary>
internal static class LocalAreasRegistration
{
    public static WebApplicationBuilder AddLocalAreas(this WebApplicationBuilder builder)
    {
        builder.Services.AddAreaRows();
        builder.Services.Configure<CoverageRequirement>(builder.Configuration.GetSection("Pace:Coverage"));
        builder.Services.PostConfigure<CoverageRequirement>(requirement => requirement.FillIn());
        builder.Services.AddScoped<CoverageCount>().AddScoped<StaffCounts>().AddScoped<CoverageRefresh>();
        builder.Services.AddHostedService<CoverageRefreshAtStart>();
        builder.Services.AddScoped(services => new AreaDirectory(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<CoverageCount>()));
        builder.Services.AddScoped<AreaAccess>().AddScoped<AreaAgencies>().AddScoped<AreaLeads>().AddScoped<Partnerships.Partnerships>();
        builder.Services.AddScoped<WorkplaceRecorder>().AddScoped<ICourseCompleted, CountTraining>().AddScoped<IPersonalData, WorkData>();
        return builder;
    }
}
