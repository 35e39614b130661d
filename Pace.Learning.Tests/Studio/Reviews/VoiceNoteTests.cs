using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Tests.Studio.Reviews;

/// <summary>What parents say aloud about a draft: who hears it, and until when.</summary>
public sealed class VoiceNoteTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private const string Tea = "Bring a cup of tea";

    private string Folder => Path.Combine(app.DataFolder, "recordings");

    [Fact]
    public async Task ASpokenNote_IsHeardInRangesByItsWriterAndThoseWhoReadNotes_AndByNobodyElse()
    {
        var (member, other) = (await app.GroupMemberAsync(), await app.GroupMemberAsync());
        var (id, number) = await app.InReviewAsync();
        var sound = Recordings.Sound(200_000);
        using var saved = await SayAsync(member, id, number, sound);
        var page = await member.Browser.FollowAsync(saved);
        Assert.Contains("Your note is saved", page.QuerySelector("#saved")!.TextContent, StringComparison.Ordinal);
        var address = page.QuerySelector(".part-note audio")!.GetAttribute("src")!;
        var media = await MediaAsync(member);
        Assert.Equal($"/voices/notes/{media.Id}", address);
        var onDisk = await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(Folder, $"{media.Id:N}*")));
        Assert.Equal(-1, onDisk.AsSpan().IndexOf(sound.AsSpan(1000, 32)));

        foreach (var listener in new[] { member.Browser, await app.SignedInAsync(Roles.Editor), await app.SignedInAsync(Roles.Publisher) })
        {
            using var whole = await listener.GetAsync(address);
            Assert.True(whole.Headers.CacheControl!.NoStore);
            Assert.Equal("audio/mpeg", whole.Content.Headers.ContentType?.MediaType);
            Assert.Equal(sound, await whole.Content.ReadAsByteArrayAsync());
            using var part = await listener.RangeAsync(address, 65_530, 131_080);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(sound[65_530..131_081], await part.Content.ReadAsByteArrayAsync());
        }
        foreach (var nobody in new[] { other.Browser, await app.SignedInAsync(Roles.Parent), await app.SignedInAsync(Roles.Learner), await app.SignedInAsync(Roles.ParticipationManager), await app.SignedInAsync(Roles.Admin) })
        {
            using var refused = await nobody.RangeAsync(address, 0, 99);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            // It is no contribution either.
            using var elsewhere = await nobody.GetAsync($"/voices/media/{media.Id}");
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        }
        using var stranger = await app.Stranger().GetAsync(address);
        Assert.Contains("/sign-in", stranger.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var editor = await app.SignedInAsync(Roles.Editor);
        Assert.Equal(address, (await editor.GetPageAsync(DraftAddresses.Comments(id))).QuerySelector("li.comment audio")!.GetAttribute("src"));
        Assert.Contains(address, await editor.GetStringAsync(DraftAddresses.Comments(id) + ".json"), StringComparison.Ordinal);
        foreach (var export in new[] { "/taking-part/my-data", "/taking-part/my-data.json" })
        {
            Assert.Contains(address, await member.Browser.GetStringAsync(export), StringComparison.Ordinal);
        }
        Assert.Empty((await member.Browser.GetPageAsync("/taking-part/contributions")).QuerySelectorAll($"a[href*='{media.Id}']"));
    }

    [Fact]
    public async Task TheForm_SaysWhoHearsItAndUntilWhen_AndOnlyThatPageMayUseTheMicrophone()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var draft = DraftAddresses.Draft(id, number);
        using var reading = await member.Browser.GetAsync(draft);
        Assert.Contains("microphone=()", reading.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        using var writing = await member.Browser.GetAsync($"{draft}?at=1");
        Assert.Contains("microphone=(self)", writing.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        var form = (await writing.ReadPageAsync()).QuerySelector("form.part-form")!;
        Assert.Contains("Only you and the people who write and publish here can hear it. They can hear it until you take your note back.", form.TextContent, StringComparison.Ordinal);
        Assert.Empty(form.QuerySelectorAll("[name*=Consent]"));
    }

    [Fact]
    public async Task SaidAnew_TheOldRecordingIsGone_AndWithTheNoteTheNewOneToo()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        using var saved = await SayAsync(member, id, number, Recordings.Sound(10_000));
        var first = await MediaAsync(member);
        var change = (await member.Browser.FollowAsync(saved)).QuerySelector(".part-note a")!.GetAttribute("href")!.Split('#')[0];
        using var anew = await member.Browser.SubmitAsync((await member.Browser.GetPageAsync(change)).QuerySelector("form.part-form")!, [new Upload("file", "better.mp3", Recordings.Sound(20_000))], ("Input.Words", "And written"));
        var second = await MediaAsync(member);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Empty(Directory.GetFiles(Folder, $"{first.Id:N}*"));
        var note = (await member.Browser.FollowAsync(anew)).QuerySelector(".part-note")!;
        Assert.Contains("And written", note.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/voices/notes/{second.Id}", note.QuerySelector("audio")!.GetAttribute("src"));

        // The words stay when only the voice goes.
        using var words = await member.Browser.SubmitAsync((await member.Browser.GetPageAsync(change)).QuerySelector("form.part-form")!, ("Input.WithoutVoice", "true"));
        note = (await member.Browser.FollowAsync(words)).QuerySelector(".part-note")!;
        Assert.Contains("And written", note.TextContent, StringComparison.Ordinal);
        Assert.Null(note.QuerySelector("audio"));
        Assert.Empty(Directory.GetFiles(Folder, $"{second.Id:N}*"));

        using var third = await member.Browser.SubmitAsync((await member.Browser.GetPageAsync(change)).QuerySelector("form.part-form")!, [new Upload("file", "third.mp3", Recordings.Sound(10_000))]);
        var last = await MediaAsync(member);
        using var back = await member.Browser.PressAsync(await member.Browser.GetPageAsync(DraftAddresses.Draft(id, number)), "Take it back");
        Assert.Contains("Your note is gone", (await member.Browser.FollowAsync(back)).MainText(), StringComparison.Ordinal);
        using var gone = await (await app.SignedInAsync(Roles.Editor)).GetAsync($"/voices/notes/{last.Id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(Directory.GetFiles(Folder, $"{last.Id:N}*"));
        Assert.False(await app.WithDatabaseAsync(db => db.MediaFiles.AnyAsync(m => m.OwnerId == member.Id)));
    }

    [Fact]
    public async Task DuringAPause_NobodyElseHearsIt_AndErasureLeavesNeitherRowNorFile()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        using var saved = await SayAsync(member, id, number, Recordings.Sound(10_000));
        var media = await MediaAsync(member);
        var (address, editor) = ($"/voices/notes/{media.Id}", await app.SignedInAsync(Roles.Editor));
        using (var pause = await member.Browser.PressAsync(await member.Browser.GetPageAsync("/taking-part"), "Pause for 3 months"))
        {
            using var hidden = await editor.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            using var own = await member.Browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        }
        using (var end = await member.Browser.PressAsync(await member.Browser.GetPageAsync("/taking-part"), "End my pause"))
        {
            using var heard = await editor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
        }
        using var erased = await member.Browser.PressAsync(await member.Browser.GetPageAsync("/taking-part/erase"), "Erase everything");
        Assert.Equal("/taking-part/erased", erased.Headers.Location?.OriginalString);
        using var gone = await editor.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.False(await app.WithDatabaseAsync(db => db.MediaFiles.AnyAsync(m => m.Id == media.Id)));
        Assert.Empty(Directory.GetFiles(Folder, $"{media.Id:N}*"));
    }

    [Fact]
    public async Task WhatIsNoSound_IsRefusedBesideTheField_TheWordsStay_AndNothingIsKept()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var before = FilesNow();
        foreach (var (bytes, says) in new (byte[], string)[]
        {
            (System.Text.Encoding.UTF8.GetBytes("<html>no sound</html>"), "We can’t take this file"), (Recordings.Film(50_000), "This is a film. Choose a sound file"), (Recordings.Sound(26 * 1024 * 1024), "at most 25 MB"),
        })
        {
            using var refused = await SayAsync(member, id, number, bytes, "These words stay");
            var page = await refused.ReadPageAsync();
            Assert.Contains(says, page.QuerySelector("#file-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("#file", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
            Assert.Equal("These words stay", page.QuerySelector("textarea[name='Input.Words']")!.TextContent.Trim());
        }
        using (var forged = await member.Browser.ForgeAsync(
            await member.Browser.NoteFormAsync(DraftAddresses.Draft(id, number), Tea), [new Upload("file", "voice.mp3", Recordings.Sound(10_000))], ("__RequestVerificationToken", "made up")))
        {
            Assert.NotEqual(HttpStatusCode.OK, forged.StatusCode);
        }
        Assert.False(await app.WithDatabaseAsync(db => db.MediaFiles.AnyAsync(m => m.OwnerId == member.Id)));
        Assert.False(await app.WithDatabaseAsync(db => db.ReviewComments.AnyAsync(c => c.ParticipantId == member.Id)));
        Assert.Equal(before, FilesNow());
    }

    [Fact]
    public async Task ANoteThatIsSentWithTheIdOfSomebodysRecording_NeitherPlaysItNorDeletesIt()
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var (owner, sound) = (await app.SignedInAsync(Roles.Parent), Recordings.Sound(20_000));
        var contribution = await app.BeginRecordingAsync();
        using (var uploaded = await owner.UploadAsync(contribution, sound, "mine.mp3"))
        {
            Assert.NotNull(uploaded.Headers.Location);
        }
        var recording = await app.WithDatabaseAsync(db => db.MediaFiles.AsNoTracking().SingleAsync(m => m.BelongsTo == contribution));
        var draft = DraftAddresses.Draft(id, number);
        foreach (var without in new[] { "false", "true" })
        {
            using var forged = await member.Browser.ForgeAsync(
                await member.Browser.NoteFormAsync(draft, Tea), ("Input.Id", contribution.ToString()), ("Input.Words", "Hello"), ("Input.WithoutVoice", without));
            Assert.Empty((await member.Browser.GetPageAsync(draft)).QuerySelectorAll("audio"));
            foreach (var listener in new[] { member.Browser, await app.SignedInAsync(Roles.Editor) })
            {
                using var heard = await listener.GetAsync($"/voices/notes/{recording.Id}");
                Assert.Equal(HttpStatusCode.NotFound, heard.StatusCode);
            }
        }
        if ((await member.Browser.GetPageAsync(draft)).QuerySelectorAll("button").Any(b => b.TextContent.Trim() == "Take it back"))
        {
            using var back = await member.Browser.PressAsync(await member.Browser.GetPageAsync(draft), "Take it back");
        }
        using var own = await owner.GetAsync($"/voices/media/{recording.Id}");
        Assert.Equal(sound, await own.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("words", 1, 5_000_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("Input.Words", 300, 20_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("words", 2_000, 1, HttpStatusCode.BadRequest)]
    public async Task AFormWithAVoice_TakesNoMoreTextThanOthers(string name, int texts, int length, HttpStatusCode status)
    {
        var member = await app.GroupMemberAsync();
        var (id, number) = await app.InReviewAsync();
        var form = await member.Browser.NoteFormAsync(DraftAddresses.Draft(id, number), Tea);
        using var sent = new MultipartFormDataContent();
        for (var i = 0; i < texts; i++)
        {
            sent.Add(new StringContent(new string('x', length)), name);
        }
        sent.Add(new StringContent(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        using var answer = await member.Browser.PostAsync(form.GetAttribute("action") ?? DraftAddresses.Draft(id, number), sent);
        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> SayAsync(GroupMember member, Guid id, int number, byte[] sound, string words = "") =>
        await member.Browser.SubmitAsync(await member.Browser.NoteFormAsync(DraftAddresses.Draft(id, number), Tea), [new Upload("file", "voice.mp3", sound)], ("Input.Words", words));

    private Task<MediaFile> MediaAsync(GroupMember member) => app.WithDatabaseAsync(db => db.MediaFiles.AsNoTracking().SingleAsync(m => m.OwnerId == member.Id));

    private string[] FilesNow() => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)] : [];
}
