using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Participation.Details;
using Pace.Learning.Web.Participation.Erasure;
using Pace.Learning.Web.Participation.Invitations;
using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.ReviewViews;
using Pace.Learning.Web.Participation.Talks;
using Pace.Learning.Web.Participation.Worries;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Participation;

/// <summary>Parents and carers who take part: on their own terms, with care around them.</summary>
internal static class ParticipationRegistration
{
    public static WebApplicationBuilder AddParticipation(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ParticipantNames>().AddScoped<ParticipationRecord>();
        builder.Services.AddScoped<Inviting>().AddScoped<Joining>().AddScoped<ParentAccounts>();
        builder.Services.AddScoped<SealedDetails>().AddScoped<ParticipantAddresses>();
        builder.Services.AddScoped<ISealedAddresses>(services => services.GetRequiredService<ParticipantAddresses>());
        builder.Services.AddScoped<RaisingWorries>().AddScoped<Erasing>().AddScoped<ParticipationData>();
        builder.Services.AddScoped<IPersonalData>(services => services.GetRequiredService<ParticipationData>());
        builder.Services.AddScoped<EverythingHeld>().AddScoped<IHeldAboutParent, HeldAboutParticipant>();
        return builder.AddVoices().AddTalks().AddReviewViews();
    }

    public static WebApplication MapParticipation(this WebApplication app)
    {
        app.MapGet("/taking-part/my-data.json", MyDataFile.GetAsync);
        return app.MapVoices().MapTalks();
    }
}
