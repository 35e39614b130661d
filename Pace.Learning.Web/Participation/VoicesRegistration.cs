using Pace.Learning.Web.Courses.ParentVoices;
using Pace.Learning.Web.Participation.Consents;
using Pace.Learning.Web.Participation.Consents.Receipts;
using Pace.Learning.Web.Participation.Consents.Statements;
using Pace.Learning.Web.Participation.Contributions;
using Pace.Learning.Web.Participation.Contributions.Record;
using Pace.Learning.Web.Participation.Contributions.Share;
using Pace.Learning.Web.Participation.Manage;
using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.ThankYous;
using Pace.Learning.Web.Participation.Voices;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Participation;

/// <summary>What parents share, what they consent to, and where it shows.</summary>
internal static class VoicesRegistration
{
    public static WebApplicationBuilder AddVoices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<ConsentStatements>();
        builder.Services.AddSingleton<ContributionRecord>();
        builder.Services.AddScoped<ContributionWords>();
        builder.Services.AddScoped<ConsentGiving>();
        builder.Services.AddScoped<ConsentReceipt>();
        builder.Services.AddScoped<MediaUpload>();
        builder.Services.AddScoped<Sharing>();
        builder.Services.AddScoped<IHeldAboutParent, VoicesHeld>();
        builder.Services.AddScoped<IWaitingForParent, VoicesWaiting>();
        builder.Services.AddScoped<SharedWords>();
        builder.Services.AddSingleton<Withdrawals.Withdrawals>();
        builder.Services.AddScoped<LiveVoicesQuery>().AddScoped<Thanking>().AddScoped<Voices.ParentVoices>();
        builder.Services.AddScoped<IParentVoices>(services => services.GetRequiredService<Voices.ParentVoices>());
        return builder;
    }

    public static WebApplication MapVoices(this WebApplication app)
    {
        app.MapMethods("/voices/media/{id:guid}", [HttpMethods.Get, HttpMethods.Head], VoiceMedia.PlayAsync);
        app.MapGet("/voices/media/{id:guid}/captions", VoiceMedia.CaptionsAsync);
        app.MapGet("/taking-part/consents/{id:guid}/receipt.json", ReceiptFiles.JsonAsync);
        app.MapGet("/taking-part/consents/{id:guid}/receipt.pdf", ReceiptFiles.PdfAsync);
        app.MapPost("/taking-part/contributions/{id:guid}/recording/file", UploadEndpoint.PostAsync).DisableAntiforgery();
        app.MapPost("/voices/{key}/thank-you", ThankYouEndpoints.WriteAsync);
        return app;
    }
}
