using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

public sealed class PublicPagesTests(SiteInBrowser site) : EveryPage(site), IClassFixture<SiteInBrowser>
{
    protected override IEnumerable<string> AlsoVisited => ["/", "/leaving-fast"];
}
