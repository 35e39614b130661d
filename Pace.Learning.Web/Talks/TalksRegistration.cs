using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;
using Pace.Learning.Web.Talks.Matching;
using Pace.Learning.Web.Talks.WorkQueue;

namespace Pace.Learning.Web.Talks;

/// <summary>Talks, the care around them, thanks, and being together.</summary>
internal static class TalksRegistration
{
    public static WebApplicationBuilder AddTalks(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<TalkOptions>(builder.Configuration.GetSection("Pace:Talks"));
        builder.Services.AddScoped<ILiveTalkConsents, LiveTalkConsents>();
        builder.Services.AddScoped<Candidates>();
        builder.Services.AddScoped<CarePlanner>();
        builder.Services.AddScoped<TalkMail>();
        builder.Services.AddScoped<SpeakerInvitations>();
        builder.Services.AddScoped<InvitationAnswers>();
        builder.Services.AddScoped<TalkChanges>();
        builder.Services.AddScoped<Speakers>();
        builder.Services.AddScoped<IParentData, TalkParentData>();
        builder.Services.AddScoped<IParentData, ExpenseParentData>();
        builder.Services.AddScoped<IParentTask, TalkTasks>();
        builder.Services.AddScoped<ClaimReader>();
        builder.Services.AddScoped<WorkQueueReader>();
        builder.Services.AddScoped<IWorkQueueSection, RenewalWorkQueue>();
        builder.Services.AddScoped<IWorkQueueSection, ClaimWorkQueue>();
        builder.Services.AddScoped<TalkBoard>();
        builder.Services.AddScoped<BackupOffers>();
        builder.Services.AddScoped<Contributions.Usage.TalkUsage>();
        builder.Services.ConfigureDbContext<SqlitePaceDbContext>(Listen);
        builder.Services.ConfigureDbContext<PostgresPaceDbContext>(Listen);
        return builder;
    }

    public static IEndpointRouteBuilder MapTalks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/manage/talks/{id:guid}/calendar.ics", CalendarEndpoints.ForTrainerAsync);
        routes.MapGet("/taking-part/requests/{id:guid}/calendar.ics", CalendarEndpoints.ForParentAsync);
        routes.MapGet("/taking-part/thanks/{id:guid}/receipt", ClaimReader.OwnReceiptAsync);
        routes.MapGet("/manage/participation/claims/{id:guid}/receipt", ClaimReader.ManagersReceiptAsync);
        return routes;
    }

    private static void Listen(IServiceProvider services, DbContextOptionsBuilder options) =>
        options.AddInterceptors(new PauseEndsTalks(services.GetRequiredService<TimeProvider>()));
}
