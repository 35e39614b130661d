using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

/// <summary>What somebody sees who acts for an area.</summary>
public sealed class AreaPagesTests(SiteInBrowser site) : EveryPage(site), IClassFixture<SiteInBrowser>
{
    protected override string? As => Roles.AreaLead;

    protected override bool VisitsSitemap => false;

    protected override IEnumerable<string> AlsoVisited =>
        ["/area", "/area/agencies", "/area/staff", "/area/ask", "/account/workplace", "/account/workplace?area=calderdale"];
}

/// <summary>What staff see who look after areas.</summary>
public sealed class ManageAreasPagesTests(SiteInBrowser site) : EveryPage(site), IClassFixture<SiteInBrowser>
{
    protected override string? As => Roles.Admin;

    protected override bool VisitsSitemap => false;

    protected override IEnumerable<string> AlsoVisited =>
        ["/manage/areas", "/manage/areas?Kind=Wales", "/manage/areas/requests", "/manage/areas/calderdale", "/manage/areas/partnerships/new", "/area?area=rutland"];
}
