using Pace.Learning.Web.Contributions.Usage;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;
using Pace.Learning.Web.Talks.Matching;
using Pace.Learning.Web.Talks.Usage;
using Pace.Learning.Web.Talks.WorkQueue;

namespace Pace.Learning.Web.Talks;

/// <summary>Talks: who is asked to speak, the care around it, and the manager’s week.</summary>
internal static class TalksRegistration
{
    public static WebApplicationBuilder AddTalks(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<TalkOptions>(builder.Configuration.GetSection("Pace:Talks"));
        builder.Services.AddScoped<Candidates>();
        builder.Services.AddScoped<CarePlanner>();
        builder.Services.AddScoped<TalkMail>();
        builder.Services.AddScoped<SpeakerInvitations>();
        builder.Services.AddScoped<InvitationAnswers>();
        builder.Services.AddScoped<TalkChanges>();
        builder.Services.AddScoped<Speakers>();
        builder.Services.AddScoped<SpeakerConsents>();
        builder.Services.AddScoped<IParentData, TalkParentData>();
        builder.Services.AddScoped<IParentTask, TalkTasks>();
        builder.Services.AddScoped<WorkQueueReader>();
        builder.Services.AddScoped<TalkBoard>();
        builder.Services.AddScoped<BackupOffers>();
        builder.Services.AddScoped<ITalkUsage, TalkUsage>();
        builder.Services.AddSingleton<IPauseBegun, PauseEndsTalks>();
        return builder;
    }

    public static IEndpointRouteBuilder MapTalks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/manage/talks/{id:guid}/calendar.ics", CalendarEndpoints.ForTrainerAsync);
        routes.MapGet("/taking-part/requests/{id:guid}/calendar.ics", CalendarEndpoints.ForParentAsync);
        return routes;
    }
}
