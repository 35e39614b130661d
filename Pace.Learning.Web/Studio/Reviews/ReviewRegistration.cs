using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Timeline;
using Pace.Learning.Web.Studio.Reviews.Answers;
using Pace.Learning.Web.Studio.Reviews.Comments;
using Pace.Learning.Web.Studio.Reviews.Members;
using Pace.Learning.Web.Studio.Reviews.Read;
using Pace.Learning.Web.Studio.Reviews.Rounds;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>What the parents' advisory group reads, says, and hears back.</summary>
internal static class ReviewRegistration
{
    public static WebApplicationBuilder AddReviews(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReviewerRecord>();
        builder.Services.AddScoped<ReviewRecorder>().AddScoped<ReviewCalls>().AddScoped<ReviewerRecorder>().AddScoped<OwnReviews>();
        builder.Services.AddScoped<IPersonAct>(services => services.GetRequiredService<ReviewerRecorder>());
        builder.Services.AddScoped<DraftPages>().AddScoped<CommentRecorder>().AddScoped<OwnComments>().AddScoped<CommentsReader>();
        builder.Services.AddScoped<ReviewTasks>().AddScoped<IParentTask>(services => services.GetRequiredService<ReviewTasks>()).AddScoped<IRefusable>(services => services.GetRequiredService<ReviewTasks>());
        builder.Services.AddScoped<IParentData, ReviewParentData>().AddScoped<ITimelinePart, ReviewTimeline>().AddScoped<IParentContact, ReviewContact>();
        builder.Services.AddScoped<IFunderMeasure, DraftsReviewed>().AddScoped<IParentReviews, ParentReviews>();
        return builder;
    }

    public static IEndpointRouteBuilder MapReviews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/studio/documents/{id:guid}/comments.json", CommentLines.GetAsync).RequireAuthorization(policy => policy.RequireRole(Roles.Editor, Roles.Publisher));
        routes.MapMethods("/voices/notes/{id:guid}", [HttpMethods.Get, HttpMethods.Head], VoiceNotes.PlayAsync);
        routes.MapGet("/taking-part/drafts/{id:guid}/{number:int}/key", VoiceNotes.KeyAsync).RequireAuthorization(policy => policy.RequireRole(Roles.Parent));
        return routes;
    }
}
