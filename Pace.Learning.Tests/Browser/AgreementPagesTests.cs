using Microsoft.AspNetCore.Hosting;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

/// <summary>The pages of the room, on a phone and in the dark.</summary>
public sealed class AgreementPagesTests(AgreementsInBrowser site) : EveryPage(site), IClassFixture<AgreementsInBrowser>
{
    protected override bool VisitsSitemap => false;

    protected override string As => Roles.AreaLead;

    protected override IEnumerable<string> AlsoVisited => ["/agreements", "/agreements/start", "/agreements/check", "/agreements/check?Code=", "/agreements/code", "/agreements/link/none", "/agreements/copy", "/agreements/copy/none", "/agreements/copy-sent"];
}

/// <summary>The site with two short documents, on a real port.</summary>
public sealed class AgreementsInBrowser : SiteInBrowser
{
    private readonly AgreementContent content = new();

    internal AgreementContent Content => content;

    protected override string ContentFolder => content.Folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        content.Delete();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        AgreementSteps.Configure(builder);
    }
}
