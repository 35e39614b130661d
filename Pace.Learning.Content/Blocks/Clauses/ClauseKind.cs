namespace Pace.Learning.Content.Blocks.Clauses;

/// <summary>A commitment of an agreement, with what it means in plain words.</summary>
internal sealed class ClauseKind() : BlockKind("clause")
{
    private const int TitleCharacters = 120;

    public override bool TakesArgument => true;

    public override bool IsForAgreements => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var id = fields.Id() ?? page.Ids.TakeLike("clause");
        var summary = fields.Text("summary", required: true, most: 400) ?? "";
        var promise = fields.Text("promise", most: 40);
        if (block.Argument.Length is 0 or > TitleCharacters)
        {
            fields.Bad(block.Line, $"A clause has a title of at most {TitleCharacters} characters after its kind, such as \":::clause We believe you\".");
        }
        // One level below the heading that it stands under; before its text, which may have headings of its own.
        var above = page.Headings.LastOrDefault(h => h.IsTop && page.Clauses.All(c => c.Clause.Id != h.Heading.Id));
        var heading = new Heading(id, block.Argument, above is null ? 2 : Math.Min(6, above.Heading.Level + 1));
        page.Headings.Add(new(heading, block.Line, IsTop: true));
        var (html, text) = page.Fragment(block);
        if (text.Length == 0)
        {
            fields.Bad(block.Line, "A clause needs a text.");
        }
        var clause = new AgreementClause
        {
            Id = id,
            Title = block.Argument,
            Summary = summary,
            Promise = promise,
            Html = html,
            Markdown = page.Manuscript.Written(block),
            PlainText = text,
        };
        page.Clauses.Add(new(clause, block.Line));
        Write(clause, heading.Level, page);
    }

    private static void Write(AgreementClause clause, int level, PageWriter page)
    {
        page.AddWords($"{clause.Title}\n{clause.Summary}\n{clause.PlainText}");
        page.AddLine($"""
            <section class="clause">
            <h{level} id="{clause.Id}">{clause.Title}</h{level}>
            <div class="clause-summary">
            <p class="block-title">In plain words</p>
            <p>{clause.Summary}</p>
            </div>
            <div class="clause-text">
            {clause.Html}
            </div>
            </section>
            """);
    }
}
