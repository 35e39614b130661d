using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Participation.Care;
using Pace.Learning.Web.Participation.Matching;
using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.TalkInvitations;
using Pace.Learning.Web.Participation.Thanks;
using Pace.Learning.Web.Participation.Week;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.Talks;

/// <summary>Talks, the care around them, thanks, and being together.</summary>
internal static class TalksRegistration
{
    public static WebApplicationBuilder AddTalks(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<TalkOptions>(builder.Configuration.GetSection("Pace:Talks"));
        builder.Services.AddScoped<ILiveTalkConsents, LiveTalkConsents>();
        builder.Services.AddScoped<Candidates>();
        builder.Services.AddScoped<CarePlanner>();
        builder.Services.AddScoped<TalkLetters>();
        builder.Services.AddScoped<AskingParents>();
        builder.Services.AddScoped<AnsweringRequests>();
        builder.Services.AddScoped<ChangingTalks>();
        builder.Services.AddScoped<Speakers>();
        builder.Services.AddScoped<IHeldAboutParent, HeldAboutTalks>();
        builder.Services.AddScoped<IHeldAboutParent, HeldAboutThanks>();
        builder.Services.AddScoped<IWaitingForParent, WaitingTalks>();
        builder.Services.AddScoped<ClaimReader>();
        builder.Services.AddScoped<WeekSheet>();
        builder.Services.AddScoped<IWeekRows, RenewalRows>();
        builder.Services.AddScoped<IWeekRows, ClaimWeekRows>();
        builder.Services.AddScoped<TalkBoard>();
        builder.Services.AddScoped<BackupOffers>();
        builder.Services.AddScoped<Uses.TalkUses>();
        builder.Services.ConfigureDbContext<SqlitePaceDbContext>(Listen);
        builder.Services.ConfigureDbContext<PostgresPaceDbContext>(Listen);
        return builder;
    }

    public static WebApplication MapTalks(this WebApplication app)
    {
        app.MapGet("/manage/talks/{id:guid}/calendar.ics", CalendarEndpoints.ForTrainerAsync);
        app.MapGet("/taking-part/requests/{id:guid}/calendar.ics", CalendarEndpoints.ForParentAsync);
        app.MapGet("/taking-part/thanks/{id:guid}/receipt", ClaimReader.OwnReceiptAsync);
        app.MapGet("/manage/participation/claims/{id:guid}/receipt", ClaimReader.ManagersReceiptAsync);
        return app;
    }

    private static void Listen(IServiceProvider services, DbContextOptionsBuilder options) =>
        options.AddInterceptors(new PauseEndsTalks(services.GetRequiredService<TimeProvider>()));
}
