using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Receipts;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Manage;
using Pace.Learning.Web.Contributions.Recordings;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Contributions.Share;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions;

/// <summary>What parents share, what they consent to, and where it shows.</summary>
internal static class ContributionsRegistration
{
    public static WebApplicationBuilder AddContributions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<ConsentStatements>();
        builder.Services.AddSingleton<ContributionRecord>();
        builder.Services.AddScoped<ContributionTextVault>();
        builder.Services.AddScoped<ConsentRecorder>();
        builder.Services.AddScoped<ConsentReceipt>();
        builder.Services.AddScoped<MediaUpload>();
        builder.Services.AddScoped<ContributionSharing>();
        builder.Services.AddScoped<IParentData, ContributionParentData>();
        builder.Services.AddScoped<IParentTask, ContributionTasks>();
        builder.Services.AddScoped<SharedContributionReader>();
        builder.Services.AddScoped<Withdrawals.Withdrawals>();
        builder.Services.AddScoped<ShownContributionsQuery>().AddScoped<ThankYouSender>().AddScoped<Blocks.ContributionBlocks>();
        builder.Services.AddScoped<IContributionBlocks>(services => services.GetRequiredService<Blocks.ContributionBlocks>());
        builder.Services.AddScoped<ILiveTalkConsents, LiveTalkConsents>().AddScoped<IWorkQueueSection, RenewalWorkQueue>();
        return builder.AddReviewStatements();
    }

    public static IEndpointRouteBuilder MapContributions(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/voices/media/{id:guid}", [HttpMethods.Get, HttpMethods.Head], ContributionMedia.PlayAsync);
        routes.MapGet("/voices/media/{id:guid}/captions", ContributionMedia.CaptionsAsync);
        routes.MapGet("/taking-part/consents/{id:guid}/receipt.json", ReceiptFiles.JsonAsync);
        routes.MapGet("/taking-part/consents/{id:guid}/receipt.pdf", ReceiptFiles.PdfAsync);
        routes.MapPost("/taking-part/contributions/{id:guid}/recording/file", UploadEndpoint.PostAsync).DisableAntiforgery();
        routes.MapPost("/voices/{key}/thank-you", ThankYouNoteEndpoints.WriteAsync);
        return routes;
    }
}
