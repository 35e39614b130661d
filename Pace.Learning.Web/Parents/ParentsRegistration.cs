using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Erasure;
using Pace.Learning.Web.Parents.Expenses;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents;

/// <summary>Parents and carers who take part: on their own terms, with care around them.</summary>
internal static class ParentsRegistration
{
    public static WebApplicationBuilder AddParents(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ParticipantNames>().AddScoped<ParticipantLedger>();
        builder.Services.AddScoped<InvitationSender>().AddScoped<InvitationAcceptance>().AddScoped<ParentAccounts>();
        builder.Services.AddScoped(services => new ParentMail(
            services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonDirectory>(), services.GetRequiredService<Outbox>()));
        builder.Services.AddScoped<SealedDetails>().AddScoped<ParticipantAddresses>();
        builder.Services.AddScoped<ISealedAddresses>(services => services.GetRequiredService<ParticipantAddresses>());
        builder.Services.AddScoped<ConcernRecorder>().AddScoped<ParentErasure>().AddScoped<ParentsPersonalData>();
        builder.Services.AddScoped<IPersonalData>(services => services.GetRequiredService<ParentsPersonalData>());
        builder.Services.AddScoped<ParentDataExport>().AddScoped<IParentData, ParticipantParentData>();
        builder.Services.AddScoped<ClaimReader>().AddScoped<IParentData, ExpenseParentData>().AddScoped<IWorkQueueSection, ClaimWorkQueue>();
        builder.Services.ConfigureDbContext<SqlitePaceDbContext>(WatchPauses);
        builder.Services.ConfigureDbContext<PostgresPaceDbContext>(WatchPauses);
        return builder;
    }

    public static IEndpointRouteBuilder MapParents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/taking-part/my-data.json", MyDataFile.GetAsync);
        routes.MapGet("/taking-part/thanks/{id:guid}/receipt", ClaimReader.OwnReceiptAsync);
        routes.MapGet("/manage/participation/claims/{id:guid}/receipt", ClaimReader.ManagersReceiptAsync);
        return routes;
    }

    private static void WatchPauses(IServiceProvider services, DbContextOptionsBuilder options) => options.AddInterceptors(new PauseInterceptor(services.GetServices<IPauseBegun>()));
}
