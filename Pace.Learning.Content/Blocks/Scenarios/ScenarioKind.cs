namespace Pace.Learning.Content.Blocks.Scenarios;

/// <summary>A situation with choices that open where they stand: details elements, which work without JavaScript.</summary>
internal sealed class ScenarioKind() : BlockKind("scenario")
{
    private const int MostSteps = 4;

    public override bool TakesArgument => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var id = fields.Id() ?? page.Ids.TakeLike("scenario");
        var titleId = page.Ids.TakeLike($"{id}-title");
        var title = block.Argument.Length == 0 ? "What would you do?" : block.Argument;

        page.AddWords(title);
        page.AddLine($"""
            <section class="scenario" id="{id}" aria-labelledby="{titleId}">
            <p class="block-title" id="{titleId}">{title}</p>
            """);
        WriteStep(block, page, step: 1);
        page.AddLine($"</section>");
        if (!block.Blocks.Any())
        {
            page.Findings.Error(block.Line, RuleNames.ScenarioChoices, "A scenario has two to four choices.");
        }
    }

    /// <summary>Writes what has happened, and the choices that it leaves.</summary>
    private static void WriteStep(ScannedBlock block, PageWriter page, int step)
    {
        var choices = block.Blocks.ToList();
        if (choices.Count is 1 or > 4)
        {
            page.Findings.Error(block.Line, RuleNames.ScenarioChoices, $"A step of a scenario has two to four choices, not {choices.Count}.");
        }
        if (choices.Count > 0 && step > MostSteps)
        {
            page.Findings.Error(choices[0].Line, RuleNames.ScenarioChoices, $"A scenario is at most {MostSteps} steps deep.");
        }
        foreach (var part in block.Parts)
        {
            if (part is ProsePart prose)
            {
                page.Write(prose);
            }
            else if (part is ScannedBlock choice)
            {
                WriteChoice(choice, page, step);
            }
        }
    }

    private static void WriteChoice(ScannedBlock choice, PageWriter page, int step)
    {
        if (choice.Kind is not ChoiceKind.Word)
        {
            page.Findings.Error(choice.Line, RuleNames.MisplacedBlock, $"Only choice blocks stand inside a scenario, not {choice.Kind}.");
            return;
        }
        var fields = new Fields(choice.Fields, choice.Line, "this choice", page.Findings);
        var verdict = fields.Word("verdict", ["helps", "mixed", "hurts"], required: true) ?? "mixed";
        fields.RefuseOthers();
        if (choice.Argument.Length == 0)
        {
            page.Findings.Error(choice.Line, RuleNames.BadValue, "A choice says what one would do, after \":::choice\".");
        }
        page.AddWords(choice.Argument);
        page.AddLine($"""
            <details class="choice">
            <summary>{choice.Argument}</summary>
            <div class="outcome">
            <p class="verdict verdict-{verdict}">{Words(verdict)}</p>
            """);
        WriteStep(choice, page, step + 1);
        page.AddLine($"""
            </div>
            </details>
            """);
    }

    private static string Words(string verdict) => verdict switch
    {
        "helps" => "This helps",
        "hurts" => "This can hurt",
        _ => "It depends",
    };
}

/// <summary>A choice, which its scenario compiles.</summary>
internal sealed class ChoiceKind() : BlockKind(Word)
{
    public const string Word = "choice";

    public override bool TakesArgument => true;

    public override string OnlyInside => "scenario";

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page) =>
        throw new InvalidOperationException("A choice is compiled by its scenario.");
}
