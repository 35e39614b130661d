using System.Text;
using Markdig.Syntax;
using Pace.Learning.Content.Blocks;
using Pace.Learning.Content.Markup;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Compilation;

/// <summary>A heading, and where it stands.</summary>
internal sealed record WrittenHeading(Heading Heading, int Line, bool IsTop);

/// <summary>A link to somewhere on the site, and where it stands.</summary>
internal sealed record WrittenLink(string Address, int Line, FindingLog Findings);

/// <summary>A clause, and where it stands.</summary>
internal sealed record WrittenClause(AgreementClause Clause, int Line);

/// <summary>What kind of document a page is, as far as it decides what may stand there.</summary>
internal enum PageKind
{
    Text,
    Lesson,
    Agreement,
}

/// <summary>Compiles one document's body: the blocks write themselves to it, one after the other.</summary>
internal sealed class PageWriter : HtmlBuilder
{
    /// <summary>The field with what stands in the place of what may not be shown.</summary>
    public const string Instead = "instead";

    private readonly List<Segment> segments = [];
    private readonly StringBuilder words = new();
    private readonly ProseReader reader;
    private readonly PageKind kind;
    private int spent;
    private int depth;

    public PageWriter(Manuscript manuscript, SiteQuestions site, string documentId, PageKind kind)
    {
        (Manuscript, Site, DocumentId, this.kind) = (manuscript, site, documentId, kind);
        reader = new(manuscript, this);
        TakeIds();
    }

    public Manuscript Manuscript { get; }

    public SiteQuestions Site { get; }

    public string DocumentId { get; }

    public bool IsLesson => kind is PageKind.Lesson;

    /// <summary>Whether it is signed, so that nothing in it may depend on anything outside it.</summary>
    public bool IsAgreement => kind is PageKind.Agreement;

    public FindingLog Findings => Manuscript.Findings;

    public PageIds Ids { get; } = new();

    public ProseRenderer Renderer { get; } = new();

    public List<WrittenHeading> Headings { get; } = [];

    public List<WrittenClause> Clauses { get; } = [];

    public List<WrittenLink> Links { get; } = [];

    /// <summary>Where content notes stand.</summary>
    public List<int> ContentNotes { get; } = [];

    /// <summary>Headings that content notes lead to, and where they say so.</summary>
    public List<(string Id, int Line)> Skips { get; } = [];

    /// <summary>Files of <c>downloads/</c> that the document offers, with their titles and sizes.</summary>
    public List<(string File, string Title, long Bytes)> Downloads { get; } = [];

    /// <summary>Findings of other files that this document takes in, such as transcripts.</summary>
    public List<FindingLog> OtherFindings { get; } = [];

    /// <summary>Everything that a reader reads here, for measuring it.</summary>
    public StringBuilder Sentences { get; } = new();

    public bool IsInBlock => depth > 0;

    public CompiledText Write()
    {
        WriteParts(Manuscript.Body);
        EndHtml();
        return new([.. segments], [.. Headings.Where(h => h.IsTop).Select(h => h.Heading)], words.ToString().Trim());
    }

    /// <summary>Leaves a hole that is filled for each reader.</summary>
    public void Add(PersonalBlock block)
    {
        EndHtml();
        segments.Add(new BlockSegment(block));
    }

    /// <summary>
    /// Leaves a hole for what shows a parent, with what stands there when it may not be shown. What is written for it is given neither to search nor to anybody who
    /// measures the page.
    /// </summary>
    public void AddGuarded(ScannedBlock block, Fields fields, string id, string guard, Action write)
    {
        if (!IsLesson)
        {
            Findings.Error(block.Line, RuleNames.MisplacedBlock, "What shows a parent only stands in a lesson: it is asked for each learner whether it may be shown.");
        }
        var instead = fields.Text(Instead, required: true) ?? "";
        EndHtml();
        var (spoken, measured) = (words.Length, Sentences.Length);
        write();
        var shown = Take();
        (words.Length, Sentences.Length) = (spoken, measured);
        AddLine($"""<p class="media-instead">{InlineHtml(instead, fields.LineOf(Instead))}</p>""");
        segments.Add(new BlockSegment(new GuardedMediaBlock(id, $"{DocumentId}/{id}", guard, shown, Take())));
    }

    /// <summary>Adds to the words that search finds.</summary>
    public void AddWords(string text) => words.Append(text).Append('\n');

    /// <summary>Writes a block's Markdown; blocks inside it are reported, since the kind has no use for them.</summary>
    public void WriteBody(ScannedBlock block, bool isSourced = false)
    {
        foreach (var part in block.Parts)
        {
            if (part is ProsePart prose)
            {
                Write(prose, isSourced);
            }
        }
        RefuseBlocksIn(block);
    }

