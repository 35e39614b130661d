using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Moving;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Tests.Content.Delivery;
using Pace.Learning.Tests.Content.Incremental;
using Pace.Learning.Web;
using Pace.Learning.Web.BackOffice.Moving;
using Pace.Learning.Web.Platform.Commands;

namespace Pace.Learning.Tests.BackOffice.Moving;

/// <summary>The commands that move content between files and an Umbraco, against one that answers as a real one was recorded.</summary>
public sealed class ContentMovingTests : IAsyncLifetime
{
    private const string Page = "pages/help.md";
    private const string Pathway = "pathways/frontline-staff.md";
    private const string Course = "courses/meetings-as-equals/course.md";
    private const string Lesson = "courses/meetings-as-equals/01-a-fair-meeting/01-two-ways-in.md";

    private readonly TemporaryFolder folder = new();
    private FakeManagement umbraco = null!;

    private static readonly IReadOnlyDictionary<string, byte[]> Whole = new DiskFolder(Repository.Content).Paths.ToDictionary(p => p, p => File.ReadAllBytes(Path.Combine(Repository.Content, p)));

    private static IEnumerable<string> Moved => Whole.Keys.Where(p => MovableContent.Moves(p, LockedVersions.Read(new MemoryFolder(Whole))));

    public async ValueTask InitializeAsync()
    {
        umbraco = await FakeManagement.StartAsync();
        Fill(folder.Path, Whole);
    }

