using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.LocalAreas.Data;

namespace Pace.Learning.Tests.Agreements.Register;

/// <summary>Areas that others have taken over, on a site where nobody else but the demo area has signed.</summary>
public sealed class FormerAreaTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task WhatAFormerAreaSigned_ShowsWithItsSuccessors_AndIsNotInForce()
    {
        var stranger = app.Stranger();
        var made = await app.SignAsync("cumbria", ManyAreas.Charter, AgreementState.InForce, openEvery: 1);
        var former = await stranger.GetPageAsync("/areas/cumbria");
        Assert.Equal(["/areas/cumberland", "/areas/westmorland-and-furness"], former.QuerySelectorAll(".notice a").Select(a => a.GetAttribute("href")!));
        Assert.Empty(former.QuerySelectorAll(".register-agreement"));
        Assert.NotEmpty(former.QuerySelectorAll(".register-history li"));
        using var badge = await stranger.GetAsync("/areas/cumbria/badge.svg");
        Assert.Equal(HttpStatusCode.Gone, badge.StatusCode);
        foreach (var slug in new[] { "cumberland", "westmorland-and-furness" })
        {
            Assert.Contains("signed by Cumbria", (await stranger.GetPageAsync($"/areas/{slug}")).QuerySelector(".register-history")!.TextContent, StringComparison.Ordinal);
        }
        var list = await stranger.GetPageAsync("/areas?status=former");
        Assert.Equal(AreaList.Areas.Count(a => a.Until <= app.Today), list.QuerySelectorAll(".register-list tbody tr").Length);
        var now = await stranger.GetPageAsync("/areas");
        Assert.Null(now.QuerySelector(".register-list a[href='/areas/cumbria']"));
        // On the map its successors have something to tell, though nothing is in force there. The demo area has signed as well.
        Assert.Equal(
            ["/areas/calderdale", "/areas/cumberland", "/areas/westmorland-and-furness"],
            now.QuerySelectorAll(".area-map a").Select(a => a.GetAttribute("href")!).Order());
        Assert.Equal("former", (await stranger.GetFromJsonAsync()).Single(a => a.GetProperty("slug").GetString() == made.Slug).GetProperty("status").GetString());
    }
}
