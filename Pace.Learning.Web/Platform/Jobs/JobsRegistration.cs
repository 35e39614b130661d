using Microsoft.Extensions.DependencyInjection.Extensions;
using Pace.Learning.Web.Platform.Health;
using Pace.Learning.Web.Platform.Jobs.Dashboard;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>What runs by itself: Hangfire, on PostgreSQL with its schedule in the site's database, so that of several processes one runs each job.</summary>
internal static class JobsRegistration
{
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder, Func<RecurringJobs, RecurringJobs> list)
    {
        var connection = builder.Configuration.GetConnectionString("Pace");
        builder.Services.Configure<JobOptions>(builder.Configuration.GetSection("Pace:Jobs"));
        builder.Services.AddSingleton(list(new RecurringJobs(builder.Services, builder.Configuration.GetSection("Pace:Jobs:Times"))));
        builder.Services.AddSingleton(services => new JobStore(
            DatabaseRegistration.IsPostgres(connection) ? connection : null, services.GetRequiredService<IOptions<JobOptions>>().Value,
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<JobStore>>()));
        builder.Services.AddSingleton<JobLocks>().AddSingleton<OwedJobs>().AddScoped<JobRunner>();
        builder.Services.TryAddSingleton<JobScheduler>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JobScheduler>());
        builder.Services.AddHealthOf<JobsHealth>("jobs");
        return builder;
    }

    public static IEndpointRouteBuilder MapJobs(this IEndpointRouteBuilder routes) => routes.MapJobsDashboard();
}