    public async ValueTask DisposeAsync()
    {
        await umbraco.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheWholeOfContent_PushedAndPulled_CompilesToTheSame_AndASecondPushWritesNothing(bool inBlocks)
    {
        string[] blocks = inBlocks ? ["--blocks"] : [];
        var (exitCode, output) = await PushAsync(blocks);
        Assert.True(exitCode == 0, output);
        Assert.Contains($"{Moved.Count() + 7} created, 0 changed, 0 unchanged, 0 left alone, 0 not published, 0 failed.", output, StringComparison.Ordinal);
        Assert.All(umbraco.Documents, d => Assert.Equal("Published", d.State));
        Assert.Equal(inBlocks, umbraco.At(Lesson).Text("body") is null);
        Assert.Equal((UmbracoTypes.KeyOf(Course), UmbracoTypes.KeyOf("courses"), UmbracoTypes.KeyOf("/")), (umbraco.At("courses/meetings-as-equals/01-a-fair-meeting/module.md").Parent, umbraco.At(Course).Parent, umbraco.At("courses").Parent));

        umbraco.Written.Clear();
        (exitCode, output) = await PushAsync(blocks);
        Assert.True(exitCode == 0, output);
        Assert.Equal($"0 created, 0 changed, {Moved.Count() + 7} unchanged, 0 left alone, 0 not published, 0 failed.", output.Trim());
        Assert.Empty(umbraco.Written);

        using var empty = new TemporaryFolder();
        (exitCode, output) = await PullAsync(empty.Path);
        Assert.True(exitCode == 0, output);
        Assert.Equal(Moved.Order(), new DiskFolder(empty.Path).Paths.Order());
        Fill(empty.Path, Whole.Where(f => !Moved.Contains(f.Key)).ToDictionary());
        var options = new CompilerOptions { Today = () => new DateOnly(2026, 12, 1) };
        Assert.Equal(LibraryText.Of(new ContentCompiler(options).Compile(new MemoryFolder(Whole))), LibraryText.Of(new ContentCompiler(options).Compile(new DiskFolder(empty.Path))));
    }

    [Fact]
    public async Task AFolderThatSaysTheSame_KeepsItsBytes_WhenItIsPulled()
    {
        await PushAsync();
        // Wrapped otherwise, with other line ends and a remark: it says the same.
        var text = await File.ReadAllTextAsync(Path.Combine(folder.Path, Page));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, Page), "\uFEFF" + text.Replace("---\nid:", "---\n# a remark\nid:", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        var before = Bytes();
        var (exitCode, output) = await PullAsync(folder.Path);
        Assert.True(exitCode == 0, output);
        Assert.Equal($"0 created, 0 changed, {Moved.Count()} unchanged, 0 left alone, 0 not published, 0 failed.", output.Trim());
        Assert.Equal(before, Bytes());
    }

    [Fact]
    public async Task Push_SendsWhatARealUmbracoTook()
    {
        await PushAsync();
        Append(Page, "\nOne more line.\n");
        await PushAsync();
        AssertHasShapeOf("create-document-talking.txt", umbraco.Written.First(w => w is { Method: "POST", Path: "document" }).Body!);
        AssertHasShapeOf("create-document-listening.txt", umbraco.Written.First(w => w is { Method: "POST", Path: "document" } && w.Body!["values"]!.AsArray().Count > 3).Body!);
        AssertHasShapeOf("update-gate2.txt", umbraco.Written.Last(w => w is { Method: "PUT", Path: var path } && !path.EndsWith("publish", StringComparison.Ordinal)).Body!);
        Assert.True(JsonNode.DeepEquals(Sent("publish-gate2.txt"), umbraco.Written[^1].Body));
        var page = await DocumentAsync(Page);
        Assert.EndsWith("One more line.", page.Text("body"), StringComparison.Ordinal);
        Assert.Equal("Published", page.State);
    }

    [Fact]
    public async Task BlocksAreSent_AsARealUmbracoTookThem()
    {
        await PushAsync("--blocks");
        var blocks = umbraco.Documents.SelectMany(d => d.Values).First(v => (string?)v!["alias"] == "blocks")!["value"]!.AsObject();
        var real = Sent("create-document-listening.txt")["values"]!.AsArray().Single(v => (string?)v!["alias"] == "blocks")!["value"]!.AsObject();
        Assert.Equal(Keys(real), Keys(blocks));
        foreach (var list in new[] { "contentData", "expose" })
        {
            Assert.Equal(Keys(real[list]![0]!.AsObject()), Keys(blocks[list]![0]!.AsObject()));
        }
        Assert.Equal(Keys(real["layout"]!["Umbraco.BlockList"]![0]!.AsObject()), Keys(blocks["layout"]!["Umbraco.BlockList"]![0]!.AsObject()));
        Assert.Equal(Keys(real["contentData"]![0]!["values"]![0]!.AsObject()), Keys(blocks["contentData"]![0]!["values"]![0]!.AsObject()));
    }

    [Fact]
    public async Task AChangedFile_IsWritten_WithWhatEditorsAddedBesideIt()
    {
        await PushAsync("--blocks");
        var page = umbraco.At(Page);
        umbraco.Types[page.Type]["properties"]!.AsArray().Add(new JsonObject { ["alias"] = "heroImage" });
        page.Write("heroImage", new JsonArray(new JsonObject { ["mediaKey"] = "c27a8971-bdb5-5999-8116-2d3545bcb3b0" }));
        (page.Name, page.Template) = ("Help (do not move)", new JsonObject { ["id"] = "11111111-1111-1111-1111-111111111111" });
        (page.Published, page.PublishedName) = ((JsonArray)page.Values.DeepClone(), page.Name);
        Append(Page, "\nOne more line.\n");
        var (exitCode, output) = await PushAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains($"changed  {Page}", output, StringComparison.Ordinal);
        Assert.Contains("0 created, 1 changed,", output, StringComparison.Ordinal);
        // It stays a list of blocks, as it was.
        Assert.Null(page.Text("body"));
        Assert.Contains("One more line.", page.Published!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("c27a8971-bdb5-5999-8116-2d3545bcb3b0", (string?)page.Published.Single(v => (string?)v!["alias"] == "heroImage")!["value"]![0]!["mediaKey"]);
        Assert.Equal(("Help (do not move)", "11111111-1111-1111-1111-111111111111"), (page.Name, (string?)page.Template?["id"]));
    }

    [Fact]
    public async Task WhatSomebodyWroteInUmbraco_IsLeftAlone_UnlessToldOtherwise()
    {
        await PushAsync();
        umbraco.At(Page).Write("body", "Written by staff.");
        Append(Page, "\nWritten in the file.\n");
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"left alone  {Page}: Somebody wrote in it in Umbraco", output, StringComparison.Ordinal);
        Assert.Contains("0 created, 0 changed,", output, StringComparison.Ordinal);
        Assert.Equal("Written by staff.", umbraco.At(Page).Text("body"));
        Assert.Equal("PublishedPendingChanges", umbraco.At(Page).State);

        (exitCode, output) = await PushAsync("--overwrite");
        Assert.True(exitCode == 0, output);
        Assert.EndsWith("Written in the file.", umbraco.At(Page).Text("body"), StringComparison.Ordinal);
        Assert.Equal("Published", umbraco.At(Page).State);
    }

    [Fact]
    public async Task WhatSomebodyWritesWhileItIsPushed_IsLeftAlone()
    {
        await PushAsync();
        Append(Page, "\nWritten in the file.\n");
        var asked = 0;
        umbraco.Trouble = http =>
        {
            // Between the first look at the document and the moment in which it would be written.
            if (http.Request.Method == "GET" && http.Request.Path.Value!.EndsWith($"/document/{UmbracoTypes.KeyOf(Page)}", StringComparison.Ordinal) && ++asked == 2)
            {
                umbraco.At(Page).Write("body", "Written by staff.");
            }
            return Task.FromResult(false);
        };
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"left alone  {Page}: Somebody is writing in it in Umbraco at this moment.", output, StringComparison.Ordinal);
        Assert.Equal("Written by staff.", umbraco.At(Page).Text("body"));
    }

