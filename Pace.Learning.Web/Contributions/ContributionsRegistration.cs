using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.HeldBack;
using Pace.Learning.Web.Contributions.Consents.Receipts;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Contributions.Consents.Speaking;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Covers;
using Pace.Learning.Web.Contributions.Identification;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.Contributions.Manage;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Contributions.Recordings;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Contributions.Share;
using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Contributions.Transcripts;
using Pace.Learning.Web.Contributions.Usage;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.People;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Parents.Timeline;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Platform.Commands.Restoring;

namespace Pace.Learning.Web.Contributions;

/// <summary>What parents share, what they consent to, and where it shows.</summary>
internal static class ContributionsRegistration
{
    public static WebApplicationBuilder AddContributions(this WebApplicationBuilder builder)
    {
        builder.Services.AddContributionRows();
        builder.Services.AddSingleton<ConsentStatements>().AddScoped(services => new StatementUses(services.GetRequiredService<PaceDbContext>()));
        builder.Services.AddSingleton<ContributionRecord>();
        builder.Services.AddScoped<ContributionTextVault>().AddScoped<KeptDetailVault>().AddScoped<CaptionReader>();
        builder.Services.AddScoped<ConsentRecorder>();
        builder.Services.AddScoped<ConsentReceipt>();
        builder.Services.AddScoped<SpeakingConsents>().AddScoped<SpeakRequests>();
        builder.Services.AddScoped<IPersonAct>(services => services.GetRequiredService<SpeakRequests>());
        builder.Services.AddScoped<IActivityConsent>(services => services.GetRequiredService<SpeakRequests>());
        builder.Services.AddScoped<MediaUpload>();
        builder.Services.AddScoped<ContributionSharing>();
        builder.Services.AddScoped<IParentData, ContributionParentData>();
        builder.Services.AddScoped<LessonUses>().AddScoped<ThankYouReader>().AddScoped(services => new ThankYouFigures(services.GetRequiredService<PaceDbContext>())).AddScoped<IParentWords, OwnWords>();
        builder.Services.AddScoped<IParentTask, ContributionTasks>().AddScoped<ITimelinePart, ContributionTimeline>();
        builder.Services.AddScoped<IFunderMeasure, ContributionsInUse>().AddScoped<IPeopleFilter, ConsentEndsSoon>().AddScoped<IParentContact, ContributionContact>().AddScoped<ContributionSearch>();
        builder.Services.AddScoped<SharedContributionReader>().AddScoped<VoicePlaces>().AddScoped<PlaceViews>().AddScoped<PlacementRecorder>();
        builder.Services.AddScoped<Withdrawals.Withdrawals>().AddScoped<Withdrawals.WordsForgetting>().AddScoped<ITakenBack, Withdrawals.TakenBackWords>();
        builder.Services.AddScoped<HeldBackConsents>().AddScoped<IWorkItems, HeldBackWorkQueue>();
        builder.Services.AddScoped<TakenCourses>().AddScoped<ContributionCovers>().AddScoped<ShownContributionsQuery>().AddScoped<ThankYouSender>().AddScoped<Blocks.ContributionBlocks>();
        builder.Services.AddScoped<IContributionBlocks>(services => services.GetRequiredService<Blocks.ContributionBlocks>());
        builder.Services.AddScoped(services => new PlaceStates(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<ShownContributionsQuery>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddScoped(services => new EmptiedPlaces(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddScoped<ILiveTalkConsents, LiveTalkConsents>().AddScoped<TranscriptRecorder>();
        builder.Services.AddScoped<RenewalCalls>().AddScoped<IParentData>(services => services.GetRequiredService<RenewalCalls>());
        builder.Services.AddScoped<IWorkItems, RenewalWorkQueue>().AddScoped<IWorkItems, TranscriptWorkQueue>().AddScoped<IWorkItems, ThankYouWorkQueue>();
        builder.Services.AddScoped<IWorkItems, SharedWordsWorkQueue>().AddScoped<IWorkItems, PlaceWorkQueue>().AddScoped<IWorkItems, SuggestionWorkQueue>();
        return builder.AddReviewStatements();
    }

    public static IEndpointRouteBuilder MapContributions(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/voices/media/{id:guid}", [HttpMethods.Get, HttpMethods.Head], ContributionMedia.PlayAsync);
        routes.MapGet("/voices/media/{id:guid}/captions", ContributionMedia.CaptionsAsync);
        routes.MapGet("/taking-part/consents/{id:guid}/receipt.json", ReceiptFiles.JsonAsync);
        routes.MapGet("/taking-part/consents/{id:guid}/receipt.pdf", ReceiptFiles.PdfAsync);
        routes.MapGet("/taking-part/contributions/{id:guid}/recording/key", DeviceKey.GetAsync);
        routes.MapPost("/taking-part/contributions/{id:guid}/recording/file", UploadEndpoint.PostAsync).DisableAntiforgery();
        routes.MapPost("/voices/{key}/thank-you", ThankYouNoteEndpoints.WriteAsync);
        return routes;
    }
}
