using Pace.Learning.Content.Blocks.Checks;

namespace Pace.Learning.Content.Blocks.Pools;

/// <summary>Questions of which each attempt draws some.</summary>
internal sealed class PoolKind() : BlockKind("pool")
{
    public override bool IsPersonal => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var id = fields.Id() ?? page.Ids.TakeLike("pool");
        var draw = fields.Whole("draw", 1, 50, required: true) ?? 1;
        var checks = new List<CheckBlock>();
        foreach (var part in block.Parts)
        {
            if (part is ScannedBlock { Kind: CheckKindOfBlock.Word } check)
            {
                checks.Add(CheckKindOfBlock.Read(check, page));
            }
            else
            {
                page.Findings.Error(part.Line, RuleNames.MisplacedBlock, "A pool holds check blocks and nothing else.");
            }
        }
        if (checks.Count == 0)
        {
            page.Findings.Error(block.Line, RuleNames.CheckNoQuestion, "A pool needs questions: check blocks inside it.");
        }
        else if (draw > checks.Count)
        {
            page.Findings.Error(fields.LineOf("draw"), RuleNames.CheckDrawTooLarge, $"The pool draws {draw} questions and has {checks.Count}.");
        }
        page.Add(new PoolBlock(id, $"{page.DocumentId}/{id}", Math.Min(draw, checks.Count), checks));
    }
}
