using Pace.Learning.Tests.Platform.Mail;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Browser;

/// <summary>What administrators see of what runs behind the site.</summary>
public sealed class StaffPagesTests(StaffPagesTests.BusySite site) : EveryPage(site), IClassFixture<StaffPagesTests.BusySite>
{
    protected override string? As => Roles.Admin;

    protected override bool VisitsSitemap => false;

    protected override IEnumerable<string> AlsoVisited => ["/manage", "/manage/areas", "/manage/mail", "/manage/jobs", "/manage/people", "/manage/people/invitations", "/manage/people/roles", "/manage/confirmations", "/invited", "/account/questions", "/account", "/studio/confidence"];

    /// <summary>A site with mail in every state.</summary>
    public sealed class BusySite : SiteInBrowser
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var scope = Services.CreateAsyncScope();
            var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
            var now = DateTime.UtcNow;
            Add(m => m.Failed(now, MailProblem.RecipientRefused, "550 5.1.1"));
            Add(m => { m.HandOver(now); m.Failed(now, MailProblem.Unsure, "IOException"); });
            Add(m => { m.Failed(now, MailProblem.ServerUnreachable, "ConnectionRefused"); m.DueAt = null; });
            Add(m => m.Failed(now, MailProblem.RecipientDelayed, "452 4.2.2"));
            Add(m => m.Sent(now, keepsBody: false));
            await scope.ServiceProvider.GetRequiredService<PaceDbContext>().SaveChangesAsync();

            void Add(Action<OutboxMail> then) =>
                then(outbox.Add("somebody.with.a.long.name@long-department.council.example", new Note("Hello", subject: "Something that waits for you")));
        }
    }
}
