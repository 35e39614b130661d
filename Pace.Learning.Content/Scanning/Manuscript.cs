using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Scanning;

/// <summary>What a file starts with, before its text.</summary>
internal enum Opening
{
    /// <summary>Fields between two <c>---</c> lines.</summary>
    FrontMatter,

    /// <summary>Perhaps a heading of level one, which is its title.</summary>
    Title,

    /// <summary>Nothing.</summary>
    Text,
}

/// <summary>A file as its author wrote it: front matter read, blocks found, Markdown still in lines.</summary>
internal sealed class Manuscript
{
    private Manuscript(string path)
    {
        Path = path;
        Findings = new(path);
        Body = new("", "", 1);
    }

    public string Path { get; }

    public FindingLog Findings { get; }

    /// <summary>The hash of the file's bytes; <c>null</c> when the file can't be read or is over a limit.</summary>
    public FileHash? Hash { get; private set; }

    /// <summary>The file's exact bytes; empty when the file is over a limit, or the text is in no file.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>The file's lines; empty when the file is over a limit.</summary>
    public string[] Lines { get; private set; } = [];

    /// <summary><c>null</c>: there is none, or it cannot be read.</summary>
    public YamlMap? FrontMatter { get; private set; }

    /// <summary>The heading of level one that a file without front matter may start with.</summary>
    public string? Title { get; private set; }

    public ScannedBlock Body { get; private set; }

    /// <summary>The document's id as written.</summary>
    public string? WrittenId => FrontMatter?.Text("id");

    /// <summary>Reads a document.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="path">Its path.</param>
    /// <param name="opening">What it starts with.</param>
    public static Manuscript Read(IContentFolder folder, string path, Opening opening = Opening.FrontMatter) => ReadUnless(null, folder, path, opening)!;

    /// <summary>Reads a document, or only its bytes: <c>null</c> when they have the hash.</summary>
    public static Manuscript? ReadUnless(FileHash? hash, IContentFolder folder, string path, Opening opening)
    {
        var manuscript = new Manuscript(path);
        if (TextFile.ReadBytes(folder, path, manuscript.Findings) is not { } bytes)
        {
            return manuscript;
        }
        var found = FileHash.Of(bytes);
        if (found == hash)
        {
            return null;
        }
        if (TextFile.Split(TextFile.Decode(bytes), manuscript.Findings) is { } lines)
        {
            (manuscript.Hash, manuscript.Bytes, manuscript.Lines) = (found, bytes, lines);
            manuscript.Body = new BlockScanner(lines, manuscript.Findings).Scan(manuscript.ReadOpening(opening));
        }
        return manuscript;
    }

    /// <summary>A document from text that is in no folder.</summary>
    public static Manuscript Of(string path, string text, Opening opening = Opening.Text)
    {
        var manuscript = new Manuscript(path);
        if (TextFile.Split(text, manuscript.Findings) is { } lines)
        {
            manuscript.Lines = lines;
            manuscript.Body = new BlockScanner(lines, manuscript.Findings).Scan(manuscript.ReadOpening(opening));
        }
        return manuscript;
    }

    /// <summary>A block's Markdown as it stands in the file, without its fields and the blocks inside it.</summary>
    public string Written(ScannedBlock block) => string.Join("\n\n", block.Parts.OfType<ProsePart>()
        .Select(p => string.Join('\n', Lines[(p.Line - 1)..(p.End - 1)]).Trim('\n')));

    /// <summary>Reads what stands before the text; returns the line on which the text starts.</summary>
    private int ReadOpening(Opening opening) => opening switch
    {
        Opening.FrontMatter => ReadFrontMatter(),
        Opening.Title => ReadTitle(),
        _ => 1,
    };

    private int ReadTitle()
    {
        var first = Array.FindIndex(Lines, l => l.Length > 0);
        if (first < 0 || !Lines[first].StartsWith("# ", StringComparison.Ordinal))
        {
            return 1;
        }
        Title = Lines[first][2..].Trim();
        return first + 2;
    }

    /// <summary>Reads the fields at the top; returns the line on which the body starts.</summary>
    private int ReadFrontMatter()
    {
        if (Lines[0].TrimEnd() is not "---")
        {
            Findings.Error(1, RuleNames.FrontMatter, "The file opens with a line \"---\", fields such as \"title: …\", and another \"---\".");
            return 1;
        }
        var end = Array.FindIndex(Lines, 1, l => l.TrimEnd() is "---");
        if (end < 0)
        {
            Findings.Error(1, RuleNames.FrontMatter, "The fields at the top need a line \"---\" after them.");
            return Lines.Length + 1;
        }
        FrontMatter = YamlReader.Read(Lines.AsSpan(1, end - 1), 2, Findings);
        return end + 2;
    }
}