    [Fact]
    public async Task AVersionOfAnAgreement_MovesUntilItIsLocked()
    {
        const string Next = "agreements/parent-charter/2.md";
        var first = await File.ReadAllTextAsync(Path.Combine(folder.Path, "agreements/parent-charter/1.md"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, Next), first.Replace("effective: 2026-01-05", "changes: The words of the second promise.\neffective: 2099-01-05", StringComparison.Ordinal));
        var (exitCode, output) = await PushAsync();
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("parent-charter/1.md", output, StringComparison.Ordinal);
        Assert.Equal(UmbracoTypes.KeyOf("agreements/parent-charter/agreement.md"), umbraco.At(Next).Parent);
        var version = umbraco.At(Next);
        version.Write("changes", "Written by staff.");
        version.Published = (JsonArray)version.Values.DeepClone();
        Assert.Equal(0, (await PullAsync(folder.Path)).ExitCode);
        var text = await File.ReadAllTextAsync(Path.Combine(folder.Path, Next));
        Assert.Contains("changes: Written by staff.", text, StringComparison.Ordinal);

        // Locked: whatever Umbraco says of it.
        await File.AppendAllTextAsync(Path.Combine(folder.Path, LockedVersions.File), $"{LockedVersions.Sha256Of(System.Text.Encoding.UTF8.GetBytes(text))}  parent-charter/2.md\n");
        version.Write("changes", "Something else.");
        version.Published = (JsonArray)version.Values.DeepClone();
        (exitCode, output) = await PullAsync(folder.Path, "--delete", "--overwrite");
        Assert.Equal(1, exitCode);
        Assert.Contains($"left alone  {Next}: This version is locked", output, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(folder.Path, Next)));
        Assert.Equal(first, await File.ReadAllTextAsync(Path.Combine(folder.Path, "agreements/parent-charter/1.md")));
    }

    [Fact]
    public async Task WhatSomebodyRolledBackInUmbraco_IsLeftAlone()
    {
        await PushAsync();
        var first = umbraco.At(Page).Text("body");
        Append(Page, "\nSecond.\n");
        await PushAsync();
        umbraco.At(Page).Write("body", first);
        Append(Page, "\nThird.\n");
        var (_, output) = await PushAsync();
        Assert.Contains($"left alone  {Page}", output, StringComparison.Ordinal);
        Assert.Equal(first, umbraco.At(Page).Text("body"));
    }

    [Fact]
    public async Task WhatSomebodyTookOffThePublic_StaysSo()
    {
        await PushAsync();
        umbraco.At(Page).Published = null;
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"left alone  {Page}: It isn't public in Umbraco", output, StringComparison.Ordinal);
        Append(Page, "\nOne more line.\n");
        (_, output) = await PushAsync();
        Assert.Contains($"left alone  {Page}: Somebody took it off the public", output, StringComparison.Ordinal);
        Assert.Null(umbraco.At(Page).Published);
        Assert.DoesNotContain("One more line.", umbraco.At(Page).Text("body"), StringComparison.Ordinal);
        await PushAsync("--overwrite");
        Assert.Equal("Published", umbraco.At(Page).State);
    }

    [Fact]
    public async Task ADocumentOfAnotherHand_WithTheSameFileName_IsTakenForTheSame()
    {
        await PushAsync();
        var mine = UmbracoTypes.KeyOf("pages/about.md");
        Assert.Contains(umbraco.Documents, d => d.Id == mine);
        await using var other = await FakeManagement.StartAsync();
        // Every document under another key, as if they had been written there.
        foreach (var (method, path, body) in umbraco.Written.Where(w => w.Path == "document"))
        {
            await SendAsync(other, new HttpMethod(method), path, Rekeyed(body!));
        }
        foreach (var document in other.Documents.ToList())
        {
            await SendAsync(other, HttpMethod.Put, $"document/{document.Id}/publish", []);
        }
        other.Written.Clear();
        var (exitCode, output) = await PushAsync(other);
        Assert.True(exitCode == 0, output);
        Assert.Contains($"0 created, 0 changed, {Moved.Count() + 7} unchanged", output, StringComparison.Ordinal);
        Assert.Empty(other.Written);
    }

    [Fact]
    public async Task WhatTheCheckStops_IsToldWithItsReason_AndPublishedOnceItMay()
    {
        umbraco.Gate = d => d.Text("fileName") == "01-two-ways-in.md" ? "\u201cTwo ways in\u201d quotes a parent who has taken back consent \u2013 line 12." : null;
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"not published  {Lesson}: \u201cTwo ways in\u201d quotes a parent who has taken back consent \u2013 line 12.", output, StringComparison.Ordinal);
        Assert.Contains("1 not published, 0 failed.", output, StringComparison.Ordinal);
        Assert.Equal("Draft", umbraco.At(Lesson).State);

        umbraco.Written.Clear();
        (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Equal($"document/{UmbracoTypes.KeyOf(Lesson)}/publish", Assert.Single(umbraco.Written).Path);

        umbraco.Gate = _ => null;
        (exitCode, output) = await PushAsync();
        Assert.True(exitCode == 0, output);
        Assert.Equal("Published", umbraco.At(Lesson).State);
    }

    [Fact]
    public async Task AParentThatIsNotPublished_KeepsWhatStandsInIt_AndSaysSo()
    {
        umbraco.Gate = d => d.Id == UmbracoTypes.KeyOf(Course) ? "No." : null;
        var (_, output) = await PushAsync();
        Assert.Contains($"not published  {Lesson}: What it stands in isn't published.", output, StringComparison.Ordinal);
        umbraco.Gate = _ => null;
        var (exitCode, again) = await PushAsync();
        Assert.True(exitCode == 0, again);
        Assert.All(umbraco.Documents, d => Assert.Equal("Published", d.State));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(31, false)]
    [InlineData(60, false)]
    [InlineData(101, false)]
    [InlineData(4, true)]
    [InlineData(31, true)]
    [InlineData(60, true)]
    [InlineData(101, true)]
    public async Task KilledInTheMiddle_ItGoesOnWhereItWas(int after, bool isDone)
    {
        var writes = 0;
        bool Breaks(HttpRequest request) => request.Method != "GET" && !request.Path.Value!.EndsWith("token", StringComparison.Ordinal) && ++writes > after;
        umbraco.BreaksAfter = request => isDone && Breaks(request);
        umbraco.Trouble = http =>
        {
            if (isDone || !Breaks(http.Request))
            {
                return Task.FromResult(false);
            }
            http.Abort();
            return Task.FromResult(true);
        };
        var (exitCode, output) = await PushAsync();
        Assert.Equal(2, exitCode);
        Assert.Contains("push again to go on", output, StringComparison.Ordinal);
        Assert.True(umbraco.Documents.Count < Moved.Count());

        (umbraco.Trouble, umbraco.BreaksAfter) = (null, _ => false);
        (exitCode, output) = await PushAsync();
        Assert.True(exitCode == 0, output);
        Assert.Equal(Moved.Count() + 7, umbraco.Documents.Count);
        Assert.All(umbraco.Documents, d => Assert.Equal("Published", d.State));
        Assert.Contains("0 created, 0 changed,", (await PushAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KilledWhileAChangeIsWritten_ItIsNotTakenForSomebodysOwn(bool isDone)
    {
        await PushAsync();
        Append(Page, "\nOne more line.\n");
        bool Breaks(HttpRequest request) => request.Method == "PUT";
        umbraco.BreaksAfter = request => isDone && Breaks(request);
        umbraco.Trouble = http =>
        {
            if (isDone || !Breaks(http.Request))
            {
                return Task.FromResult(false);
            }
            http.Abort();
            return Task.FromResult(true);
        };
        Assert.Equal(2, (await PushAsync()).ExitCode);
        (umbraco.Trouble, umbraco.BreaksAfter) = (null, _ => false);
        // The file goes on meanwhile.
        Append(Page, "\nAnd another.\n");
        var (exitCode, output) = await PushAsync();
        Assert.True(exitCode == 0, output);
        Assert.EndsWith("And another.", umbraco.At(Page).Text("body"), StringComparison.Ordinal);
        Assert.Equal("Published", umbraco.At(Page).State);
    }

    [Fact]
    public async Task AListThatWasCutOff_IsReadAsFarAsItGoes()
    {
        await PushAsync();
        var list = Path.Combine(folder.Path, MovedRecord.FileFor(new Uri(umbraco.Url)));
        var lines = await File.ReadAllLinesAsync(list);
        Assert.Equal(Moved.Count() + 7, lines.Length);
        Assert.All(lines, l => Assert.Matches("^published  [a-z0-9./-]+  [0-9a-f]{64}$", l));
        await File.WriteAllTextAsync(list, (await File.ReadAllTextAsync(list))[..^20]);
        Append(Page, "\nOne more line.\n");
        var (exitCode, output) = await PushAsync();
        Assert.True(exitCode == 0, output);
        Assert.Equal(lines.Length, (await File.ReadAllLinesAsync(list)).Length);
    }

    [Fact]
    public async Task AnErrorForOneDocument_IsToldOfIt_AndTheOthersAreWritten()
    {
        umbraco.Trouble = async http =>
        {
            if (http.Request.Path.Value!.EndsWith($"{UmbracoTypes.KeyOf(Page)}/publish", StringComparison.Ordinal))
            {
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await http.Response.WriteAsync("""{"type":"Error","title":"Server Error","status":500}""");
                return true;
            }
            return false;
        };
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"not published  {Page}: Server Error.", output, StringComparison.Ordinal);
        Assert.Single(umbraco.Documents, d => d.State != "Published");
        umbraco.Trouble = null;
        Assert.Equal(0, (await PushAsync()).ExitCode);
    }

    [Fact]
    public async Task ASlowUmbraco_IsWaitedForSoLongAndNoLonger()
    {
        umbraco.Trouble = async http =>
        {
            if (http.Request.Path.Value!.Contains("/tree/", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return true;
            }
            return false;
        };
        var (exitCode, output) = await RunAsync(PushCommand.Push, umbraco, folder.Path, [("Timeout", "00:00:01")]);
        Assert.Equal(2, exitCode);
        Assert.Contains("it took too long", output, StringComparison.Ordinal);
        Assert.Empty(umbraco.Written);
    }

    [Fact]
    public async Task ATokenThatRunsOut_IsRenewed()
    {
        var asked = 0;
        umbraco.Trouble = _ =>
        {
            if (++asked % 40 == 0)
            {
                umbraco.EndTokens();
            }
            return Task.FromResult(false);
        };
        var (exitCode, output) = await PushAsync();
        Assert.True(exitCode == 0, output);
        Assert.True(umbraco.Tokens > 4, $"{umbraco.Tokens} tokens");
        Assert.All(umbraco.Documents, d => Assert.Equal("Published", d.State));
    }

    [Theory]
    [InlineData("ClientSecret", "another", "doesn't know these credentials")]
    [InlineData("ClientId", "pace", "umbraco-back-office-")]
    [InlineData("ClientSecret", "", "Make an API user")]
    [InlineData("Url", "http://cms.example.org", "unencrypted")]
    [InlineData("Url", "http://127.0.0.1:1/", "doesn't answer")]
    public async Task SettingsThatCannotWork_AreNamed(string name, string value, string words)
    {
        var (exitCode, output) = await RunAsync(PushCommand.Push, umbraco, folder.Path, [(name, value)]);
        Assert.Equal(2, exitCode);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Empty(umbraco.Documents);
    }

    [Fact]
    public async Task TypesThatWereMadeByHand_AreFoundByTheirAliases()
    {
        await using var other = await FakeManagement.StartAsync(withTypes: false);
        foreach (var type in ManagedTypes.All)
        {
            other.AddType(type, KeyByHand(type.Alias), KeyByHand);
        }
        var (exitCode, output) = await PushAsync(other, "--blocks");
        Assert.True(exitCode == 0, output);
        var blocks = other.Documents.SelectMany(d => d.Values).Where(v => (string?)v!["alias"] == "blocks").SelectMany(v => v!["value"]!["contentData"]!.AsArray()).ToList();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, b => Assert.Contains(Guid.Parse((string)b!["contentTypeKey"]!), other.Types.Keys));
        other.Written.Clear();
        Assert.Equal(0, (await PushAsync(other)).ExitCode);
        Assert.Empty(other.Written);
    }

    [Fact]
    public async Task WhatUmbracoRefuses_IsToldDocumentByDocumentInWords()
    {
        umbraco.RemoveProperty("paceLesson", "heavy");
        umbraco.Types[UmbracoTypes.KeyOf("pacePage")]["properties"]!.AsArray().Add(new JsonObject { ["alias"] = "owner", ["validation"] = new JsonObject { ["mandatory"] = true } });
        umbraco.Trouble = http =>
        {
            if (!http.Request.Path.Value!.EndsWith($"{UmbracoTypes.KeyOf(Pathway)}/publish", StringComparison.Ordinal))
            {
                return Task.FromResult(false);
            }
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.FromResult(true);
        };
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"not published  {Page}: These fields are missing or aren't what their type asks for: owner.", output, StringComparison.Ordinal);
        Assert.Contains($"not published  {Pathway}: The API user may not do this.", output, StringComparison.Ordinal);
        var heavy = Whole.Where(f => f.Key.StartsWith("courses/", StringComparison.Ordinal) && System.Text.Encoding.UTF8.GetString(f.Value).Contains("\nheavy:", StringComparison.Ordinal)).Select(f => f.Key).ToList();
        Assert.NotEmpty(heavy);
        Assert.All(heavy, path => Assert.Contains($"failed  {path}: Its document type lacks a field that it has.", output, StringComparison.Ordinal));
        Assert.Equal("Published", umbraco.At(Course).State);
    }

    [Theory]
    [InlineData("pages/help.md", true)]
    [InlineData("courses/a/01-b/02-c.md", true)]
    [InlineData("statements/course-1.md", true)]
    [InlineData("courses/../course.md", false)]
    [InlineData("pages/...md", false)]
    [InlineData("pages/a b.md", false)]
    [InlineData("pages/..\\..\\help.md", false)]
    [InlineData("/pages/help.md", false)]
    [InlineData("media/photo.md", false)]
    [InlineData("statements/used.txt", false)]
    public void OnlyWhatStandsInTheFolder_IsEverWritten(string path, bool moves) => Assert.Equal(moves, MovableContent.Moves(path, LockedVersions.Read(new MemoryFolder(new Dictionary<string, byte[]>()))));

    [Fact]
    public async Task ADryRun_SaysWhatWouldBe_AndWritesNothing()
    {
        var (exitCode, output) = await PushAsync("--dry-run");
        Assert.Equal(0, exitCode);
        Assert.Contains($"{Moved.Count() + 7} created, 0 changed, 0 unchanged, 0 left alone, 0 not published, 0 failed. Nothing was written.", output, StringComparison.Ordinal);
        Assert.Empty(umbraco.Written);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, ".umbraco")));
    }

    [Fact]
    public async Task ADocumentInTheRecycleBin_IsNotMadeAnew()
    {
        await PushAsync();
        umbraco.At(Page).IsTrashed = true;
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"failed  {Page}: A document with its key is there already, most likely in the recycle bin.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatWasRenamed_DoesNotBecomeASecondDocument()
    {
        await PushAsync();
        File.Move(Path.Combine(folder.Path, Pathway), Path.Combine(folder.Path, "pathways", "everybody.md"));
        var ids = Path.Combine(folder.Path, PublishedIds.File);
        await File.WriteAllTextAsync(ids, (await File.ReadAllTextAsync(ids)).Replace(Pathway, "pathways/everybody.md", StringComparison.Ordinal));
        var (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"left alone  pathways/everybody.md: In Umbraco it stands at {Pathway}.", output, StringComparison.Ordinal);
        umbraco.At(Pathway).Write("fileName", "everybody.md");
        umbraco.At(Pathway).Published = (JsonArray)umbraco.At(Pathway).Values.DeepClone();
        Assert.Equal(0, (await PushAsync()).ExitCode);
    }

    [Fact]
    public async Task ContentWithErrors_OrAnUmbracoWithoutTypes_GetsNothing()
    {
        umbraco.RemoveType("pacePathway");
        var (exitCode, output) = await PushAsync();
        Assert.Equal(2, exitCode);
        Assert.Contains("lacks these types: pacePathway.", output, StringComparison.Ordinal);
        Append(Page, "\n:::check\nid: broken\n---\n");
        (exitCode, output) = await PushAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("The content has errors", output, StringComparison.Ordinal);
        Assert.Empty(umbraco.Written);
    }

    [Fact]
    public async Task Pull_TakesWhatStaffPublished_AndLeavesWhatChangedHereAlone()
    {
        await PushAsync();
        var lesson = umbraco.At(Lesson);
        var whole = lesson.Text("body");
        lesson.Write("body", "A draft.");
        Append(Page, "\nWritten in the file.\n");
        var page = await File.ReadAllTextAsync(Path.Combine(folder.Path, Page));
        var (exitCode, output) = await PullAsync(folder.Path);
        Assert.Equal(1, exitCode);
        Assert.Contains($"left alone  {Page}: It was changed here and not in Umbraco.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("A draft.", await File.ReadAllTextAsync(Path.Combine(folder.Path, Lesson)), StringComparison.Ordinal);

        lesson.Write("body", whole + "\n\nWritten by staff.");
        lesson.Published = (JsonArray)lesson.Values.DeepClone();
        (_, output) = await PullAsync(folder.Path, "--dry-run");
        Assert.Contains($"changed  {Lesson}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Written by staff.", await File.ReadAllTextAsync(Path.Combine(folder.Path, Lesson)), StringComparison.Ordinal);
        (_, output) = await PullAsync(folder.Path);
        Assert.Contains("0 created, 1 changed,", output, StringComparison.Ordinal);
        Assert.EndsWith("\nWritten by staff.\n", await File.ReadAllTextAsync(Path.Combine(folder.Path, Lesson)), StringComparison.Ordinal);
        Assert.Equal(page, await File.ReadAllTextAsync(Path.Combine(folder.Path, Page)));
        // And the other way nothing but the page is to be done.
        (_, output) = await PushAsync();
        Assert.Contains("0 created, 1 changed,", output, StringComparison.Ordinal);
        Assert.Equal("Published", umbraco.At(Page).State);
    }

    [Fact]
    public async Task Pull_DeletesOnlyWhenTold_AndNothingWhileSomethingCannotBeRead()
    {
        await PushAsync();
        umbraco.At(Page).Published = null;
        var (_, output) = await PullAsync(folder.Path);
        Assert.Contains($"{Page}: only here", output, StringComparison.Ordinal);
        var about = umbraco.At("pages/about.md");
        about.Write("blocks", new JsonObject { ["layout"] = new JsonObject { ["Umbraco.BlockList"] = new JsonArray(new JsonObject { ["contentKey"] = "4f00365f-ce0d-5a22-8b77-76ab115c6393" }) }, ["contentData"] = new JsonArray(new JsonObject { ["contentTypeKey"] = UmbracoTypes.KeyOf("paceHome").ToString(), ["key"] = "4f00365f-ce0d-5a22-8b77-76ab115c6393", ["values"] = new JsonArray() }), ["expose"] = new JsonArray(new JsonObject { ["contentKey"] = "4f00365f-ce0d-5a22-8b77-76ab115c6393" }) });
        about.Published = (JsonArray)about.Values.DeepClone();
        (var exitCode, output) = await PullAsync(folder.Path, "--delete");
        Assert.Equal(1, exitCode);
        Assert.Contains("failed  pages/about.md: There is no block of the kind", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, Page)));

        about.Write("blocks", null);
        about.Published = (JsonArray)about.Values.DeepClone();
        (exitCode, output) = await PullAsync(folder.Path, "--delete");
        Assert.True(exitCode == 0, output);
        Assert.Contains($"deleted  {Page}", output, StringComparison.Ordinal);
        Assert.Equal(Whole.Keys.Where(p => p != Page).Order(), new DiskFolder(folder.Path).Paths.Order());
    }

    [Fact]
    public async Task Pull_FromAnUmbracoThatIsEmptyOrRefuses_WritesNothing()
    {
        var before = Bytes();
        var (exitCode, output) = await PullAsync(folder.Path, "--delete");
        Assert.Equal(2, exitCode);
        Assert.Contains("publishes no documents", output, StringComparison.Ordinal);
        (exitCode, output) = await RunAsync(PullCommand.Pull, umbraco, folder.Path, [("ApiKey", "another")], "--delete");
        Assert.Equal(2, exitCode);
        Assert.Contains("refuses the key", output, StringComparison.Ordinal);
        Assert.Equal(before, Bytes());
    }

    [Fact]
    public async Task TheCommands_AreTheSites()
    {
        var (exitCode, output) = await SiteCommand.RunOnAsync(folder.Path, null, folder.Path, "content", "push", "--nonsense");
        Assert.Equal(2, exitCode);
        Assert.Contains("content push content --dry-run", output, StringComparison.Ordinal);
        (exitCode, output) = await SiteCommand.RunOnAsync(folder.Path, null, folder.Path, "content", "pull");
        Assert.Equal(2, exitCode);
        Assert.Contains("Pace__Umbraco__Url", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> PushAsync(params string[] args) => PushAsync(umbraco, args);

    private Task<(int ExitCode, string Output)> PushAsync(FakeManagement to, params string[] args) => RunAsync(PushCommand.Push, to, folder.Path, [], args);

    private Task<(int ExitCode, string Output)> PullAsync(string into, params string[] args) => RunAsync(PullCommand.Pull, umbraco, into, [], args);

    internal static async Task<(int ExitCode, string Output)> RunAsync(Command command, FakeManagement umbraco, string? folder, (string Name, string Value)[] settings, params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = Path.Combine(Repository.Root, "Pace.Learning.Web") });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Pace:Umbraco:Url"] = umbraco.Url, ["Pace:Umbraco:ClientId"] = FakeManagement.ClientId, ["Pace:Umbraco:ClientSecret"] = FakeManagement.ClientSecret, ["Pace:Umbraco:ApiKey"] = FakeManagement.DeliveryKey,
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => $"Pace:Umbraco:{s.Name}", s => (string?)s.Value));
        builder.Logging.ClearProviders();
        builder.AddPaceLearning();
        await using var output = new StringWriter();
        var exitCode = await command.RunAsync(builder, folder is null ? args : [folder, .. args], output);
        return (exitCode, output.ToString());
    }

    private void Append(string path, string text) => File.AppendAllText(Path.Combine(folder.Path, path), text);

    private Dictionary<string, string> Bytes() => new DiskFolder(folder.Path).Paths.ToDictionary(p => p, p => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder.Path, p))));

    private Task<FakeManagement.Node> DocumentAsync(string path) => Task.FromResult(umbraco.At(path));

    private static void Fill(string target, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var (path, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
            File.WriteAllBytes(Path.Combine(target, path), bytes);
        }
    }

    private static async Task SendAsync(FakeManagement to, HttpMethod method, string path, JsonObject body)
    {
        using var http = new HttpClient(new ManagementToken(new() { Url = new Uri(to.Url), ClientId = FakeManagement.ClientId, ClientSecret = FakeManagement.ClientSecret }, new HttpClientHandler()));
        using var request = new HttpRequestMessage(method, $"{to.Url}/umbraco/management/api/v1/{path}") { Content = new StringContent(body.ToJsonString()) };
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static JsonObject Rekeyed(JsonObject body)
    {
        var copy = (JsonObject)body.DeepClone();
        copy["id"] = Another((string)copy["id"]!);
        if (copy["parent"] is JsonObject parent)
        {
            parent["id"] = Another((string)parent["id"]!);
        }
        return copy;
    }

    private static Guid KeyByHand(string alias) => UmbracoTypes.KeyOf("by hand " + alias);

    private static string Another(string id) => UmbracoTypes.KeyOf("another " + id).ToString();

    private static JsonObject Sent(string file)
    {
        var text = File.ReadAllText(Path.Combine(Exchange.Folder, "management", file)).ReplaceLineEndings("\n");
        return JsonNode.Parse(text.Split("\n\n")[1])!.AsObject();
    }

    private static void AssertHasShapeOf(string file, JsonObject body)
    {
        var real = Sent(file);
        Assert.Equal(Keys(real), Keys(body));
        foreach (var list in new[] { "values", "variants" })
        {
            foreach (var ours in body[list]!.AsArray())
            {
                Assert.Equal(Keys(real[list]![0]!.AsObject()), Keys(ours!.AsObject()));
            }
        }
    }

    private static IEnumerable<string> Keys(JsonObject json) => json.Select(p => p.Key).Order(StringComparer.Ordinal);
}
