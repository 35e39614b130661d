using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Blocks.Checks;

/// <summary>A knowledge check: a question, a list of options with what is said to whoever chose them, and perhaps an explanation.</summary>
internal sealed class CheckKindOfBlock() : BlockKind(Word)
{
    public const string Word = "check";

    private static readonly Dictionary<string, CheckKind> Kinds = new()
    {
        ["single"] = CheckKind.Single,
        ["multiple"] = CheckKind.Multiple,
        ["ordering"] = CheckKind.Ordering,
        ["matching"] = CheckKind.Matching,
        ["short"] = CheckKind.Short,
    };

    public override bool IsPersonal => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page) => page.Add(Read(block, fields, page));

    /// <summary>Reads a check that stands in a pool.</summary>
    public static CheckBlock Read(ScannedBlock block, PageWriter page)
    {
        var fields = new Fields(block.Fields, block.Line, "this check block", page.Findings);
        var check = Read(block, fields, page);
        fields.RefuseOthers();
        return check;
    }

    private static CheckBlock Read(ScannedBlock block, Fields fields, PageWriter page)
    {
        var id = fields.Id() ?? page.Ids.TakeLike("check");
        var word = fields.Word("kind", Kinds.Keys, required: true);
        var kind = word is null ? CheckKind.Single : Kinds[word];
        var body = CheckBody.Of(page.Question(block), kind);
        var options = body.Items.Select(item => OptionReader.Read(item, kind, page)).ToList();
        if (word is not null)
        {
            CheckShape.Check(block.Line, kind, body, options, page.Findings);
        }
        var question = ProseText.Of(body.Question);
        page.AddWords(question);
        return new(
            id, $"{page.DocumentId}/{id}", kind, page.Renderer.Html(body.Question), question, OptionKeys.Given([.. options.Select(o => o.Option)]),
            page.Renderer.Html(body.ModelAnswer), page.Renderer.Html(body.Explanation));
    }
}
