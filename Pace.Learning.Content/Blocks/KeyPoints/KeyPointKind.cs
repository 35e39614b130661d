namespace Pace.Learning.Content.Blocks.KeyPoints;

/// <summary>What to take away.</summary>
internal sealed class KeyPointKind() : BlockKind("key-point")
{
    public override bool TakesArgument => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var title = block.Argument.Length == 0 ? "Key point" : block.Argument;
        page.AddWords(title);
        page.AddLine($"""
            <aside class="key-point">
            <p class="block-title">{title}</p>
            """);
        page.WriteBody(block);
        page.AddLine($"</aside>");
    }
}