    public void Write(ProsePart part, bool isSourced = false)
    {
        var prose = reader.Read(part, isSourced: isSourced);
        AddWords(ProseText.Of(prose.Blocks));
        AddLine($"{Renderer.Html(prose.Blocks)}");
    }

    /// <summary>A block's Markdown as markup of its own, outside the page's.</summary>
    public (FinishedHtml Html, string Text) Fragment(ScannedBlock block)
    {
        RefuseBlocksIn(block);
        var blocks = block.Parts.OfType<ProsePart>().SelectMany(p => reader.Read(p).Blocks).ToList();
        return (Renderer.Html(blocks), ProseText.Of(blocks));
    }

    /// <summary>The Markdown of a check, in which boxes mark the right options.</summary>
    public ParsedProse? Question(ScannedBlock block)
    {
        RefuseBlocksIn(block);
        return block.Parts.OfType<ProsePart>().FirstOrDefault() is { } part ? reader.Read(part, Pipelines.Checks) : null;
    }

    /// <summary>A field's value as markup of a single line.</summary>
    public FinishedHtml InlineHtml(string text, int line)
    {
        var prose = reader.Read(text, line);
        AddWords(ProseText.Of(prose.Blocks));
        return prose.Blocks is [ParagraphBlock only] ? Renderer.Inline(only) : FinishedHtml.Of($"{text}");
    }

    /// <summary>Takes in the Markdown of another file of the folder.</summary>
    public void WriteFile(string path)
    {
        var other = Site.Read(path);
        OtherFindings.Add(other.Findings);
        var otherReader = new ProseReader(other, this);
        foreach (var part in other.Body.Parts)
        {
            if (part is ProsePart prose)
            {
                var read = otherReader.Read(prose);
                AddWords(ProseText.Of(read.Blocks));
                AddLine($"{Renderer.Html(read.Blocks)}");
            }
            else
            {
                other.Findings.Error(part.Line, RuleNames.MisplacedBlock, "A transcript is only text: blocks can't stand in it.");
            }
        }
    }

    /// <summary>Counts characters of addresses against the document's limit; false when it is used up.</summary>
    public bool Spend(int characters, int line, FindingLog findings)
    {
        var before = spent;
        spent = Math.Min(spent + characters, int.MaxValue / 2);
        if (spent > Limits.LinkCharacters && before <= Limits.LinkCharacters)
        {
            findings.Error(line, RuleNames.TooLarge, "The links of this document come to too many characters.");
        }
        return spent <= Limits.LinkCharacters;
    }

    /// <summary>Compiles a block by its kind, and reports fields that the kind has not asked for.</summary>
    public void Compile(ScannedBlock block)
    {
        if (!BlockKinds.TryFind(block, this, out var found))
        {
            return;
        }
        if (!found.TakesArgument && block.Argument.Length > 0)
        {
            Findings.Error(block.Line, RuleNames.BadValue, $"A {found.Name} block has nothing after its kind.");
        }
        depth++;
        var fields = new Fields(block.Fields, block.Line, $"this {found.Name} block", Findings);
        found.Compile(block, fields, this);
        fields.RefuseOthers();
        depth--;
    }

    private void TakeIds()
    {
        foreach (var id in Site.Options.ReservedIds)
        {
            Ids.Take(id);
        }
        foreach (var block in Manuscript.Body.Everything)
        {
            if (block.WrittenId is { } id && !Ids.Take(id))
            {
                var owner = Site.Options.ReservedIds.Contains(id) ? "The page itself" : "Another block of this document";
                Findings.Error(block.Fields?.Find("id")?.Line ?? block.Line, RuleNames.DuplicateId, $"{owner} has the id \"{id}\".");
            }
        }
    }

    private void RefuseBlocksIn(ScannedBlock block)
    {
        foreach (var inner in block.Blocks)
        {
            Findings.Error(inner.Line, RuleNames.MisplacedBlock, $"A {inner.Kind} block can't stand inside a {block.Kind} block: close that one with \":::\" first.");
        }
    }

    private void WriteParts(ScannedBlock body)
    {
        foreach (var part in body.Parts)
        {
            if (part is ProsePart prose)
            {
                Write(prose);
            }
            else if (part is ScannedBlock block)
            {
                Compile(block);
            }
        }
    }

    private void EndHtml()
    {
        if (Take() is { Length: > 0 } html)
        {
            segments.Add(new HtmlSegment(html));
        }
    }
}
