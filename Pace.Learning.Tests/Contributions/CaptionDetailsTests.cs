using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Identification;

namespace Pace.Learning.Tests.Contributions;

public sealed class CaptionDetailsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Vtt = """
        WEBVTT Kind: captions

        STYLE
        ::cue { color: red }

        NOTE made by me

        1
        00:00.000 --> 00:02.000 align:start
        <v.loud Chantelle>My daughter goes to <i>St Wilfrid's</i> school &amp; likes it

        00:03.000 --> 00:04.000
        - And then?
        """;

    [Fact]
    public void OfAFileOfCaptions_OnlyWhatPeopleReadIsLookedAt() =>
        Assert.Equal("Kind: captions\nmade by me\nChantelle: My daughter goes to St Wilfrid's school & likes it\n- And then?", CaptionText.Of(Vtt));

    [Fact]
    public async Task WhatStandsOutInCaptions_IsAskedAboutBeforeSharing_AndShownToThoseWhoReadItFirst()
    {
        var id = await app.BeginRecordingAsync(ContributionKind.Video, "We talked for a while.");
        var parent = await app.SignedInAsync("parent");
        using var uploaded = await parent.UploadAsync(id, Recordings.Film(1_000), "film.mp4", Vtt);
        var check = await parent.GetPageAsync($"/taking-part/contributions/{id}/share");
        Assert.Contains("In your captions", check.MainText(), StringComparison.Ordinal);
        Assert.Contains(check.QuerySelectorAll("main blockquote mark"), m => m.TextContent.Contains("Wilfrid", StringComparison.Ordinal));
        Assert.Contains(check.QuerySelectorAll("main li.card mark"), m => m.TextContent.Contains("Chantelle", StringComparison.Ordinal));
        using var shared = await parent.SubmitAsync(check.MainForm);
        var editor = await app.SignedInAsync("editor");
        var read = await editor.GetPageAsync($"/manage/participation/contributions/{id}");
        Assert.Matches("Chantelle.*\\s+.*The parent has not said whether it may stay", read.MainText());

        // Captions that are added afterwards are looked at too.
        var later = Vtt.Replace("Chantelle", "Sophie", StringComparison.Ordinal);
        using var added = await parent.SubmitAsync((await parent.GetPageAsync($"/taking-part/contributions/{id}/recording")).MainForm, [new Upload("captions", "words.vtt", System.Text.Encoding.UTF8.GetBytes(later))]);
        Assert.Matches("Your captions have words that may show who you are: .*“Sophie”", (await parent.FollowAsync(added)).MainText());
    }
}
