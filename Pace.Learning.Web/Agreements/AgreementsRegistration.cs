using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Certificate;
using Pace.Learning.Web.Agreements.Copy;
using Pace.Learning.Web.Agreements.Demo;
using Pace.Learning.Web.Agreements.Documents;
using Pace.Learning.Web.Agreements.Evidence;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Register;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Agreements.Sign;
using Pace.Learning.Web.Agreements.Start;
using Pace.Learning.Web.Agreements.Verification;
using Pace.Learning.Web.LocalAreas.MyArea;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Agreements;

/// <summary>Documents that areas sign: asking, signing, countersigning, and what becomes of it.</summary>
internal static class AgreementsRegistration
{
    public static WebApplicationBuilder AddAgreements(this WebApplicationBuilder builder)
    {
        builder.Services.AddAgreementRows();
        builder.Services.AddScoped<AgreementRecorder>().AddScoped<AgreementMail>();
        builder.Services.AddScoped<SigningSessions>().AddScoped<IFormGuest, SigningGuest>().AddScoped<ISealedByMaster, GuestSeals>().AddScoped<AgreementViewers>().AddScoped<DraftStore>().AddScoped<CopyReader>();
        builder.Services.AddScoped(services => new AgreementRegister(services.GetRequiredService<PaceDbContext>()));
        builder.Services.AddScoped<IPersonalData, AgreementData>().AddScoped<ILedgerCheck, SignatureCheck>();
        builder.Services.AddScoped<AgreementEvidence>().AddScoped<CertificatePrint>().AddScoped<DemoAgreements>().AddScoped<DemoPlan>();
        builder.Services.AddScoped<PlanServices>().AddScoped<PlanRecorder>().AddScoped<ReviewRecorder>();
        builder.Services.AddScoped(services => new AreaReviews(services.GetRequiredService<PaceDbContext>()));
        builder.Services.AddScoped(services => new AgreementProgress(
            services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PublishedContent>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddScoped<PublicRegister>().AddScoped<IAreaAgreements, AreaAgreements>();
        return builder;
    }

    public static IEndpointRouteBuilder MapAgreements(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/agreements/{id:guid}/certificate.pdf", CertificateFiles.PdfAsync).AllowAnonymous();
        routes.MapGet("/agreements/{id:guid}/text.pdf", TextFile.PdfAsync).AllowAnonymous();
        routes.MapGet("/agreements/{id:guid}/copy.pdf", CopyFiles.PdfAsync).AllowAnonymous();
        routes.MapGet("/agreements/check/{code}/text", CertificateFiles.TextAsync).AllowAnonymous();
        routes.MapGet("/agreements/{id:guid}/evidence.zip", AgreementEvidence.GetAsync).AllowAnonymous();
        return routes.MapAgreementDocuments().MapRegisterFiles();
    }
}
