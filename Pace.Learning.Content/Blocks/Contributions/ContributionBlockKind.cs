namespace Pace.Learning.Content.Blocks.Contributions;

/// <summary>
/// A place for a parent's words. The words themselves are never here: they are asked for, with their consent, when the page is.
/// Neither they nor what stands for them is given to search.
/// </summary>
internal sealed class ContributionBlockKind() : BlockKind("parent-voice")
{
    public override bool IsPersonal => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var id = fields.Id() ?? page.Ids.TakeLike("parent-voice");
        var contribution = fields.Text("contribution", required: true, most: 100) ?? "";
        if (contribution.Length > 0 && !FrontMatter.Name.IsWellFormed(contribution))
        {
            fields.Bad(fields.LineOf("contribution"), "\"contribution\" is the key of a contribution: lower-case letters, digits and hyphens.");
        }
        var about = fields.Text("about", required: true) ?? "";
        var (html, text) = page.Fragment(block);
        if (text.Length == 0)
        {
            fields.Bad(block.Line, "A parent-voice block needs a text that stands here when no parent's words may be shown.");
        }
        page.Add(new ContributionBlock(id, $"{page.DocumentId}/{id}", contribution, about, html));
    }
}
