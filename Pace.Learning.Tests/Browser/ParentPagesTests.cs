using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Browser;

/// <summary>
/// Every page of the participation room, for everybody it is meant for: on a phone without scripts, and on a computer in the dark. Which pages there are
/// is asked of the site, so that none can be forgotten.
/// </summary>
public sealed class ParentPagesTests(ParentPages room) : IClassFixture<ParentPages>
{
    private const string Stranger = "stranger";

    private static readonly string[] Rooms = ["/Parents/", "/Contributions/", "/Talks/", "/Studio/Reviews/"];

    // The header with its menu, and the ways out of the parents' area; of 640 px.
    private const int MostAbove = 300;

    public static TheoryData<string> Readers =>
        [Stranger, Roles.Parent, Roles.Trainer, Roles.Editor, Roles.Publisher, Roles.ParticipationManager, Roles.StandIn, Roles.SafeguardingOfficer];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task EveryPage_IsAccessible_FitsAPhone_AndWorksWithoutScripts(string role)
    {
        var visits = (await PagesAsync()).Where(p => p.For.Contains(role)).SelectMany(p => AddressesOf(p.Pattern)).ToList();
        Assert.NotEmpty(visits);
        await VisitAsync(role == Stranger ? null : room.PersonOf(role), visits);
    }

