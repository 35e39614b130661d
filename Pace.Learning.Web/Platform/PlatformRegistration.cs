using Microsoft.Extensions.DependencyInjection.Extensions;
using Pace.Learning.Web.Platform.Health;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.KeptForms;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Platform.Mount;
using Pace.Learning.Web.Platform.Pdf;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Platform.Security.Rotation;
using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.Platform;

/// <summary>What every room uses: database, keys, published content.</summary>
internal static class PlatformRegistration
{
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<PaceOptions>(builder.Configuration.GetSection("Pace"));
        builder.Services.Configure<MountOptions>(builder.Configuration.GetSection("Pace:Mount"));
        var options = builder.Configuration.GetSection("Pace").Get<PaceOptions>() ?? new PaceOptions();
        var folders = Folders.From(options, builder.Environment.ContentRootPath);
        var isDevelopment = builder.Environment.IsDevelopment();

        builder.Services.AddSingleton(folders);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PublicUrl>();
        builder.Services.AddSingleton<ContentLayers>().AddSingleton<PublishedContent>();
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<ContentWatch>().AddHostedService(services => services.GetRequiredService<ContentWatch>());
        builder.Services.AddPublicPages();
        builder.Services.AddSingleton<Signals.Signals>().AddHostedService<SignalListener>();
        builder.Services.AddSingleton(services =>
            MasterKey.From(services.GetRequiredService<IOptions<PaceOptions>>().Value, folders, isDevelopment));
        builder.Services.AddSingleton<UnreadableTexts>();
        builder.Services.AddScoped<ISealedByMaster, PersonKeySeals>().AddScoped<ISealedByMaster, SigningKeySeals>().AddScoped<ISealedByMaster, ProtectionKeySeals>().AddScoped<ISealedByMaster, MailSeals>();
        builder.Services.AddScoped(services =>
            new PersonVault(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<MasterKey>(), services.GetRequiredService<UnreadableTexts>()));
        builder.Services.AddSingleton<IPdfPrinter, WeasyPrint>().AddSingleton<PdfLetters>();
        builder.AddDatabase(folders);
        builder.AddMediaStore(folders);
        builder.AddLedger();
        builder.AddHealth();
        builder.AddSecurity();
        builder.AddMail();
        builder.Services.AddKeptForms();
        return builder;
    }

    public static IEndpointRouteBuilder MapPlatform(this IEndpointRouteBuilder routes) => routes.MapHealth().MapLedger().MapJobs().MapKeptForms();

    /// <summary>Brings the database up to date. The content is compiled at the same time: neither needs the other, and people wait for both.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaceDbContext>();
        DatabaseFile.Claim(db);
        if (db.Database.IsSqlite())
        {
            // The first who opens the file sets up its log; content that lies in the database must not be asked for in that moment.
            await db.Database.OpenConnectionAsync();
            await db.Database.CloseConnectionAsync();
        }
        app.Services.GetRequiredService<ContentWatch>().Begin();
        // Migrating compares whole models first, which takes longer than everything else here; mostly there is nothing to do.
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }
        await MasterKeyCheck.RunAsync(db, app.Services.GetRequiredService<MasterKey>());
        await db.EnsureLedgerTriggersAsync();
    }
}
