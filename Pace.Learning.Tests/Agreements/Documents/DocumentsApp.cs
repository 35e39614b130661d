using System.Text;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Web.Platform.Published;

namespace Pace.Learning.Tests.Agreements.Documents;

/// <summary>The site with a document in three versions: one that has been replaced, one in effect, one announced; and one more that nobody has locked.</summary>
public sealed class DocumentsApp : CoursesApp
{
    public const string Url = "/agreements/documents/a-charter";

    private readonly TemporaryFolder content = new();

    public DocumentsApp()
    {
        Write("agreements/a-charter/agreement.md", "---\nid: a-charter\ntitle: A charter\nsummary: What we promise to <parents>.\nreading-age: 12\n---\nWhy areas sign it.\n");
        Write("agreements/a-charter/1.md", Version("2026-01-05", null, Asked("ask", "We ask first", "We ask within a week."), Asked("gone", "We used to do this", "We did this."), Asked("stay", "We stay", "We stay as we are.")));
        Write("agreements/a-charter/2.md", Version("2026-02-02", "A week became three days.", Asked("ask", "We ask first", "We ask within **three days**."), Asked("stay", "We stay", "We stay as we are."), Asked("new", "We do this now", "We do this.")));
        Write("agreements/a-charter/3.md", Version("2099-01-01", "Only an order.", Asked("stay", "We stay", "We stay as we are."), Asked("ask", "We ask first", "We ask within **three days**."), Asked("new", "We do this now", "We do this.")));
        Lock();
        Write("agreements/a-charter/4.md", Version("2099-06-01", "A draft.", Asked("ask", "We ask first", "We ask at once.")));
        Write("agreements/other/agreement.md", "---\nid: other\ntitle: Not yet\nsummary: Not yet in effect.\nreading-age: 12\n---\n");
    }

    protected override string ContentFolder => content.Path;

    public byte[] Bytes(int version) => File.ReadAllBytes(Path.Combine(content.Path, $"agreements/a-charter/{version}.md"));

    public void Write(string path, string text)
    {
        var file = Path.Combine(content.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(false));
    }

    /// <summary>Compiles what is in the folder now.</summary>
    public void Publish() => Assert.True(((PublishedContent)Services.GetService(typeof(PublishedContent))!).Compile());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        content.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Lock()
    {
        var folder = new DiskFolder(content.Path);
        Write(LockedVersions.File, string.Concat(LockedVersions.Read(folder).LinesToAdd(folder).Select(l => l + "\n")));
    }

    private static string Asked(string id, string title, string text) => $":::clause {title}\nid: {id}\nsummary: In short, {title.ToLowerInvariant()}.\n---\n{text}\n:::\n";

    private static string Version(string day, string? changes, params string[] clauses) => $"""
        ---
        effective: {day}
        {(changes is null ? "" : $"changes: {changes}\n")}declaration: I sign for my agency.
        review-months: 12
        term-months: 36
        grace-days: 90
        reading-age: 13
        places:
          - key: director
            role: Director of Children's Services
            level: senior-leaders
            agency: council
        ---
        What this is.

        {string.Join('\n', clauses)}
        """;
}
