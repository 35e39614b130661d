using Pace.Learning.Tests.Talks;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Figures;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Parents.Figures;

public sealed class FunderFiguresTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly Guid Here = Guid.NewGuid(), There = Guid.NewGuid(), Beyond = Guid.NewGuid();

    public static TheoryData<int[], int, string> Cases => new()
    {
        // Numbers of three areas, the total, and which are shown.
        { [7, 6, 5], 18, "7 6 5" },
        { [7, 6, 4], 17, "7 - -" }, // One that is hidden is what the total lacks: another is hidden with it.
        { [7, 2, 2], 11, "- - -" }, // So are two that are together under five.
        { [7, 4, 3], 14, "7 - -" },
        { [5, 0, 0], 5, "5 0 0" },
        { [2, 1, 1], 4, "- - -" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void SmallNumbers_AreHidden_AndSoIsWhatWouldGiveThemAway(int[] numbers, int total, string expected)
    {
        var areas = (Guid[])[Here, There, Beyond];
        var (all, shown) = ShownFigures.Of(new Figure(total, total), areas.Zip(numbers).Where(a => a.Second > 0).ToDictionary(a => a.First, a => new Figure(a.Second, a.Second)), 5);
        Assert.Equal(total >= 5, all is not null);
        // None and few look alike: neither is there.
        Assert.Equal(expected, string.Join(' ', areas.Zip(numbers).Select(a => shown.TryGetValue(a.First, out var figure) ? $"{figure.Things}" : a.Second == 0 ? "0" : "-")));
    }

    [Fact]
    public async Task TheTable_HasNumbersByQuarterAndArea_AndNoNames()
    {
        var scene = new TalkScene(app);
        var parents = new List<Guid>();
        for (var n = 0; n < 13; n++)
        {
            parents.Add(await scene.ParentAsync($"Funder-name-{n}"));
        }
        for (var n = 0; n < 5; n++)
        {
            var talk = await scene.TalkAsync(scene.DayIn(30 + (n * 5)), area: "rutland");
            await scene.AskAsync(talk, parents[n]);
            await scene.AnswerAsync(talk, parents[n], AnswerKind.Yes);
        }
        foreach (var parent in parents[7..12])
        {
            await MoveAsync(parent, "rutland");
        }
        await MoveAsync(parents[12], "isles-of-scilly");
        app.Clock.Advance(TimeSpan.FromDays(70));
        var manager = await app.SignedInAsync(Roles.ParticipationManager);
        var link = (await manager.GetPageAsync("/manage/participation/people")).QuerySelector("main a[href$='figures.csv']")!.GetAttribute("href")!;
        using var answer = await manager.GetAsync(link);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var csv = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Funder-name", csv, StringComparison.Ordinal);
        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("First day,Last day,Area,Parents taking part,Talks given,Hours that parents spoke,Contributions in use,Drafts reviewed", lines[0]);
        Assert.DoesNotContain(lines, l => l.Contains("Isles of Scilly", StringComparison.Ordinal));
        var norfolk = lines.First(l => l.Contains(",Norfolk,", StringComparison.Ordinal)).Split(',');
        Assert.True(int.Parse(norfolk[3], System.Globalization.CultureInfo.InvariantCulture) >= 5);
        var given = lines.Where(l => l.Contains(",All areas,", StringComparison.Ordinal)).Select(l => l.Split(',')).ToList();
        Assert.Contains(given, g => g[4] == "5" && g[5] == "2.5" || g[4] == "not shown");
        Assert.All(lines[1..].SelectMany(l => l.Split(',')[3..]), f => Assert.Matches(@"^(not shown|\d+(\.\d)?)$", f));
    }

    private Task<int> MoveAsync(Guid parent, string area) => app.WithScopeAsync(async services =>
    {
        var (db, vault) = (services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<PersonVault>());
        var participant = await db.Set<Participant>().Include(p => p.Details).SingleAsync(p => p.Id == parent);
        participant.Details!.Locate(await vault.SealAsync(parent, ParticipantDetails.AreaPurpose, new OwnArea(Area.IdOf(area), null).Sealable!), null);
        return await db.SaveChangesAsync();
    });
}
