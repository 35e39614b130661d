using Microsoft.Extensions.DependencyInjection.Extensions;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Health;
using Quartz;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>What runs by itself: Quartz, with its schedule in the site's database, so that of several processes one runs each job.</summary>
internal static class JobsRegistration
{
    private const int SideBySide = 2;

    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder, Func<RecurringJobs, RecurringJobs> list)
    {
        builder.Services.Configure<JobOptions>(builder.Configuration.GetSection("Pace:Jobs"));
        builder.Services.AddSingleton(list(new RecurringJobs(builder.Services, builder.Configuration.GetSection("Pace:Jobs:Times"))));
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "pace";
                scheduler.GenerateInstanceId = true;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(SideBySide);
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.ConfigureStore(options => options.RecoverFiringsCancelledByShutdown = true);
                Connect(store, builder);
            });
        });
        builder.Services.TryAddSingleton<Clockwork>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Clockwork>());
        builder.Services.AddHealthOf<JobsHealth>("jobs");
        return builder;
    }

    private static void Connect(IPersistentStoreBuilder store, WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Pace");
        if (DatabaseRegistration.IsPostgres(connection))
        {
            store.UsePostgres(connection!);
            store.UseClustering(_ => { });
        }
        else
        {
            var folders = Folders.From(builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions(), builder.Environment.ContentRootPath);
            store.UseSqlite(DatabaseRegistration.SqliteConnectionString(connection, folders));
        }
    }
}
