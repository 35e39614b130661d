using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>What the editor completes: kinds of blocks, their fields, and what can be named in them.</summary>
internal sealed record Vocabulary(IReadOnlyList<BlockWords> Blocks, FrontWords Front, IReadOnlyDictionary<string, IReadOnlyList<Named>> Named)
{
    public static async Task<Vocabulary> OfAsync(string path, PaceDbContext db, ContentLibrary library, Folders folders, CancellationToken cancellation)
    {
        var drafts = await db.Documents.AsNoTracking().Where(d => d.Removal == null && d.PublishedNumber == null).Select(d => d.Path).ToListAsync(cancellation);
        var names = new Dictionary<string, IReadOnlyList<Named>>
        {
            ["source"] = [.. library.Sources.Select(s => new Named(s.Tag, s.Title))],
            ["document"] =
            [
                .. library.Courses.SelectMany(c => c.Modules.SelectMany(m => m.Lessons.Select(l => new Named(l.Id, l.Title)).Prepend(new Named(m.Id, m.Title))).Prepend(new Named(c.Id, c.Title))),
                .. library.Pathways.Select(p => new Named(p.Id, p.Title)), .. library.Pages.Select(p => new Named(p.Id, p.Title)),
            ],
            ["media"] = FilesOf(folders, "media"),
            ["download"] = [.. FilesOf(folders, "downloads").Concat(drafts.Where(d => d.StartsWith("downloads/", StringComparison.Ordinal)).Select(d => new Named(d, ""))).DistinctBy(n => n.Label)],
            ["contribution"] = [.. library.Courses.SelectMany(c => c.Lessons).SelectMany(l => l.Body.PersonalBlocks.OfType<ContributionBlock>()).Select(b => new Named(b.Contribution, b.About)).DistinctBy(n => n.Label)],
        };
        var own = BlockShape.For(path).Select(b => b.Name).ToHashSet();
        return new(
            [.. BlockShape.All.Where(b => b.OnlyInside is not null || own.Contains(b.Name)).Select(b => new BlockWords(b.Name, b.Label, b.Template, b.OnlyInside, [.. b.Fields.Select(FieldWords.Of)]))],
            new FrontWords([.. (DocumentShape.Of(path)?.Fields ?? []).Select(FieldWords.Of)]), names);
    }

    private static IReadOnlyList<Named> FilesOf(Folders folders, string folder)
    {
        var full = Path.Combine(folders.Content, folder);
        return Directory.Exists(full)
            ? [.. Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Select(f => new Named(Path.GetRelativePath(folders.Content, f).Replace('\\', '/'), "")).OrderBy(n => n.Label, StringComparer.Ordinal)]
            : [];
    }
}

/// <summary>Something that can be named.</summary>
/// <param name="Label">How it is written.</param>
/// <param name="Detail">What it is.</param>
internal sealed record Named(string Label, string Detail);

/// <summary>A kind of block.</summary>
internal sealed record BlockWords(string Name, string Label, string Template, string? OnlyInside, IReadOnlyList<FieldWords> Fields);

/// <summary>The fields of the document.</summary>
internal sealed record FrontWords(IReadOnlyList<FieldWords> Fields);

/// <summary>A field.</summary>
internal sealed record FieldWords(string Name, bool IsRequired, IReadOnlyCollection<string> Values, string Names)
{
    public static FieldWords Of(FieldShape field) => new(field.Name, field.IsRequired, field.Values, field.Names.ToString().ToLowerInvariant());
}
