using Pace.Learning.Content.Files;
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
    /// <param name="path">As it is written.</param>
    /// <param name="line">Where.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="guard">The key of the place that it stands in: what shows somebody stands in a place that is asked for, and in no other.</param>
    public string? FindMedia(string path, int line, FindingLog findings, string? guard = null)
    {
        var file = FileOf(path);
        if (file.StartsWith("media/", StringComparison.Ordinal) && HasFile(file))
        {
            var facts = FactsOf(file);
            if (facts?.Guard is { } needed && needed != guard)
            {
                findings.Error(line, RuleNames.MisplacedBlock, $"\"{file}\" shows or tells of a parent, who may take that back. It can stand as the picture of a figure, or in a media block with its own captions and transcript; in a lesson, with \"instead\".");
                return null;
            }
            return Served(new Address(AddressKind.Site, facts?.Served is { } served ? $"/media/{served}" : $"/{file}").Encoded());
        }
        var where = file.StartsWith("media/", StringComparison.Ordinal) ? "" : " Its path starts with \"media/\".";
        findings.Error(line, RuleNames.BrokenLink, $"There is no file \"{(file.Length > 80 ? file[..80] + "…" : file)}\".{where}");
        return null;
    }

    /// <summary>The tag of a picture of <c>media/</c>, or <c>null</c> and a finding when it is not there.</summary>
    /// <param name="path">As it is written.</param>
    /// <param name="alt">What it shows.</param>
    /// <param name="line">Where.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="guard">The key of the place that it stands in.</param>
    public FinishedHtml? FindPicture(string path, string alt, int line, FindingLog findings, string? guard = null)
    {
        if (FindMedia(path, line, findings, guard) is not { } src)
        {
            return null;
        }
        var facts = FactsOf(path);
        var size = SizeOf(path, facts) is { } s ? FinishedHtml.Of($" width=\"{s.Width}\" height=\"{s.Height}\"") : default;
        return FinishedHtml.Of($"""<img src="{src}" alt="{alt}"{(facts is { Smaller.Count: > 0 } ? Smaller(facts, src) : default)}{size} loading="lazy">""");
    }

    /// <summary>What is known of a file of <c>media/</c>.</summary>
    public MediaFacts? FactsOf(string path)
    {
        var file = FileOf(path);
        var facts = site.FactsOf(file);
        asked.Add(new FactsQuestion(file, facts));
        return facts;
    }

    private PictureSize? SizeOf(string path, MediaFacts? facts)
    {
        if (facts is { Width: > 0, Height: > 0 })
        {
            return new PictureSize(facts.Width, facts.Height);
        }
        var found = site.Facts.PictureOf(FileOf(path));
        asked.Add(new PictureQuestion(FileOf(path), found));
        return found;
    }

    // Text is 40 rem wide at most, and so are the pictures in it.
    private FinishedHtml Smaller(MediaFacts facts, string src)
    {
        var all = facts.Smaller.Select(p => $"{Served(new Address(AddressKind.Site, $"/media/{p.Served}").Encoded())} {p.Width}w").Append($"{src} {facts.Width}w");
        return FinishedHtml.Of($" srcset=\"{string.Join(", ", all)}\" sizes=\"(min-width: 44rem) 40rem, 92vw\"");
    }

    private static string FileOf(string path) => path.StartsWith("/media/", StringComparison.Ordinal) ? path[1..] : path;

    public string Served(string path) => site.Served(path);
}
