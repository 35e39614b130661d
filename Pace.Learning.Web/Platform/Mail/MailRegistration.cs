using Microsoft.AspNetCore.Mvc.RazorPages;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Security;

namespace Pace.Learning.Web.Platform.Mail;

/// <summary>The outbox, how mail leaves, and the pages that show it.</summary>
internal static class MailRegistration
{
    private const string List = "/Platform/Mail/Mailbox/Mailbox";
    private const string Message = "/Platform/Mail/Mailbox/Message";
    private const string AdminsOnly = "mail";

    public static void AddMail(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Pace:Mail");
        builder.Services.Configure<MailOptions>(section);
        builder.Services.AddSingleton<MailSignal>();
        builder.Services.AddScoped(services => new Outbox(
            services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<MasterKey>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<MailSignal>()));
        builder.Services.AddScoped<MailSender>();
        if (section.Get<MailOptions>()?.Smtp.Host is { Length: > 0 })
        {
            builder.Services.AddSingleton<IMailTransport, SmtpTransport>();
        }
        else
        {
            builder.Services.AddSingleton<IMailTransport, LocalMailbox>();
        }
        builder.Services.AddHostedService<MailPump>();
        builder.Services.AddAuthorizationBuilder().AddPolicy(AdminsOnly, policy => policy.RequireRole(Roles.Admin));
        // After the framework, which replaces the conventions when it sets its defaults.
        builder.Services.PostConfigure<RazorPagesOptions>(options => Open(options, builder.Environment.IsDevelopment()));
    }

    private static void Open(RazorPagesOptions pages, bool isDevelopment)
    {
        if (isDevelopment)
        {
            pages.Conventions.AllowAnonymousToPage(List).AllowAnonymousToPage(Message);
            pages.Conventions.AddPageRoute(List, "/dev/mail").AddPageRoute(Message, "/dev/mail/{id:guid}");
        }
        else
        {
            pages.Conventions.AuthorizePage(List, AdminsOnly).AuthorizePage(Message, AdminsOnly);
        }
    }
}
