using Pace.Learning.Web.Platform.Health;
using Pace.Learning.Web.Platform.Ledger.Verification;
using Pace.Learning.Web.Platform.Mail.Manage;
using Pace.Learning.Web.Platform.Mail.Smtp;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>The outbox, how mail leaves, and the pages that show it.</summary>
internal static class MailRegistration
{
    private const string Mailbox = "/Platform/Mail/Mailbox";

    public static void AddMail(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Pace:Mail");
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.Configure<MailOptions>(section);
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddScoped(services => new Outbox(
            services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<MasterKey>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<OutboxSignal>()));
        builder.Services.ConfigureDbContext<SqlitePaceDbContext>(RingAfterCommit);
        builder.Services.ConfigureDbContext<PostgresPaceDbContext>(RingAfterCommit);
        builder.Services.AddSingleton<MailSender>();
        if (section.Get<MailOptions>()?.Smtp.Host is { Length: > 0 })
        {
            builder.Services.AddSingleton<IMailTransport, SmtpTransport>();
        }
        else if (isDevelopment)
        {
            builder.Services.AddSingleton<IMailTransport, LocalMailbox>();
        }
        else
        {
            builder.Services.AddSingleton<IMailTransport, NoMailServer>();
        }
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddHealthOf<MailHealth>("mail");
        builder.Services.AddScoped<ILedgerCheck, MailDecisionCheck>();
        // After the framework, which replaces the conventions when it sets its defaults.
        builder.Services.PostConfigure<RazorPagesOptions>(options =>
        {
            if (isDevelopment)
            {
                options.Conventions.AllowAnonymousToFolder(Mailbox);
            }
            else
            {
                // What a mail says is its reader's alone.
                options.Conventions.AddFolderRouteModelConvention(Mailbox, page => page.Selectors.Clear());
            }
        });
    }

    private static void RingAfterCommit(IServiceProvider services, DbContextOptionsBuilder options) =>
        options.AddInterceptors(new RingAfterCommit(services.GetRequiredService<OutboxSignal>()));
}
