namespace Pace.Learning.Content.Blocks.Reflections;

/// <summary>A prompt to write a private note.</summary>
internal sealed class ReflectionKind() : BlockKind("reflection")
{
    public override bool IsPersonal => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var id = fields.Id() ?? page.Ids.TakeLike("reflection");
        var (html, text) = page.Fragment(block);
        if (text.Length == 0)
        {
            fields.Bad(block.Line, "A reflection needs a prompt.");
        }
        page.AddWords(text);
        page.Add(new ReflectionBlock(id, $"{page.DocumentId}/{id}", html, text));
    }
}
