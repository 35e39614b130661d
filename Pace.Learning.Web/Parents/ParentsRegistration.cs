using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Erasure;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Notes;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Parents.Timeline;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Platform.Commands.Restoring;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Parents;

/// <summary>Parents and carers who take part: on their own terms, with care around them.</summary>
internal static class ParentsRegistration
{
    public static WebApplicationBuilder AddParents(this WebApplicationBuilder builder)
    {
        builder.Services.AddParentRows();
        builder.Services.AddScoped<ITakenBack, TakenBackParticipation>();
        builder.Services.AddScoped<ParticipantNames>().AddScoped<ParticipantLedger>().AddScoped<StaffSignatures>();
        builder.Services.AddScoped<NoteReader>().AddScoped<NoteRecorder>().AddScoped<IParentData, NoteParentData>().AddScoped<IWorkItems, NoteWorkQueue>();
        builder.Services.AddScoped<PeopleSearch>().AddScoped<AreaLooks>().AddScoped<NotAskedForLong>().AddScoped<IParentContact, MessageContact>();
        builder.Services.AddScoped<IPeopleFilter>(services => services.GetRequiredService<NotAskedForLong>());
        builder.Services.AddScoped<FunderFigures>().AddScoped<IFunderMeasure, ParentsTakingPart>();
        builder.Services.AddScoped<TimelineReader>().AddScoped<ITimelinePart, ParticipantTimeline>();
        builder.Services.AddScoped<ISealedByMaster, InvitationSeals>();
        builder.Services.AddScoped<InvitationSender>().AddScoped<InvitationAcceptance>().AddScoped<ParentAccounts>();
        builder.Services.AddScoped(services => new ParentMail(
            services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonDirectory>(), services.GetRequiredService<Outbox>()));
        builder.Services.AddScoped<SealedDetails>().AddScoped<OwnAreaChoices>().AddScoped<KeptAwayWords>().AddScoped<ContactForCare>().AddScoped<ParticipantAddresses>();
        builder.Services.AddScoped<ISealedAddresses>(services => services.GetRequiredService<ParticipantAddresses>());
        builder.Services.AddScoped<IQuietTimes, ParentQuietTimes>().AddScoped<PauseRecorder>().AddScoped<EventChanges>().AddScoped<IRefusable, EventRefusals>();
        builder.Services.Configure<SafeguardingOptions>(builder.Configuration.GetSection("Pace:Safeguarding"));
        builder.Services.AddScoped<ConcernDeputies>().AddScoped<ConcernRecorder>().AddScoped<ParentErasure>().AddScoped<ParentsPersonalData>();
        builder.Services.AddScoped<IPersonalData>(services => services.GetRequiredService<ParentsPersonalData>());
        builder.Services.AddScoped<ParentDataExport>().AddScoped<IParentData, ParticipantParentData>();
        builder.Services.AddScoped<ClaimReader>().AddScoped<IParentData, ExpenseParentData>();
        builder.Services.AddScoped<IWorkItems, ClaimWorkQueue>().AddScoped<IWorkItems, EventWorkQueue>().AddScoped<IWorkItems, InvitationWorkQueue>();
        builder.Services.AddScoped<IParentData, MessageParentData>().AddScoped(services => new GroupMessages(
            services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<ParticipantNames>(), services.GetRequiredService<ParentMail>(),
            services.GetRequiredService<PublicUrl>(), services.GetRequiredService<ParticipantLedger>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.ConfigureDbContext<SqlitePaceDbContext>(WatchPauses);
        builder.Services.ConfigureDbContext<PostgresPaceDbContext>(WatchPauses);
        return builder;
    }

    public static IEndpointRouteBuilder MapParents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/taking-part/my-data.json", MyDataFile.GetAsync);
        routes.MapGet(FunderFigures.Address, FunderFigures.CsvAsync).RequireAuthorization(policy => policy.RequireRole(Roles.ParticipationManager));
        routes.MapGet("/taking-part/together/{id:guid}/calendar.ics", EventsModel.CalendarAsync);
        routes.MapGet("/taking-part/thanks/{id:guid}/receipt", ClaimReader.OwnReceiptAsync);
        routes.MapGet("/manage/participation/claims/{id:guid}/receipt", ClaimReader.ManagersReceiptAsync);
        return routes;
    }

    private static void WatchPauses(IServiceProvider services, DbContextOptionsBuilder options) => options.AddInterceptors(new PauseInterceptor(services.GetServices<IPauseBegun>()));
}
