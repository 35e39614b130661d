using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Erasure;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Talks;

namespace Pace.Learning.Web.Parents;

/// <summary>Parents and carers who take part: on their own terms, with care around them.</summary>
internal static class ParentsRegistration
{
    public static WebApplicationBuilder AddParents(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ParticipantNames>().AddScoped<ParticipantLedger>();
        builder.Services.AddScoped<InvitationSender>().AddScoped<InvitationAcceptance>().AddScoped<ParentAccounts>();
        builder.Services.AddScoped<SealedDetails>().AddScoped<ParticipantAddresses>();
        builder.Services.AddScoped<ISealedAddresses>(services => services.GetRequiredService<ParticipantAddresses>());
        builder.Services.AddScoped<ConcernRecorder>().AddScoped<ParentErasure>().AddScoped<ParentsPersonalData>();
        builder.Services.AddScoped<IPersonalData>(services => services.GetRequiredService<ParentsPersonalData>());
        builder.Services.AddScoped<ParentDataExport>().AddScoped<IParentData, ParticipantParentData>();
        return builder.AddContributions().AddTalks().AddReviewStatements();
    }

    public static IEndpointRouteBuilder MapParents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/taking-part/my-data.json", MyDataFile.GetAsync);
        return routes.MapContributions().MapTalks();
    }
}
