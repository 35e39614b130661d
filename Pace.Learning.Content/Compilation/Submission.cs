using System.Globalization;
using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Compilation;

/// <summary>A document's file at the start of a compilation: as it was compiled before when its bytes are the same, otherwise read.</summary>
internal sealed class Submission
{
    private readonly IContentFolder folder;
    private readonly Proof? before;
    private readonly Manuscript? manuscript;

    private Submission(DocumentFile file, IContentFolder folder, Proof? before, Manuscript? manuscript) =>
        (File, this.folder, this.before, this.manuscript) = (file, folder, before, manuscript);

    public DocumentFile File { get; }

    /// <summary>The id as written.</summary>
    public string? Id => before is null ? manuscript!.WrittenId : before.Id;

    /// <summary>The reading age as written, when it is a number.</summary>
    public int? ReadingAge =>
        int.TryParse(before is null ? manuscript!.FrontMatter?.Text("reading-age") : before.ReadingAge, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;

    public static Submission Of(DocumentFile file, IContentFolder folder, FileFacts facts, KeptProofs kept)
    {
        var before = kept.Of(file);
        // What people sign is read each time, whatever the file system says of it.
        if (before is not null && file.Kind is not (DocumentKind.Agreement or DocumentKind.Version) && facts.KnownHashOf(file.Path) == before.Hash)
        {
            return new(file, folder, before, null);
        }
        var manuscript = Manuscript.ReadUnless(before?.Hash, folder, file.Path, OpeningOf(file));
        if ((manuscript is null ? before!.Hash : manuscript.Hash) is { } hash)
        {
            facts.Learn(file.Path, hash);
        }
        return new(file, folder, manuscript is null ? before : null, manuscript);
    }

    /// <summary>Compiles it, unless it would be the same as before. What comes back may be kept, and isn't changed any more.</summary>
    public Proof Prove(Given given, ContentSite site)
    {
        if (before is not null && before.IsStillRight(File, given, site))
        {
            return before;
        }
        var read = manuscript ?? Manuscript.Read(folder, File.Path, OpeningOf(File));
        var kind = File.Kind switch
        {
            DocumentKind.Lesson => PageKind.Lesson,
            DocumentKind.Version => PageKind.Agreement,
            _ => PageKind.Text,
        };
        // A page to print has no fields, and so no id.
        return Draft.Of(File, new PageWriter(read, new(site), read.WrittenId ?? File.Slug, kind), given).Compile(given);
    }

    private static Opening OpeningOf(DocumentFile file) => file.Kind is DocumentKind.Download ? Opening.Title : Opening.FrontMatter;
}
