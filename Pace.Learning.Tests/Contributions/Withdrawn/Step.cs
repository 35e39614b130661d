using Pace.Learning.Tests.Parents;

namespace Pace.Learning.Tests.Contributions.Withdrawn;

/// <summary>What a parent can do, and what time does.</summary>
internal enum Act
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
internal sealed record Step(Act Act, int Voice)
{
    // Yes and no are what it is about; the rest comes in between.
    private static readonly Act[] Weighed =
    [
        Act.Give, Act.Give, Act.Give, Act.Give, Act.Edit, Act.EditAndCarry, Act.EditAndCarry, Act.WithdrawUse, Act.WithdrawUse, Act.WithdrawContribution,
        Act.WithdrawEverything, Act.EraseWords, Act.Pause, Act.EndPause, Act.EndPause, Act.Expire, Act.CarryWhileWithdrawing, Act.GiveWhileWithdrawing,
    ];

    /// <summary>Begins with a yes to each voice, so that there is something to take back.</summary>
    public static List<Step> Generate(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, WithdrawnScene.ContributionBlocks).Select(voice => new Step(Act.Give, voice)),
            .. Enumerable.Range(0, count).Select(_ => new Step(Weighed[random.Next(Weighed.Length)], random.Next(WithdrawnScene.ContributionBlocks))),
        ];
    }

    public override string ToString() => $"{Act}({Voice})";
}
