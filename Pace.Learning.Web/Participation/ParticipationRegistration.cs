using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.Talks;

namespace Pace.Learning.Web.Participation;

/// <summary>Parents and carers who take part: on their own terms, with care around them.</summary>
internal static class ParticipationRegistration
{
    public static WebApplicationBuilder AddParticipation(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ParticipantNames>();
        return builder.AddVoices().AddTalks();
    }

    public static WebApplication MapParticipation(this WebApplication app) => app.MapVoices().MapTalks();
}
