using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.FrontMatter;
using Pace.Learning.Content.Prose;
using Pace.Learning.Content.Scanning;

namespace Pace.Learning.Content.Blocks.KeyPoints;

/// <summary>What to take away.</summary>
internal sealed class KeyPointKind() : BlockKind("key-point")
{
    public override bool TakesArgument => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var title = block.Argument.Length == 0 ? "Key point" : block.Argument;
        page.AddWords(title);
        page.Add($"<aside class=\"key-point\">\n<p class=\"block-title\">{Html.Escape(title)}</p>\n");
        page.WriteBody(block);
        page.Add("</aside>\n");
    }
}
