using System.Text;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Tests.Contributions;

/// <summary>What a parent may send, and what nobody else can make the site take in.</summary>
public sealed class UploadBoundsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly string Long = new('x', 6 * 1024 * 1024);

    [Fact]
    public async Task ATextLongerThanAnyFieldIs_IsCutBeforeItIsKept_AndTheTokenDecides()
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync($"/taking-part/contributions/{id}/recording")).MainForm;
        using var taken = await parent.ForgeAsync(form, [new Upload("file", "voice.mp3", Recordings.Sound(5_000))], ("A", Long));
        Assert.Equal($"/taking-part/contributions/{id}", taken.Headers.Location?.OriginalString);
        using var refused = await parent.ForgeAsync(form, [new Upload("file", "voice.mp3", Recordings.Sound(5_000))], [.. Enumerable.Range(0, 30).Select(i => ($"F{i}", "x"))]);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Theory]
    [InlineData("/account/name", Roles.Learner)]
    [InlineData("/sign-in", null)]
    [InlineData("/taking-part/thanks/claim", Roles.Parent)]
    [InlineData("/studio/media/add", Roles.Editor)]
    public async Task ALongTextInParts_IsTooMuchEverywhere(string page, string? role)
    {
        var client = role is null ? app.Stranger() : await app.SignedInAsync(role);
        using var parts = new MultipartFormDataContent { { new StringContent(Long), "Input.Anything" } };
        using var answer = await client.PostAsync(page, parts);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task FormsWithFiles_HaveTheirTokenFirst_AndAFileBeforeItIsNotTaken()
    {
        var parent = await app.SignedInAsync(Roles.Parent);
        var form = (await parent.GetPageAsync("/taking-part/thanks/claim")).QuerySelector("main form[enctype]")!;
        Assert.Contains("__RequestVerificationToken", form.QuerySelectorAll("input").TakeWhile(i => i.GetAttribute("type") == "hidden").Select(i => i.GetAttribute("name")));
        var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var parts = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4 x")), "Input.Receipt", "receipt.pdf" },
            { new StringContent("Travel"), "Input.Kind" }, { new StringContent("12.50"), "Input.Amount" }, { new StringContent("Bus"), "Input.Details" }, { new StringContent(token), "__RequestVerificationToken" },
        };
        using var answer = await parent.PostAsync("/taking-part/thanks/claim", parts);
        // The claim may be there; what came before the token isn't.
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.ClaimReceipts.CountAsync()));
    }

    [Fact]
    public async Task AParentWhoHasAddedAllThatIsKept_IsToldSo_BeforeAnythingIsWritten()
    {
        var id = await app.BeginRecordingAsync();
        var owner = await app.ParticipantAsync();
        var full = new MediaFile(Guid.CreateVersion7(), owner, Guid.NewGuid(), [1], new WrittenMedia(MediaType.Mp3, RecordingQuota.MostBytes), DateTime.UtcNow);
        await app.WithDatabaseAsync(async db => db.MediaFiles.Add(full) is not null ? await db.SaveChangesAsync() : 0);
        var parent = await app.SignedInAsync(Roles.Parent);
        using var refused = await parent.UploadAsync(id, Recordings.Sound(5_000), "voice.mp3");
        Assert.Contains("as much as we can keep", (await parent.FollowAsync(refused)).QuerySelector("#file-error")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDatabaseAsync(db => db.MediaFiles.AnyAsync(m => m.BelongsTo == id)));

        await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.Id == full.Id).ExecuteDeleteAsync());
        using var taken = await parent.UploadAsync(id, Recordings.Sound(5_000), "voice.mp3");
        Assert.Equal($"/taking-part/contributions/{id}", taken.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task ARecordingThatIsReplaced_IsDeleted()
    {
        var id = await app.BeginRecordingAsync();
        var parent = await app.SignedInAsync(Roles.Parent);
        using var first = await parent.UploadAsync(id, Recordings.Sound(5_000), "voice.mp3");
        var before = await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == id).Select(m => m.Id).SingleAsync());
        using var second = await parent.UploadAsync(id, Recordings.Sound(6_000), "voice.mp3");
        var after = await app.WithDatabaseAsync(db => db.MediaFiles.Where(m => m.BelongsTo == id).Select(m => m.Id).SingleAsync());
        Assert.NotEqual(before, after);
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataFolder, "recordings"), $"{before:N}*"));
    }
}
