using Pace.Learning.Web.Contributions.Usage;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Timeline;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Talks.Calendar;
using Pace.Learning.Web.Talks.Care;
using Pace.Learning.Web.Talks.Invitations;
using Pace.Learning.Web.Talks.Matching;
using Pace.Learning.Web.Talks.News;
using Pace.Learning.Web.Talks.Usage;
using Pace.Learning.Web.Talks.WorkQueue;

namespace Pace.Learning.Web.Talks;

/// <summary>Talks: who is asked to speak, the care around it, and the manager’s week.</summary>
internal static class TalksRegistration
{
    public static WebApplicationBuilder AddTalks(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<TalkOptions>(builder.Configuration.GetSection("Pace:Talks"));
        builder.Services.AddScoped<Candidates>().AddScoped<TalkAudienceWords>();
        builder.Services.AddScoped<CarePlanner>().AddScoped<IParentContact, TalkContact>();
        builder.Services.AddScoped<TalkMail>().AddScoped<TrainerNews>().AddScoped<CatchUp>();
        builder.Services.AddScoped<SpeakerInvitations>();
        builder.Services.AddScoped<InvitationAnswers>();
        builder.Services.AddScoped<TalkChanges>();
        builder.Services.AddScoped<Speakers>();
        builder.Services.AddScoped<SpeakerConsents>();
        builder.Services.AddScoped<IParentData, TalkParentData>().AddScoped<ITimelinePart, TalkTimeline>().AddScoped<IFunderMeasure, TalksGiven>().AddScoped<IFunderMeasure, HoursGiven>();
        builder.Services.AddScoped<IParentTask, TalkTasks>().AddScoped<IRefusable, TalkTasks>();
        builder.Services.AddScoped<WeekReader>().AddScoped<PlannedTalks>().AddScoped<IWorkItems, CareWorkQueue>().AddScoped<IWorkItems, TalkWorkQueue>();
        builder.Services.AddScoped<TalkBoard>().AddScoped<TalksInCalendar>();
        builder.Services.AddScoped<BackupOffers>();
        builder.Services.AddScoped<ITalkUsage, TalkUsage>();
        builder.Services.AddScoped<Replacements>();
        builder.Services.AddSingleton<IPauseBegun, PauseEndsTalks>();
        builder.Services.AddScoped<IPauseOutcomes, TalksOfAPause>();
        return builder;
    }

    public static IEndpointRouteBuilder MapTalks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/manage/talks/calendar.ics", TalksInCalendar.DownloadAsync);
        routes.MapGet("/calendar/{token}/talks.ics", TalksInCalendar.SubscribedAsync).AllowAnonymous();
        routes.MapGet("/manage/talks/{id:guid}/calendar.ics", CalendarEndpoints.ForTrainerAsync);
        routes.MapGet("/taking-part/requests/{id:guid}/calendar.ics", CalendarEndpoints.ForParentAsync);
        return routes;
    }
}
