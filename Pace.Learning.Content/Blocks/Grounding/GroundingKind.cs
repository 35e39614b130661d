namespace Pace.Learning.Content.Blocks.Grounding;

/// <summary>A pause.</summary>
internal sealed class GroundingKind() : BlockKind("grounding")
{
    public override bool TakesArgument => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var title = block.Argument.Length == 0 ? "A pause" : block.Argument;
        page.AddLine($"""
            <aside class="grounding">
            <p class="block-title">{title}</p>
            """);
        page.WriteBody(block);
        page.AddLine($"</aside>");
    }
}
