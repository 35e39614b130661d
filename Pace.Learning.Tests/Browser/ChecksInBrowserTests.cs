using Microsoft.Playwright;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

/// <summary>An order is given by buttons, keyboard, mouse, finger, or without scripts, and each way sends the same.</summary>
public sealed class ChecksInBrowserTests(ChecksInBrowserTests.Boats boats) : IClassFixture<ChecksInBrowserTests.Boats>
{
    private static readonly string[] Right = ["Sit down", "Take the oars", "Row", "Rest"];
    private static readonly string[] Ordinals = ["1st", "2nd", "3rd", "4th"];

    [Fact]
    public async Task Ordering_WithTheKeyboard_IsMarked()
    {
        await using var open = await boats.OpenAsync(CoursesApp.Oars, new Reader { As = Roles.Learner });
        var says = open.Page.Locator("#order p[role=status]");
        foreach (var (words, place) in Right.Select((w, i) => (w, i)))
        {
            await Card(open.Page, words).Locator(".order-handle").FocusAsync();
            for (var at = (await OrderAsync(open.Page)).IndexOf(words); at > place; at--)
            {
                await open.Page.Keyboard.PressAsync("ArrowUp");
                await Assertions.Expect(says).ToHaveTextAsync($"{words}: now {Ordinals[at - 1]} of 4.");
                await Assertions.Expect(Card(open.Page, words).Locator(".order-handle")).ToBeFocusedAsync();
            }
        }
        await open.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(says).ToHaveTextAsync("Rest: already last.");
        await open.AssertAccessibleAsync();
        await SendAsync(open.Page);
        await Assertions.Expect(open.Page.Locator("#order .verdict")).ToHaveTextAsync("Right.");
        open.AssertNoComplaints();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ordering_ByDragging_IsMarked(bool withAFinger)
    {
        await using var open = await boats.OpenAsync(CoursesApp.Oars, withAFinger ? Reader.OnPhone with { As = Roles.Learner } : new Reader { As = Roles.Learner });
        foreach (var (words, place) in Right.Select((w, i) => (w, i)))
        {
            await DragAsync(open.Page, Card(open.Page, words), open.Page.Locator("#order .order-line").Nth(place), withAFinger);
        }
        await Assertions.Expect(Lines(open.Page)).ToHaveTextAsync(Right);
        await SendAsync(open.Page);
        await Assertions.Expect(open.Page.Locator("#order .verdict")).ToHaveTextAsync("Right.");
        open.AssertNoComplaints();
    }

    [Fact]
    public async Task Ordering_ByButtons_SaysWhatIsNotInItsPlace_AndForgetsItOnceItIsMoved()
    {
        await using var open = await boats.OpenAsync(CoursesApp.Oars, Reader.OnPhone with { As = Roles.Learner });
        var shown = await OrderAsync(open.Page);
        // Each learner is shown an order of their own, and in one of them moving the first line is all that is needed.
        var at = (string[])[shown[1], shown[0], .. shown[2..]] is var moved && moved.SequenceEqual(Right) ? 1 : 0;
        var first = shown[at];
        await Card(open.Page, first).GetByRole(AriaRole.Button, new() { Name = $"Move down: {first}" }).TapAsync();
        await Assertions.Expect(Lines(open.Page).Nth(at + 1)).ToHaveTextAsync(first);
        await SendAsync(open.Page);
        var feedback = open.Page.Locator("#order .feedback-wrong");
        await Assertions.Expect(feedback.First).ToContainTextAsync("Not in its place yet.");
        await Assertions.Expect(Lines(open.Page).Nth(at + 1)).ToHaveTextAsync(first);
        await Card(open.Page, first).GetByRole(AriaRole.Button, new() { Name = $"Move up: {first}" }).TapAsync();
        await Assertions.Expect(feedback.First).ToBeHiddenAsync();
        await open.PhotographAsync("ordering");
    }

    [Fact]
    public async Task Ordering_WithoutScripts_IsMarked()
    {
        await using var open = await boats.OpenAsync(CoursesApp.Oars, Reader.OnPhone with { As = Roles.Learner, Scripts = false });
        for (var i = 0; i < Right.Length; i++)
        {
            await open.Page.GetByLabel(Right[i], new() { Exact = true }).SelectOptionAsync($"{i + 1}");
        }
        await SendAsync(open.Page);
        await Assertions.Expect(open.Page.Locator("#order .verdict")).ToHaveTextAsync("Right.");
        await Assertions.Expect(Lines(open.Page)).ToHaveTextAsync(Right);
    }

    private static ILocator Card(IPage page, string words) => page.Locator("#order .order-line").Filter(new() { Has = page.GetByText(words, new() { Exact = true }) });

    private static ILocator Lines(IPage page) => page.Locator("#order .order-line > label");

    private static async Task<List<string>> OrderAsync(IPage page) => [.. await Lines(page).AllInnerTextsAsync()];

    private static Task SendAsync(IPage page) => page.Locator("#order form > button").ClickAsync();

    private static async Task DragAsync(IPage page, ILocator card, ILocator target, bool withAFinger)
    {
        await card.ScrollIntoViewIfNeededAsync();
        var from = Middle((await card.Locator(".order-handle").BoundingBoxAsync())!);
        var box = (await target.BoundingBoxAsync())!;
        // Above the middle of the card that gives way.
        var to = (from.X, Y: box.Y + box.Height / 4);
        if (!withAFinger)
        {
            await page.Mouse.MoveAsync(from.X, from.Y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 5 });
            await page.Mouse.UpAsync();
            return;
        }
        var tools = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync("touchStart", from);
        await TouchAsync("touchMove", (from.X, (from.Y + to.Y) / 2));
        await TouchAsync("touchMove", to);
        await TouchAsync("touchEnd", null);

        async Task TouchAsync(string type, (float X, float Y)? at) => await tools.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type, ["touchPoints"] = at is { } p ? new[] { new Dictionary<string, object> { ["x"] = p.X, ["y"] = p.Y } } : Array.Empty<object>(),
        });
    }

    private static (float X, float Y) Middle(LocatorBoundingBoxResult box) => (box.X + box.Width / 2, box.Y + box.Height / 2);

    /// <summary>A small course about boats, in a browser.</summary>
    public sealed class Boats : SiteInBrowser
    {
        protected override string ContentFolder => Path.Combine(Repository.Root, "Pace.Learning.Tests", "Courses", "Content");
    }
}
