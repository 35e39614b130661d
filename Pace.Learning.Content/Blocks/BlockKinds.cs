using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Pace.Learning.Content.Blocks.Checks;
using Pace.Learning.Content.Blocks.Clauses;
using Pace.Learning.Content.Blocks.ContentNotes;
using Pace.Learning.Content.Blocks.Contributions;
using Pace.Learning.Content.Blocks.Downloads;
using Pace.Learning.Content.Blocks.Figures;
using Pace.Learning.Content.Blocks.Grounding;
using Pace.Learning.Content.Blocks.KeyPoints;
using Pace.Learning.Content.Blocks.Media;
using Pace.Learning.Content.Blocks.Pools;
using Pace.Learning.Content.Blocks.Reflections;
using Pace.Learning.Content.Blocks.Scenarios;

namespace Pace.Learning.Content.Blocks;

/// <summary>Every kind of block. A new one is a folder beside this file, and a line here.</summary>
internal static class BlockKinds
{
    private static readonly FrozenDictionary<string, BlockKind> All = new BlockKind[]
    {
        new ContentNoteKind(),
        new KeyPointKind(),
        new FigureKind(),
        new ScenarioKind(),
        new ChoiceKind(),
        new CheckKindOfBlock(),
        new PoolKind(),
        new ReflectionKind(),
        new MediaKind(),
        new ContributionBlockKind(),
        new GroundingKind(),
        new DownloadKind(),
        new ClauseKind(),
    }.ToFrozenDictionary(k => k.Name);

    /// <summary>The kind of a name that is known to be one.</summary>
    public static BlockKind Named(string name) => All[name];

    /// <summary>Finds the kind of a block that stands by itself on a page; a finding says why it is none or may not stand there.</summary>
    public static bool TryFind(ScannedBlock block, PageWriter page, [NotNullWhen(true)] out BlockKind? kind)
    {
        if (!All.TryGetValue(block.Kind, out kind))
        {
            var known = string.Join(", ", All.Keys.Order(StringComparer.Ordinal));
            page.Findings.Error(block.Line, RuleNames.UnknownBlock, $"There is no block of the kind \"{Short(block.Kind)}\". There are {known}.");
            return false;
        }
        if (kind.OnlyInside is { } outer)
        {
            page.Findings.Error(block.Line, RuleNames.MisplacedBlock, $"A {kind.Name} block only stands inside a {outer} block.");
            return false;
        }
        if (kind.IsForAgreements != page.IsAgreement)
        {
            page.Findings.Error(block.Line, RuleNames.MisplacedBlock, page.IsAgreement
                ? $"A {kind.Name} block can't stand in an agreement, which is only clauses and the text around them."
                : $"A {kind.Name} block only stands in a version of an agreement.");
            return false;
        }
        if (kind.IsPersonal && !page.IsLesson)
        {
            page.Findings.Error(block.Line, RuleNames.MisplacedBlock, $"A {kind.Name} block only stands in a lesson.");
            return false;
        }
        return true;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