    [Fact]
    public async Task ParentsPages_AreAccessible_DuringAPauseToo()
    {
        var parent = await room.SignedInAsync(Roles.Parent);
        using var paused = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "Pause");
        try
        {
            await VisitAsync(await room.AddressAsync(Roles.Parent), ["/taking-part", "/taking-part/pause", "/taking-part/requests", "/taking-part/together", "/taking-part/uses"]);
        }
        finally
        {
            using var back = await parent.PressAsync(await parent.GetPageAsync("/taking-part"), "End my pause");
        }
    }

    [Fact]
    public async Task NoAndStepBack_AreTwoPressesFromEveryParentsPage()
    {
        var scene = new TalkScene(room);
        var parent = await room.SignedInAsAsync(room.PersonOf(Roles.Parent));
        foreach (var (number, path) in (await ParentsOwnAsync()).Index())
        {
            // A yes to step back from, and a question to say no to, in turns.
            var saidYes = number % 2 == 0;
            var invitation = await InvitedAsync(scene, saidYes);
            var way = Assert.Single((await parent.GetPageAsync(path)).QuerySelectorAll("main .ways-out a"), a => a.TextContent.Trim() == "Say no or take back");
            var ways = await parent.GetPageAsync(way.GetAttribute("href")!);
            using var said = await parent.SubmitAsync(Assert.Single(ways.QuerySelectorAll($"form[action$='{TalkAddresses.Request(invitation)}']")));
            Assert.True(await StandingAsync(scene, invitation) == (saidYes ? Standing.SteppedBack : Standing.SaidNo), path);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NoAndStepBack_AreTwoTaps_InSightOnAPhone(bool scripts)
    {
        var scene = new TalkScene(room);
        await using var phone = await room.OpenAsync("/taking-part", Reader.OnPhone with { Demo = room.PersonOf(Roles.Parent), Scripts = scripts });
        var paths = await ParentsOwnAsync();
        foreach (var path in paths)
        {
            await phone.GoToAsync(path);
            await Assertions.Expect(Way(phone)).ToBeVisibleAsync();
        }
        foreach (var saidYes in (bool[])[true, false])
        {
            var invitation = await InvitedAsync(scene, saidYes);
            await phone.GoToAsync(paths[^1]);
            await TapAsync(phone, Way(phone));
            await TapAsync(phone, phone.Page.Locator($"form[action$='{TalkAddresses.Request(invitation)}'] button"));
            Assert.Equal(saidYes ? Standing.SteppedBack : Standing.SaidNo, await StandingAsync(scene, invitation));
        }
    }

    private static ILocator Way(OpenPage phone) => phone.Page.Locator("main .ways-out").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Say no or take back" });

    private static async Task TapAsync(OpenPage phone, ILocator control)
    {
        await Assertions.Expect(control).ToBeVisibleAsync();
        var arrived = new TaskCompletionSource();
        phone.Page.DOMContentLoaded += Note;
        await control.TapAsync();
        await arrived.Task.WaitAsync(TimeSpan.FromMinutes(1));
        phone.Page.DOMContentLoaded -= Note;

        void Note(object? sender, IPage page) => arrived.TrySetResult();
    }

    // Those that strangers read too have no area around them, but for home.
    private async Task<List<string>> ParentsOwnAsync() =>
        [.. (await PagesAsync()).Where(p => p.For.Contains(Roles.Parent) && (p.Pattern == "taking-part" || !p.For.Contains(Stranger))).SelectMany(p => AddressesOf(p.Pattern))];

    private Task<Standing> StandingAsync(TalkScene scene, Guid invitation) =>
        room.WithDatabaseAsync(async db => (await db.TalkInvitations.AsNoTracking().SingleAsync(i => i.Id == invitation)).StandingAt(scene.Now));

    [Fact]
    public async Task ParentWithNothingWaiting_FindsSharingOnTheirPage()
    {
        await using var phone = await room.OpenAsync("/taking-part", Reader.OnPhone with { As = Roles.Parent, Scripts = false });
        await Assertions.Expect(phone.Page.Locator("main")).ToContainTextAsync("Nothing waits for you");
        var share = phone.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Write", Exact = true });
        await Assertions.Expect(share).ToBeVisibleAsync();
        await share.ClickAsync();
        await phone.Page.ArrivesAtAsync("**/taking-part/contributions/new?kind=Text");
    }

    private Task<Guid> InvitedAsync(TalkScene scene, bool saidYes) => room.WithDatabaseAsync(async db =>
    {
        var talk = await scene.TalkAsync(scene.DayIn(300));
        var invitation = new TalkInvitation(talk, room.ParticipantId, Guid.NewGuid(), scene.Now);
        if (saidYes)
        {
            Assert.Null(invitation.Answer(talk, AnswerKind.Yes, invitation.Round, hasPlace: true, scene.Now));
        }
        db.TalkInvitations.Add(invitation);
        await db.SaveChangesAsync();
        return invitation.Id;
    });

    [Fact]
    public async Task EveryPage_HasReadersAndARealAddress()
    {
        var pages = await PagesAsync();
        var unknown = pages.Where(p => p.Pattern.Contains('{', StringComparison.Ordinal) && !room.Addresses.ContainsKey(p.Pattern)).Select(p => p.Pattern);
        Assert.True(!unknown.Any(), $"Say in {nameof(ParentPages)} where to see: {string.Join(", ", unknown)}");
        Assert.Empty(room.Addresses.Keys.Except(pages.Select(p => p.Pattern)));
        Assert.Empty(pages.SelectMany(p => p.For).Except(Readers.Select(r => r.Data)));
    }

    private async Task VisitAsync(string? who, IReadOnlyList<string> paths)
    {
        await using var phone = await room.OpenAsync("/", new Reader { Demo = who, Width = 320, Height = 640, Touch = true, Scripts = false });
        await using var computer = await room.OpenAsync("/", new Reader { Demo = who, Dark = true });
        var problems = await Task.WhenAll(
            GoThroughAsync(phone, paths, [phone.AssertAccessibleAsync, phone.AssertReadsWellAsync, phone.AssertNoHorizontalScrollAsync, () => AssertStartsInSightAsync(phone)]),
            GoThroughAsync(computer, paths, [computer.AssertAccessibleAsync, computer.AssertReadsWellAsync]));
        Assert.True(problems.All(p => p.Count == 0), string.Join("\n\n", problems.SelectMany(p => p)));
        Assert.All((OpenPage[])[phone, computer], reader =>
        {
            reader.AssertNothingFromElsewhere();
            reader.AssertNoComplaints();
        });
    }

    private static async Task<List<string>> GoThroughAsync(OpenPage reader, IReadOnlyList<string> paths, IReadOnlyList<Func<Task>> assertions)
    {
        var problems = new List<string>();
        foreach (var path in paths)
        {
            await reader.GoToAsync(path);
            foreach (var assertion in assertions)
            {
                await NoteAsync(problems, assertion);
            }
        }
        return problems;
    }

    // The first that is seen below the menus is what the page is about; only the answer to what was just done, or what is to be put right, may come before it.
    private static async Task AssertStartsInSightAsync(OpenPage phone)
    {
        var box = await phone.Page.Locator("main h1, main [role=status][autofocus], main [role=alert]").First.BoundingBoxAsync();
        Assert.True(box?.Y < MostAbove, $"{phone.Page.Url}: the page begins {box?.Y:0} px down on a phone");
    }

    private static async Task NoteAsync(List<string> problems, Func<Task> assertion)
    {
        try
        {
            await assertion();
        }
        catch (Xunit.Sdk.XunitException problem)
        {
            problems.Add(problem.Message);
        }
    }

    private IReadOnlyList<string> AddressesOf(string pattern) => room.Addresses.TryGetValue(pattern, out var known) ? known : ["/" + pattern];

    private async Task<List<RoomPage>> PagesAsync()
    {
        var loader = room.Services.GetRequiredService<PageLoader>();
        var pages = new List<RoomPage>();
        foreach (var endpoint in room.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && Array.Exists(Rooms, r => page.RelativePath.StartsWith(r, StringComparison.Ordinal)))
            {
                var model = (await loader.LoadAsync(page, endpoint.Metadata)).ModelTypeInfo!;
                var only = model.GetCustomAttributes(inherit: true).OfType<OnlyForAttribute>().SingleOrDefault();
                var isOpen = model.GetCustomAttributes(inherit: true).OfType<AllowAnonymousAttribute>().Any();
                pages.Add(new RoomPage(endpoint.RoutePattern.RawText!.TrimStart('/'), only?.Roles ?? (isOpen ? [Stranger, Roles.Parent] : [])));
            }
        }
        Assert.All(pages, p => Assert.True(p.For.Count > 0, $"{p.Pattern} says for nobody that it is theirs"));
        return pages;
    }

    private sealed record RoomPage(string Pattern, IReadOnlyList<string> For);
}
