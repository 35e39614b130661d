using Pace.Learning.Web.Participation.Participants;

namespace Pace.Learning.Web.Participation;

/// <summary>Parents and carers who take part: on their own terms, with care around them.</summary>
internal static class ParticipationRegistration
{
    public static WebApplicationBuilder AddParticipation(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ParticipantNames>();
        return builder.AddVoices();
    }

    public static WebApplication MapParticipation(this WebApplication app) => app.MapVoices();
}
