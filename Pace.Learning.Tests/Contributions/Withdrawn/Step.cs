using FsCheck;
using FsCheck.Fluent;

namespace Pace.Learning.Tests.Contributions.Withdrawn;

/// <summary>What a parent can do, and what time does.</summary>
public enum Act
{
    Give,
    Edit,
    EditAndCarry,
    WithdrawUse,
    WithdrawContribution,
    WithdrawEverything,
    EraseWords,
    Pause,
    EndPause,
    Expire,
    CarryWhileWithdrawing,
    GiveWhileWithdrawing,
}

/// <summary>One act, on one of the voices.</summary>
public sealed record Step(Act Act, int Voice)
{
    public override string ToString() => $"{Act}({Voice})";
}

/// <summary>What is done one after the other.</summary>
public sealed record Steps(IReadOnlyList<Step> All)
{
    private const int Count = 12;
    private const int MostTriesToShrink = 12;

    // Yes and no are what it is about; the rest comes in between.
    private static readonly Act[] Weighed =
    [
        Act.Give, Act.Give, Act.Give, Act.Give, Act.Edit, Act.EditAndCarry, Act.EditAndCarry, Act.WithdrawUse, Act.WithdrawUse, Act.WithdrawContribution,
        Act.WithdrawEverything, Act.EraseWords, Act.Pause, Act.EndPause, Act.EndPause, Act.Expire, Act.CarryWhileWithdrawing, Act.GiveWhileWithdrawing,
    ];

    /// <summary>Begins with a yes to each voice, so that there is something to take back. A sequence takes long, so not all shorter ones are tried.</summary>
    public static Arbitrary<Steps> Sequences()
    {
        var tries = MostTriesToShrink;
        var step = Gen.Elements(Weighed).Zip(Gen.Choose(0, WithdrawnScene.ContributionBlocks - 1), (act, voice) => new Step(act, voice));
        var yeses = Enumerable.Range(0, WithdrawnScene.ContributionBlocks).Select(voice => new Step(Act.Give, voice));
        return Arb.From(step.ListOf(Count).Select(steps => new Steps([.. yeses, .. steps])), steps => steps.OneFewer().TakeWhile(_ => tries-- > 0));
    }

    public override string ToString() => string.Join(", ", All);

    private IEnumerable<Steps> OneFewer() => Enumerable.Range(1, All.Count).Select(back => new Steps([.. All.SkipLast(back), .. All.TakeLast(back - 1)]));
}
