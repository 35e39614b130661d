namespace Pace.Learning.Content.Scanning;

/// <summary>A part of a body, in lines of its file counted from 1.</summary>
internal abstract record Part(int Line);

/// <summary>Markdown between blocks: from <c>Line</c> up to, not including, <c>End</c>.</summary>
internal sealed record ProsePart(int Line, int End) : Part(Line);

/// <summary>A block as it stands in the file, before its kind has read it.</summary>
internal sealed record ScannedBlock(string Kind, string Argument, int Line) : Part(Line)
{
    public List<Part> Parts { get; } = [];

    public YamlMap? Fields { get; set; }

    public IEnumerable<ScannedBlock> Blocks => Parts.OfType<ScannedBlock>();

    /// <summary>The block's <c>id</c> as written, before it is known to be a good one.</summary>
    public string? WrittenId => Fields?.Text("id");

    /// <summary>The blocks inside it, at any depth, in reading order.</summary>
    public IEnumerable<ScannedBlock> Everything => Blocks.SelectMany(b => b.Everything.Prepend(b));
}
