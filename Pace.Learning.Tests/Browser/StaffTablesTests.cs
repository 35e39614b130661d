using Microsoft.Playwright;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

/// <summary>Tables of staff pages on a small phone: their rows are blocks, and nothing in them is out of sight.</summary>
public sealed class StaffTablesTests(StaffPagesTests.BusySite site) : IClassFixture<StaffPagesTests.BusySite>
{
    [Theory]
    [InlineData(Roles.Admin, "/manage", "/manage/people", "/manage/people/invitations", "/manage/people/roles", "/manage/areas", "/manage/areas?Letter=S", "/manage/areas/requests", "/manage/areas/calderdale",
        "/manage/agreements", "/manage/certificates", "/manage/mail", "/manage/jobs", "/manage/confirmations", "/studio/items", "/studio/statistics", "/studio/confidence")]
    [InlineData(Roles.ParticipationManager, "/manage/participation", "/manage/participation/people", "/manage/participation/invitations", "/manage/participation/talks", "/manage/participation/contributions",
        "/manage/participation/together", "/manage/participation/reviews", "/manage/participation/thank-yous", "/manage/talks/calendar", "/manage/stand-in")]
    [InlineData(Roles.Trainer, "/manage/talks", "/manage/talks/calendar")]
    [InlineData(Roles.AreaLead, "/area", "/area/agencies", "/area/staff", "/agreements")]
    public async Task NothingOnAStaffPage_ScrollsSideways_OnASmallPhone(string role, params string[] paths)
    {
        await using var phone = await site.OpenAsync("/", new Reader { Demo = role, Width = 320, Height = 640 });
        var problems = new List<string>();
        foreach (var path in paths)
        {
            await phone.GoToAsync(path);
            await EveryPage.NoteAsync(problems, phone.AssertNoHorizontalScrollAsync);
            await EveryPage.NoteAsync(problems, phone.AssertNoPartScrollsSidewaysAsync);
        }
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    [Fact]
    public async Task RowsThatAreBlocks_AreStillATable_ToScreenReaders()
    {
        await using var phone = await site.OpenAsync("/manage/areas?Letter=C", new Reader { Demo = Roles.Admin, Width = 320, Height = 640 });
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Acting for it" })).ToHaveCountAsync(1);
        var row = phone.Page.GetByRole(AriaRole.Row).Filter(new() { Has = phone.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Calderdale" }) });
        await Assertions.Expect(row.GetByRole(AriaRole.Cell)).ToHaveCountAsync(4);
        // Each says its column to the eye, once; the head says it to the ear.
        Assert.Equal("\"Kind: \" / \"\"", await row.GetByRole(AriaRole.Cell).First.EvaluateAsync<string>("e => getComputedStyle(e, '::before').content"));
    }
}
