using Pace.Learning.Content.Markup;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Compilation;

/// <summary>What one document asks about the site around it while it is compiled. With the same answers it always compiles to the same.</summary>
internal sealed class SiteQuestions(ContentSite site)
{
    private readonly HashSet<SiteQuestion> asked = [];

    public CompilerOptions Options => site.Options;

    /// <summary>Everything that was asked, with the answers; <c>null</c> when a file couldn't be read, so that it has to be asked anew.</summary>
    public IReadOnlyList<SiteQuestion>? Asked => HasFailed ? null : [.. asked];

    /// <summary>Whether a file couldn't be read.</summary>
    public bool HasFailed { get; set; }

    public Source? FindSource(string tag, int line, FindingLog findings)
    {
        var source = site.SourceOf(tag);
        asked.Add(new SourceQuestion(tag, source, source is null ? site.SourceTags : ""));
        if (source is null)
        {
            findings.Error(line, RuleNames.UnknownSource, $"sources.yaml has no source \"{tag}\". It has {site.SourceTags}.");
        }
        return source;
    }

    /// <summary>The address of a document by its id; <c>null</c> when there is none.</summary>
    public string? AddressOf(string id)
    {
        var address = site.Addresses.GetValueOrDefault(id);
        asked.Add(new AddressQuestion(id, address));
        return address;
    }

    public bool HasFile(string path)
    {
        var isThere = site.Files.Contains(path);
        asked.Add(new FileQuestion(path, isThere));
        return isThere;
    }

    /// <summary>The size of a file in bytes.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public long BytesOf(string path)
    {
        var bytes = site.Folder.BytesOf(path);
        asked.Add(new SizeQuestion(path, bytes));
        return bytes;
    }

    /// <summary>Another file of the folder, to be taken in.</summary>
    public Manuscript Read(string path)
    {
        var manuscript = Manuscript.Read(site.Folder, path, Opening.Text);
        HasFailed |= manuscript.Hash is null;
        if (manuscript.Hash is { } hash)
        {
            site.Facts.Learn(path, hash);
            asked.Add(new TextQuestion(path, hash));
        }
        return manuscript;
    }

    /// <summary>The address of a file of <c>media/</c>, or <c>null</c> and a finding when it is not there.</summary>
    public string? FindMedia(string path, int line, FindingLog findings)
    {
        var file = path.StartsWith("/media/", StringComparison.Ordinal) ? path[1..] : path;
        if (file.StartsWith("media/", StringComparison.Ordinal) && HasFile(file))
        {
            return Served(new Address(AddressKind.Site, "/" + file).Encoded());
        }
        var where = file.StartsWith("media/", StringComparison.Ordinal) ? "" : " Its path starts with \"media/\".";
        findings.Error(line, RuleNames.BrokenLink, $"There is no file \"{(file.Length > 80 ? file[..80] + "…" : file)}\".{where}");
        return null;
    }

    /// <summary>The tag of a picture of <c>media/</c>, or <c>null</c> and a finding when it is not there.</summary>
    public FinishedHtml? FindPicture(string path, string alt, int line, FindingLog findings)
    {
        if (FindMedia(path, line, findings) is not { } src)
        {
            return null;
        }
        var file = path.TrimStart('/');
        var found = site.Facts.PictureOf(file);
        asked.Add(new PictureQuestion(file, found));
        var size = found is { } s ? FinishedHtml.Of($" width=\"{s.Width}\" height=\"{s.Height}\"") : default;
        return FinishedHtml.Of($"""<img src="{src}" alt="{alt}"{size} loading="lazy">""");
    }

    public string Served(string path) => site.Served(path);
}
